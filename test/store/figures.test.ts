import fc from 'fast-check';
import { emptyState } from '#domain/case/state.ts';
import type { CaseOfFacts } from '#domain/figures/facts.ts';
import type { FigureTime } from '#domain/figures/figure-time.ts';
import { figureOf } from '#domain/figures/index.ts';
import { createTally, type Cell } from '#domain/figures/tally.ts';
import { findHotSpots } from '#store/figures/find-hot-spots.ts';
import { closeHotSpot, findHotSpot, listHotSpots } from '#store/figures/hot-spots.ts';
import { defectFeedback } from '#store/figures/product-feedback.ts';
import { readFacts } from '#store/figures/read-facts.ts';
import { projectFacts } from '#store/project/facts.ts';
import { stepsOf } from '#store/project/step.ts';
import { rebuild } from '#store/rebuild/rebuild.ts';
import { readEvents } from '#store/events.ts';
import { A_REQUEST, aCase } from '#test/support/a-case.ts';
import { anAct, walkOn } from '#test/support/case-walk.ts';
import { slowFigures } from '#test/support/slow-figures.ts';
import { anOrder, aRequest, DAY, event, HOUR, openCase, playReturn, register, saveAnOrder, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();

const TIME: FigureTime = {
  dateAt: (at) => new Date(at).toISOString().slice(0, 10),
  endOf: (date) => Date.parse(`${date}T24:00:00Z`),
  worked: (from, to) => to - from,
};
const ALWAYS = { from: '2020-01-01', to: '2035-12-31' };

async function everything(shops?: readonly string[]): Promise<CaseOfFacts[]> {
  const found: CaseOfFacts[] = [];
  const filter = { from: 0, to: Date.UTC(2040, 0), ...(shops ? { shops } : {}) };
  for await (const page of readFacts(db().queries, filter, 3)) found.push(...page);
  return found;
}

const cellsOf = (id: string, cases: readonly CaseOfFacts[], by?: 'sku' | 'remedy'): readonly Cell[] => {
  const figure = figureOf(id);
  if (!figure) throw new Error(`no figure is called ${id}`);
  const tally = createTally({ figure, days: ALWAYS, ...(by ? { by } : {}) });
  for (const one of cases) tally.add(one, TIME);
  return tally.cells();
};

describe('figures of cases that the journal wrote', () => {
  beforeAll(async () => {
    for (const orderNo of ['F1', 'F2', 'F3', 'F4']) {
      const order = anOrder({ orderNo });
      await saveAnOrder(db(), order);
      const driver = await openCase(db(), { request: aRequest({ order: orderNo }) });
      if (orderNo !== 'F4') await playReturn(driver, order);
    }
  }, 30_000);

  it('are what a search of the whole journal gives, case by case (I1)', async () => {
    const cases = await everything();
    expect(cases).toHaveLength(4);
    for (const one of cases) {
      const events = await readEvents(db().queries, one.caseNo);
      for (const [id, added] of Object.entries(slowFigures(events))) {
        const figure = figureOf(id);
        const entries = figure && figure.how !== 'stock' ? figure.entries(one, TIME) : [];
        expect([id, entries.map(({ at, value }) => ({ at, value }))]).toEqual([id, added]);
      }
    }
  });

  it('add up: three paid returns of 33.33, each resolved in seven days, one case still open (I1)', async () => {
    const cases = await everything(['retail-us']);
    const value = (id: string, by?: 'sku' | 'remedy') =>
      cellsOf(id, cases, by).map(({ name, currency, value: told }) => [name, currency, told]);
    expect(value('refunded', 'sku')).toEqual([['SKU-1', 'USD', 9_999]]);
    expect(value('resolution')).toEqual([[null, null, 7 * DAY]]);
    expect(value('opened')).toEqual([[null, null, 4]]);
    expect(value('closed')).toEqual([[null, null, 3]]);
    expect(value('open')).toEqual([[null, null, 1]]);
    expect(value('opened', 'remedy')).toEqual([
      ['return_and_refund', null, 3],
      [null, null, 1],
    ]);
    expect(await everything(['another-shop'])).toEqual([]);
  });

  it('are derived anew by the rebuild, which finds and mends what differs (I1)', async () => {
    expect((await rebuild(db(), { compareOnly: true })).differences).toEqual([]);
    await db().pool.query(`update case_facts set facts = jsonb_set(facts, '{openedAt}', '1') where order_no = 'F1'`);
    await db().pool.query(`delete from case_facts where order_no = 'F2'`);
    const { differences } = await rebuild(db());
    expect(differences.map(({ table, column }) => [table, column])).toEqual([
      ['case_facts', 'facts'],
      ['case_facts', null],
    ]);
    expect((await rebuild(db(), { compareOnly: true })).differences).toEqual([]);
  });

  it('of a case that is older than its facts are caught up by its next event (I1)', async () => {
    await db().pool.query(`delete from case_facts where order_no = 'F4'`);
    const [row] = (
      await db().pool.query<{ case_no: string; seq: number }>(`select case_no, seq from cases where order_no = 'F4'`)
    ).rows;
    const events = await readEvents(db().queries, row?.case_no ?? '');
    const steps = stepsOf(emptyState(row?.case_no ?? ''), events);
    await projectFacts(db().queries, steps.slice(-1));
    expect((await rebuild(db(), { compareOnly: true })).differences).toEqual([]);
  });
});

describe('figures of whatever happens to cases', () => {
  const aWalk = fc.record({
    problem: fc.constantFrom('defective', 'question', 'no_longer_wanted' as const),
    acts: fc.array(anAct, { minLength: 5, maxLength: 60, size: 'max' }),
    piece: fc.integer({ min: 1, max: 9 }),
  });

  it('are stored piece by piece as a search of the whole journal gives them (I1)', async () => {
    const walks = fc.sample(aWalk, { seed: 20261122, numRuns: 20 });
    for (const [n, { problem, acts, piece }] of walks.entries()) {
      const test = aCase({ request: { ...A_REQUEST, problem, hasSymptom: true, evidence: 1 } });
      const walk = walkOn(test);
      for (const act of acts) walk.act(act);
      const request = aRequest({ order: `walk-${n}`, shop: 'walked' });
      const { caseNo } = await register(db(), { request });
      const steps = stepsOf(emptyState(caseNo), test.journal).map((step) => ({
        ...step,
        after: { ...step.after, caseNo, request: { ...step.after.request, shop: 'walked' } },
      }));
      for (let from = 0; from < steps.length; from += piece)
        await projectFacts(db().queries, steps.slice(from, from + piece));
      const [stored] = (await everything(['walked'])).filter((one) => one.caseNo === caseNo);
      if (!stored) throw new Error('it has facts');
      for (const [id, added] of Object.entries(slowFigures(test.journal))) {
        const figure = figureOf(id);
        const entries = figure && figure.how !== 'stock' ? figure.entries(stored, TIME) : [];
        const sum = (all: readonly { value: number }[]) => all.reduce((total, { value }) => total + value, 0);
        expect([id, entries.length, sum(entries)]).toEqual([id, added.length, sum(added)]);
      }
    }
  }, 60_000);
});

describe('hot spots', () => {
  const SHOP = 'hot-shop';
  const NIGHT = T0 + 100 * DAY;
  let n = 0;

  /** Takes in cases of an article with a defect, opened so long before the night. */
  async function defects(sku: string, count: number, daysBefore: number, night = NIGHT): Promise<string[]> {
    const made: string[] = [];
    for (let index = 0; index < count; index += 1) {
      n += 1;
      const orderNo = `H${n}`;
      const line = { lineNo: 1, sku, name: 'Lamp', category: 'home', quantity: 1, net: 100, trackingNo: null };
      await saveAnOrder(db(), { shop: SHOP, orderNo, lines: [line], payments: [] });
      const request = aRequest({
        shop: SHOP,
        order: orderNo,
        problem: 'defective',
        items: [{ lineNo: 1, quantity: 1 }],
        symptomCode: 'leaks',
      });
      const driver = await openCase(db(), { request, receivedAt: night - daysBefore * DAY + index * HOUR });
      const about = [{ sku, batch: 'B7' }];
      await driver.add(event('findingMade', { liability: 'merchant', about }, night - daysBefore * DAY + index * HOUR));
      made.push(driver.caseNo);
    }
    return made;
  }
  const look = (at: number) => findHotSpots(db().queries, { shop: SHOP, at });
  const listed = async () => (await listHotSpots(db().queries, { shops: [SHOP] }, { limit: 50 })).rows;

  it('are raised once with the cases behind them, joined, cooled and closed with a cause (I2)', async () => {
    await defects('QUIET', 1, 3);
    for (const weeks of [2, 3, 4, 5, 6, 7, 8]) await defects('STEADY', 4, weeks * 7);
    await defects('STEADY', 5, 3);
    const cases = await defects('HOT', 6, 2);
    const first = await look(NIGHT);
    const hot = (await listed()).filter(({ subject }) => subject === 'sku');
    expect(hot).toMatchObject([{ name: 'HOT', status: 'open', count: 6, cases, alarm: null }]);
    expect(first.opened).toContain(hot[0]?.id);
    expect(await look(NIGHT)).toEqual({ opened: [], joined: [], cooled: [] });

    const id = hot[0]?.id ?? '';
    await db().pool.query(
      `insert into alarms (id, shop, kind, sku, batch, opened_at, opened_by) values ('AL-x', $1, 'sku', 'HOT', '', to_timestamp(0), $2)`,
      [SHOP, cases[0]],
    );
    const [later] = await defects('HOT', 1, 0.9, NIGHT + DAY);
    expect((await look(NIGHT + DAY)).joined).toContain(id);
    expect(await findHotSpot(db().queries, id)).toMatchObject({ cases: [...cases, later], alarm: 'AL-x' });

    const by = { type: 'supervisor', id: 's1' } as const;
    const closing = { at: NIGHT + DAY, by, cause: 'material', note: 'a bad seal' } as const;
    expect(await closeHotSpot(db().queries, id, closing)).toBe(true);
    expect(await closeHotSpot(db().queries, id, closing)).toBe(false);
    const again = await look(NIGHT + DAY + HOUR);
    expect((await listed()).filter(({ name, status }) => name === 'HOT' && status === 'open')).toEqual([]);
    expect(again.opened.filter((one) => one === id)).toEqual([]);

    const { cooled } = await look(NIGHT + 30 * DAY);
    const cool = (await listed()).filter(({ status }) => status === 'cooled').map((one) => one.id);
    expect(cool.toSorted()).toEqual([...cooled].toSorted());
  }, 60_000);

  it('tell the product department the same defects with cases, units, symptoms and references to words (I4)', async () => {
    const feedback = await defectFeedback(db().queries, { shops: [SHOP], from: 0, to: NIGHT + 2 * DAY, limit: 2 });
    expect(feedback).toMatchObject([
      { sku: 'STEADY', batch: 'B7', units: 33, symptoms: [{ code: 'leaks', cases: 33 }], words: [], alarm: null },
      { sku: 'HOT', batch: 'B7', units: 7, alarm: 'AL-x' },
    ]);
    expect(feedback[1]?.cases).toHaveLength(7);
    expect(await defectFeedback(db().queries, { shops: [], from: 0, to: NIGHT, limit: 5 })).toEqual([]);
  });
});
