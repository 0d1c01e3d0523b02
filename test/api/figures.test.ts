import exceljs from 'exceljs';
import request from 'supertest';
import { emptyState } from '#domain/case/state.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import type { CaseOfFacts } from '#domain/figures/facts.ts';
import { factsAfter } from '#domain/figures/fold/facts.ts';
import { FIGURES } from '#domain/figures/index.ts';
import type { ApiDeps } from '#api/deps.ts';
import type { KeyRole } from '#api/access.ts';
import { stepsOf } from '#store/project/step.ts';
import { A_REQUEST, HOUR, START } from '#test/support/a-case.ts';
import { anApi, keyOf, noInsight } from './an-api.ts';

const ANNA = { type: 'agent', id: 'demo-agent' } as const;
const HOSTILE = '=HYPERLINK("http://evil.example","pay")';

/** A case that was answered by a person after so many hours, in a shop, with an amount paid back. */
function aCaseOf(caseNo: string, shop: string, { hours, amount }: { hours: number; amount: number }): CaseOfFacts {
  const at = START + hours * HOUR;
  const money = { amount, currency: shop === 'retail-cn' ? ('CNY' as const) : ('USD' as const) };
  const offer = { version: 1, remedy: 'refund_only', money, freight: 'merchant', decision: 1, refundDays: 5 } as const;
  const happened: readonly NewEvent[] = [
    event(
      'requestReceived',
      { request: { ...A_REQUEST, shop }, policy: { id: 'p', version: '1' }, questions: [] },
      { by: ANNA, at: START },
    ),
    event('offerMade', { offer }, { by: ANNA, at }),
    event('refundPlanned', { n: 1, paymentId: 'pay', tender: 'card', money }, { by: { type: 'system' }, at }),
    event('refundReported', { n: 1, report: { status: 'arrived' } }, { by: { type: 'provider' }, at: at + HOUR }),
  ];
  const events = happened.map((one, index): CaseEvent => ({ ...one, seq: index + 1 }));
  const facts = factsAfter(undefined, stepsOf(emptyState(caseNo), events));
  if (!facts) throw new Error('there are events');
  const lines = [{ lineNo: 1, sku: HOSTILE, net: amount, quantity: 2 }];
  return { caseNo, shop, facts, lines, currency: money.currency };
}

const CASES = [
  aCaseOf('AS-2026-000001', 'retail-us', { hours: 2, amount: 1_000 }),
  aCaseOf('AS-2026-000002', 'retail-us', { hours: 4, amount: 550 }),
  aCaseOf('AS-2026-000003', 'retail-cn', { hours: 30, amount: 990 }),
];

const HOSTILES = [HOSTILE, '+1', '@SUM(A1)', '-2+3', '\t=1+1', '\r=1', ' =1+1', '＝1', 'plain, "quoted"\nnew line'];

const insight: ApiDeps['insight'] = {
  ...noInsight,
  async *facts({ shops }) {
    yield CASES.filter(({ shop }) => shops === 'all' || shops.includes(shop));
  },
  async *cases() {
    yield HOSTILES.map((orderNo, index) => ({
      caseNo: `AS-2026-${String(index).padStart(6, '0')}`,
      shop: 'retail-us',
      orderNo,
      channel: 'web',
      kind: 'return',
      problem: null,
      wish: null,
      stage: 'closed',
      remedy: null,
      outcome: null,
      priority: 3,
      openedAt: START,
      firstResponseAt: null,
      closedAt: null,
    }));
  },
};

const api = (shops: readonly string[] = ['*']) => {
  const keys: ApiDeps['keys'] = {
    find: async (token) => {
      const role = /^ak_demo-([a-z]+)_/.exec(token)?.[1] as KeyRole;
      return { id: `demo-${role}`, role, shops };
    },
  };
  return anApi({ insight, keys }).app;
};

const DAYS = 'from=2026-11-01&to=2026-11-30';
const ask = (address: string, role: KeyRole = 'supervisor', shops?: readonly string[]) =>
  request(api(shops)).get(address).set('Authorization', keyOf(role));
const rowsOf = async (address: string, role?: KeyRole, shops?: readonly string[]) =>
  (await ask(`/v1/figures?${address}&${DAYS}`, role, shops)).body.rows;

describe('figures over HTTP', () => {
  it('are listed with their definitions, to each role those that are its business (I1, H2)', async () => {
    const { body } = await ask('/v1/figures', 'manager');
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(FIGURES.map(({ id }) => id));
    expect(body.data.every(({ definition }: { definition: { zh: string } }) => definition.zh !== '')).toBe(true);
    const units = async (role: KeyRole) =>
      new Set((await ask('/v1/figures', role)).body.data.map(({ unit }: { unit: string }) => unit));
    expect(await units('finance')).toEqual(new Set(['money']));
    expect((await units('qa')).has('money')).toBe(false);
    expect((await ask(`/v1/figures?figure=refunded&${DAYS}`, 'qa')).status).toBe(403);
    expect((await ask(`/v1/figures?figure=on_time&${DAYS}`, 'finance')).status).toBe(403);
    expect((await ask('/v1/figures', 'operator')).body.code).toBe('forbidden');
  });

  it('are means with count, median and p90 over the shops of the caller only (I1)', async () => {
    expect(await rowsOf('figure=first_response')).toEqual([
      expect.objectContaining({ count: 3, value: 12 * HOUR, median: 4 * HOUR, p90: 30 * HOUR }),
    ]);
    expect(await rowsOf('figure=first_response', 'supervisor', ['retail-cn'])).toEqual([
      expect.objectContaining({ count: 1, value: 30 * HOUR }),
    ]);
    expect(await rowsOf('figure=opened&shop=retail-us', 'supervisor', ['retail-cn'])).toEqual([]);
    expect(await rowsOf('figure=opened&by=shop&period=month')).toEqual([
      expect.objectContaining({ name: 'retail-cn', period: '2026-11', value: 1 }),
      expect.objectContaining({ name: 'retail-us', period: '2026-11', value: 2 }),
    ]);
  });

  it('never add money of two currencies (I1, R24)', async () => {
    expect(await rowsOf('figure=refunded', 'finance')).toEqual([
      expect.objectContaining({ currency: 'CNY', value: 990, count: 1 }),
      expect.objectContaining({ currency: 'USD', value: 1_550, count: 2 }),
    ]);
  });

  it('are refused without days, backwards, or for ages', async () => {
    const codes = [
      'figure=open',
      'figure=open&from=2026-11-02&to=2026-11-01',
      'figure=open&from=2020-01-01&to=2026-01-01',
    ];
    for (const wish of codes) expect((await ask(`/v1/figures?${wish}`)).body.code).toBe('invalid_request');
  });

  it('show an agent only themselves, a supervisor everybody of the shops (I3)', async () => {
    const rows = (await ask(`/v1/figures/agents?${DAYS}`)).body.data;
    expect(rows).toEqual([
      expect.objectContaining({
        agent: 'demo-agent',
        handled: 3,
        firstResponse: expect.objectContaining({ count: 3, value: 12 * HOUR }),
        promises: { kept: 0, late: 0, missed: 0 },
        quality: null,
      }),
    ]);
    expect((await ask(`/v1/figures/agents?${DAYS}`, 'agent')).body.data).toEqual(rows);
    expect((await ask(`/v1/figures/agents?${DAYS}`, 'senior')).body.data).toEqual([]);
  });
});

/** The fields of a CSV with quotes, by the rules of RFC 4180. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

const binary = (address: string) =>
  ask(address)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });

async function sheetOf(address: string): Promise<exceljs.Worksheet> {
  const { body, headers } = await binary(address);
  expect(headers['content-type']).toContain('spreadsheetml');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(body);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('the workbook is empty');
  return sheet;
}

/** Excel counts columns from one. */
const valuesOf = (sheet: exceljs.Worksheet, row: number): unknown[] => {
  const { values } = sheet.getRow(row);
  return Array.isArray(values) ? values.slice(1) : [];
};

describe('files to take away', () => {
  it('as CSV begin with a byte order mark and run no formula, whatever a text is', async () => {
    const { text, headers } = await ask('/v1/exports/cases?format=csv&locale=zh-CN');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="cases.csv"');
    expect(text.startsWith('\uFEFF"案件号",')).toBe(true);
    const orders = parsed(text.slice(1))
      .slice(1)
      .map((row) => row[2]);
    expect(orders).toHaveLength(HOSTILES.length);
    expect(orders.slice(0, -1).every((order) => order?.startsWith("'"))).toBe(true);
    expect(orders.at(-1)).toBe('plain, "quoted"\nnew line');
  });

  it('as Excel hold texts as texts and numbers as numbers', async () => {
    const sheet = await sheetOf('/v1/exports/cases?format=xlsx');
    expect(sheet.getRow(1).getCell(3).value).toBe('Order');
    const cells = HOSTILES.map((_, index) => sheet.getRow(index + 2).getCell(3));
    expect(cells.map(({ type }) => type)).toEqual(HOSTILES.map(() => exceljs.ValueType.String));
    expect(cells[0]?.value).toBe(HOSTILE);
    expect(sheet.getRow(2).getCell(11).value).toBe(3);
  });

  it('tell figures by hostile names with times in hours and money in its own unit (I1)', async () => {
    const { text } = await ask(`/v1/figures?figure=refunded&by=sku&${DAYS}&format=csv`);
    expect(parsed(text.slice(1))).toEqual([
      ['SKU', 'Currency', 'Count', 'Refunds'],
      [`'${HOSTILE}`, 'CNY', '1', '9.9'],
      [`'${HOSTILE}`, 'USD', '2', '15.5'],
    ]);
    const sheet = await sheetOf(`/v1/figures?figure=first_response&by=sku&${DAYS}&format=xlsx&locale=zh-CN`);
    expect(valuesOf(sheet, 1)).toEqual(['SKU', '计数', '首次响应时长（小时）', '中位数（小时）', '九成以内（小时）']);
    expect(valuesOf(sheet, 2)).toEqual([HOSTILE, 3, 12, 4, 30]);
  });

  it('of people, too, with a column for each currency (I3)', async () => {
    const { text } = await ask(`/v1/figures/agents?${DAYS}&format=csv`);
    expect(parsed(text.slice(1))[1]?.slice(0, 3)).toEqual(['demo-agent', '3', '12']);
  });
});
