import request from 'supertest';
import { createPolicyShelf } from '#api/policy-shelf.ts';
import { loadPolicyBook } from '#policies/load.ts';
import type { ArchivedFilter } from '#store/archived.ts';
import { anArchivedCase } from '#test/policies/an-archived-case.ts';
import { anApi, keyOf, NOW } from './an-api.ts';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLiveBook } from '#policies/live.ts';
import { publishPolicy } from '#policies/publish.ts';
import { policyFolder, type PolicyFolder } from '#test/policies/folder.ts';

const book = loadPolicyBook('policies', { onCalendarGap: () => undefined });
const draft = readFileSync('policies/retail-us.yaml', 'utf8').replace('days: 30', 'days: 10');

/** An API whose archive is what a test says; it remembers what was asked of the archive. */
function anArchive(shops: readonly string[] = ['*']) {
  const asked: ArchivedFilter[] = [];
  const archived = async (filter: ArchivedFilter) => {
    asked.push(filter);
    return Array.from({ length: 120 }, (_, n) =>
      anArchivedCase({ caseNo: `AS-2026-${String(n + 1).padStart(6, '0')}`, deliveredDaysAgo: 20 }),
    );
  };
  const { app } = anApi({
    policies: createPolicyShelf({ book, now: () => NOW, archived, publish: () => undefined }),
    keys: { find: async () => ({ id: 'boss', role: 'supervisor', shops }) },
  });
  const post = (body: object) =>
    request(app).post('/v1/policies/try').set('Authorization', keyOf('supervisor')).send(body);
  return { asked, app, post };
}

describe('policies over HTTP', () => {
  it('are listed with the version that a case of today pins, and the shops it serves (C2, F4)', async () => {
    const { body } = await request(anApi().app).get('/v1/policies').set('Authorization', keyOf('agent'));
    expect(body.data).toHaveLength(book.all().length);
    expect(body.data).toContainEqual(
      expect.objectContaining({ id: 'retail-us', version: '2026-01', current: true, shops: ['retail-us'] }),
    );
    expect(body.data.filter(({ id }: { id: string }) => id === 'eu')).toMatchObject([{ shops: [] }]);
  });

  it('are explained: sources, durations as they are written, rules with both sentences (C2, R35)', async () => {
    const { body } = await request(anApi().app).get('/v1/policies/eu/2026-01').set('Authorization', keyOf('agent'));
    expect(body.sections).toMatchObject({
      window: { days: 14, anchor: 'lastParcel', source: 'verified' },
      clocks: { customerShips: { within: 'P14D', from: 'notice', source: 'verified' } },
      settlement: { expressSurplus: { value: false, source: 'verified' } },
    });
    const { remedies } = body.sections as { remedies: { id: string; because: object }[] };
    expect(remedies.find(({ id }) => id === 'withdrawal')?.because).toEqual({
      zh: expect.any(String),
      en: expect.any(String),
    });
    expect(body.sections).not.toHaveProperty('tests');
  });

  it('that do not exist are a 404 of their own', async () => {
    const answer = await request(anApi().app).get('/v1/policies/eu/1999').set('Authorization', keyOf('agent'));
    expect([answer.status, answer.body.code]).toEqual([404, 'policy_version_unknown']);
  });

  it('are tried on the cases the caller may see, and on no others (API1)', async () => {
    const own = anArchive(['retail-us']);
    await own.post({ draft });
    await own.post({ draft, shop: 'retail-cn', since: '2026-01-01T00:00:00Z', limit: 7 });
    expect(own.asked).toEqual([
      { policy: 'retail-us', shops: ['retail-us'], limit: 500 },
      { shops: [], since: Date.parse('2026-01-01T00:00:00Z'), limit: 7 },
    ]);
  });

  it('are tried in slices, and the slices are one table (F4)', async () => {
    const { body } = await anArchive().post({ draft });
    expect([body.tried, body.differing.length]).toEqual([120, 120]);
    expect(body.summary.decisions).toEqual([
      {
        was: 'offer return_and_refund, freight on the merchant',
        would: 'refuse window_closed, final',
        cases: 120,
        costDifference: { USD: -1_200_000 },
      },
    ]);
  });
});

describe('drafts over HTTP', () => {
  const NEXT = {
    "version: '2026-01'": "version: '2099-01'",
    "effectiveFrom: '2026-01-01'": "effectiveFrom: '2099-01-01'",
  };
  let folder: PolicyFolder;
  beforeEach(() => {
    folder = policyFolder(['retail-us']);
  });
  afterEach(() => folder.remove());

  /** An API over a folder of its own, as a process has it. */
  function aShop(shops: readonly string[] = ['*']) {
    const live = createLiveBook(folder.dir, { now: () => NOW, onRefused: fail, onCalendarGap: () => undefined });
    const { app } = anApi({
      policies: createPolicyShelf({
        book: live,
        now: () => NOW,
        archived: async () => [],
        publish: (source) => publishPolicy(source, { dir: folder.dir, book: loadPolicyBook(folder.dir), now: NOW }),
      }),
      keys: { find: async () => ({ id: 'boss', role: 'manager', shops }) },
    });
    const ask = (method: 'get' | 'post', path: string) =>
      request(app)[method](path).set('Authorization', keyOf('manager')).set('Idempotency-Key', `k${Math.random()}`);
    return { get: (path: string) => ask('get', path), post: (path: string, to: object) => ask('post', path).send(to) };
  }
  const fail = (error: unknown): never => {
    throw error;
  };

  it('become a version that everybody sees at once, and no draft twice (F4, R35)', async () => {
    const { get, post } = aShop();
    const text = folder.text('retail-us', {
      ...NEXT,
      'customerShips: { within: P14D': 'customerShips: { within: P15D',
    });
    const checked = await post('/v1/policies/check', { draft: text });
    expect([checked.status, checked.body.against]).toEqual([200, '2026-01']);
    expect(checked.body.changes).toContainEqual({
      section: 'clocks',
      name: 'customerShips',
      kind: 'changed',
      fields: [{ field: 'within', was: 'P14D', is: 'P15D' }],
    });
    expect(checked.body.objections).toMatchObject([{ path: ['tests', 'clock', expect.any(String)] }]);

    const good = folder.text('retail-us', NEXT);
    const published = await post('/v1/policies', { draft: good });
    expect([published.status, published.body]).toMatchObject([201, { version: '2099-01', current: false }]);
    const { body: listed } = await get('/v1/policies');
    expect(listed.data.map(({ version }: { version: string }) => version)).toEqual(['2026-01', '2099-01']);
    expect((await get('/v1/policies/retail-us/2099-01/file')).body.text).toBe(good);
    const { body: changes } = await get('/v1/policies/retail-us/2099-01/changes?since=2026-01');
    expect(changes.data.map(({ section }: { section: string }) => section)).toEqual(['version', 'effectiveFrom']);
    const { body: tests } = await get('/v1/policies/retail-us/2099-01/tests');
    expect(tests).toMatchObject({ untested: [] });
    expect(tests.examples.every(({ wrong }: { wrong: unknown }) => wrong === null)).toBe(true);

    const again = await post('/v1/policies', { draft: good });
    expect([again.status, again.body.code]).toEqual([422, 'draft_unpublishable']);
    expect(again.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/draft/version',
      '/draft/effectiveFrom',
    ]);
  });

  it('name the field that is wrong, down to the table of a rule (C2)', async () => {
    const { post } = aShop();
    const pointersOf = async (changes: Record<string, string>) => {
      const { status, body } = await post('/v1/policies', { draft: folder.text('retail-us', { ...NEXT, ...changes }) });
      return [status, ...body.errors.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await pointersOf({ 'days: 30': 'days: many' })).toEqual([422, '/draft/window/days']);
    expect(await pointersOf({ 'calendar: us': 'calendar: nowhere' })).toEqual([422, '/draft/calendar']);
    expect(await pointersOf({ 'when: problem == "out_of_stock"': 'when: probelm == "x"' })).toEqual([
      422,
      '/draft/liability',
    ]);
    expect(await pointersOf({ "effectiveFrom: '2099-01-01'": "effectiveFrom: '2020-01-01'" })).toEqual([
      422,
      '/draft/effectiveFrom',
    ]);
  });

  it('of a policy that serves a shop of others are not for a manager of one shop (H2)', async () => {
    cpSync('policies/shops.yaml', join(folder.dir, 'shops.yaml'));
    cpSync('policies/cn-marketplace.yaml', join(folder.dir, 'cn-marketplace.yaml'));
    const answer = await aShop(['retail-cn']).post('/v1/policies', { draft: folder.text('retail-us', NEXT) });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
  });
});
