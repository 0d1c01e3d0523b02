import request from 'supertest';
import { createPolicyShelf } from '#api/policy-shelf.ts';
import { loadPolicyBook } from '#policies/load.ts';
import type { ArchivedFilter } from '#store/archived.ts';
import { anArchivedCase } from '#test/policies/an-archived-case.ts';
import { anApi, keyOf, NOW } from './an-api.ts';
import { readFileSync } from 'node:fs';

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
    policies: createPolicyShelf({ book, now: () => NOW, archived }),
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
