import request from 'supertest';
import type { QualityPort } from '#api/quality-port.ts';
import type { ListedSample } from '#store/quality/samples.ts';
import type { Erasure } from '#store/erase/erase-person.ts';
import type { SearchWish } from '#api/archive-port.ts';
import { anApi, CASE_NO, keyOf, NOW } from './an-api.ts';

const { deps } = anApi();
const qa = { type: 'qa', id: 'demo-qa' } as const;

describe('GET /v1/search', () => {
  const asked: SearchWish[] = [];
  const { app } = anApi({
    archive: {
      ...deps.archive,
      search: async (wish) => {
        asked.push(wish);
        return { rows: [], next: null };
      },
    },
  });

  it.each([
    ['agent', true],
    ['qa', true],
    ['warehouse', false],
    ['operator', false],
  ] as const)('as %s finds by words: %s (R50)', async (role, words) => {
    await request(app).get('/v1/search').query({ q: '开机' }).set('Authorization', keyOf(role)).expect(200);
    expect(asked.at(-1)).toEqual({ text: '开机', shops: 'all', words });
  });

  it.each([[''], ['x'.repeat(201)], ['a\0b']])('refuses %j as a question', async (q) => {
    const { status } = await request(app).get('/v1/search').query({ q }).set('Authorization', keyOf('agent'));
    expect(status).toBe(400);
  });
});

describe('POST /v1/quality/samples/{id}/score', () => {
  const sample: ListedSample = {
    id: `QA-${CASE_NO}-1`,
    shop: 'retail-us',
    caseNo: CASE_NO,
    agent: 'ann',
    closedAt: NOW,
    reasons: ['share'],
    drawnAt: NOW,
    drawnBy: qa,
    score: null,
  };
  const scoring = (change: Partial<QualityPort> = {}, marks = deps.quality.sheet.criteria.map(({ id }) => id)) =>
    request(anApi({ quality: { ...deps.quality, find: async () => sample, ...change } }).app)
      .post(`/v1/quality/samples/${sample.id}/score`)
      .set('Idempotency-Key', 'score-1')
      .send({ marks: marks.map((criterion) => ({ criterion, mark: 4 })) });

  it('is for quality assurance alone (H3)', async () => {
    const statuses: number[] = [];
    for (const role of ['qa', 'agent', 'supervisor', 'manager'] as const)
      statuses.push((await scoring().set('Authorization', keyOf(role))).status);
    expect(statuses).toEqual([200, 403, 403, 403]);
  });

  it.each([
    ['one they had a hand in', { hadAHand: async () => true }],
    ['one that is theirs', { find: async () => ({ ...sample, agent: 'demo-qa' }) }],
  ])('lets nobody judge %s (H3)', async (_, change) => {
    const { body } = await scoring(change).set('Authorization', keyOf('qa')).expect(403);
    expect(body).toMatchObject({ code: 'own_work' });
  });

  it('wants the whole sheet', async () => {
    const { body } = await scoring({}, ['tone']).set('Authorization', keyOf('qa')).expect(422);
    expect(body).toMatchObject({ code: 'marks_do_not_fit', detail: expect.stringContaining('record has no mark') });
  });
});

describe('POST /v1/customers/{shop}/{customer}/erase', () => {
  const erasure: Erasure = {
    id: 'er-1',
    shop: 'retail-us',
    customerId: 'ada_1',
    at: NOW,
    by: qa,
    reason: 'asked',
    status: 'waiting',
    waitsFor: [CASE_NO],
    erased: { texts: 2 },
    doneAt: null,
  };
  const erase = (persons: Partial<(typeof deps)['persons']>) =>
    request(anApi({ persons: { ...deps.persons, ...persons } }).app)
      .post('/v1/customers/retail-us/ada_1/erase')
      .set('Idempotency-Key', 'erase-1')
      .send({ reason: 'asked in writing' });

  it('is for managers, and tells which open cases it waits for (R50)', async () => {
    const { body } = await erase({ erase: async () => erasure })
      .set('Authorization', keyOf('manager'))
      .expect(202);
    expect(body).toMatchObject({ status: 'waiting', waitsFor: [CASE_NO], erased: { texts: 2 }, doneAt: null });
    await erase({ erase: async () => erasure })
      .set('Authorization', keyOf('supervisor'))
      .expect(403);
    await erase({ erase: async () => undefined })
      .set('Authorization', keyOf('manager'))
      .expect(404);
  });
});

describe('GET /v1/cases/{no}/record', () => {
  it('has all of the case for those who may read it (E4)', async () => {
    const { app } = anApi();
    const { body } = await request(app)
      .get(`/v1/cases/${CASE_NO}/record`)
      .set('Authorization', keyOf('agent'))
      .expect(200);
    expect(body).toMatchObject({ case: { caseNo: CASE_NO }, person: null, events: [], decisions: [], texts: [] });
    await request(app).get(`/v1/cases/${CASE_NO}/record`).set('Authorization', keyOf('warehouse')).expect(403);
  });
});
