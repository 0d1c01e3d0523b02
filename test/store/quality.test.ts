import { loadQuality } from '#policies/quality.ts';
import { findSample, hadAHand, listSamples, saveSample } from '#store/quality/samples.ts';
import { addScore, scoredSamples } from '#store/quality/scores.ts';
import { listSatisfaction } from '#store/satisfaction.ts';
import { anOrder, aRequest, DAY, event, openCase, playReturn, saveAnOrder, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
const { sampling } = loadQuality('');
const by = { type: 'qa', id: 'qa-1' } as const;
const during = { shop: 'retail-us', from: T0, to: T0 + 30 * DAY };
const drawing = { ...during, rules: sampling, seed: 'May', at: T0 + 40 * DAY, by };
const score = { at: T0 + 41 * DAY, by, sheet: '2026-11', marks: { tone: 3 }, total: 60 };

describe('samples of closed cases', () => {
  const closed: string[] = [];

  beforeAll(async () => {
    for (let n = 1; n <= 4; n += 1) {
      const order = anOrder({ orderNo: `Q${n}` });
      await saveAnOrder(db(), order);
      const driver = await openCase(db(), { request: aRequest({ order: order.orderNo }) });
      // the second agent has the last case, which is not solved in the customer's eyes
      await driver.add({
        ...event('lateEventNoted', { what: 'called', effect: 'kept' }),
        by: { type: 'agent', id: n === 4 ? 'bo' : 'ann' },
      });
      await playReturn(driver, order);
      if (n === 4) await driver.add(event('revisitAnswered', { solved: false, score: 1 }, T0 + 11 * DAY));
      closed.push(driver.caseNo);
    }
    await openCase(db(), { request: aRequest({ order: 'Q-open' }) });
  }, 30_000);

  it('draw a share of each agent and what is always looked at, the same each time (H3)', async () => {
    const { of, drawn, added } = await saveSample(db(), drawing);
    expect([of, added]).toEqual([4, 3]);
    expect(drawn.filter(({ agent }) => agent === 'ann')).toHaveLength(2);
    expect(drawn.find(({ agent }) => agent === 'bo')?.reasons).toEqual(['share', 'lowSatisfaction']);
    const again = await saveSample(db(), { ...drawing, at: T0 + 50 * DAY });
    expect(again).toEqual({ of: 4, drawn, added: 0 });
    expect((await saveSample(db(), { ...drawing, from: T0 + 20 * DAY })).of).toBe(0);
  });

  it('are listed by shop, agent and whether they are judged, page by page', async () => {
    const { queries } = db();
    const first = await listSamples(queries, { shops: ['retail-us'], ...during }, { limit: 2 });
    const second = await listSamples(queries, { shops: ['retail-us'] }, { limit: 2, after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toHaveLength(3);
    expect(second.next).toBeNull();
    expect((await listSamples(queries, { agent: 'bo', scored: false }, { limit: 9 })).rows).toHaveLength(1);
    expect((await listSamples(queries, { shops: ['other'] }, { limit: 9 })).rows).toEqual([]);
  });

  it('keep every score: a correction is a further version, and the last one counts (H3)', async () => {
    const { queries, pool } = { ...db(), pool: db().pool };
    const { rows } = await listSamples(queries, { agent: 'bo' }, { limit: 1 });
    const sampleId = rows[0]?.id ?? '';
    await addScore(db(), { ...score, sampleId, lesson: 'ask first' });
    const both = await Promise.all([1, 2].map((n) => addScore(db(), { ...score, sampleId, total: 60 + n })));
    expect(both.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect((await findSample(queries, sampleId))?.score).toMatchObject({ version: 3 });
    await expect(pool.query('update qa_scores set total = 100')).rejects.toThrow('append-only');
    expect(await scoredSamples(queries, { shops: ['retail-us'] }, 9)).toMatchObject([
      { agent: 'bo', score: { version: 3 } },
    ]);
  });

  it('know who had a hand in a case (H3)', async () => {
    const [first = ''] = closed;
    expect(await hadAHand(db().queries, first, 'ann')).toBe(true);
    expect(await hadAHand(db().queries, first, 'qa-1')).toBe(false);
  });

  it('list what customers answered, the newest first (E1)', async () => {
    const { queries } = db();
    const filter = { shops: ['retail-us'], from: T0, to: T0 + 30 * DAY };
    const first = await listSatisfaction(queries, filter, { limit: 1 });
    expect(first.rows).toMatchObject([{ caseNo: closed[3], solved: false, score: 1, at: T0 + 11 * DAY }]);
    const rest = await listSatisfaction(queries, filter, { limit: 9, after: first.next ?? '' });
    expect(rest.rows.map(({ solved }) => solved)).toEqual([true, true, true, true]);
    expect((await listSatisfaction(queries, { ...filter, to: T0 }, { limit: 9 })).rows).toEqual([]);
  });
});
