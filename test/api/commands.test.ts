import request from 'supertest';
import { signLink } from '#api/links.ts';
import { aCase, anApi, CASE_NO, keyOf } from './an-api.ts';

type Api = ReturnType<typeof anApi>;
// oxlint-disable-next-line max-params -- read aloud: post to this api, this address, this body, with these headers
const post = (api: Api, path: string, body: object, headers: Record<string, string> = {}) =>
  request(api.app)
    .post(`/v1/cases/${CASE_NO}${path}`)
    .set({ Authorization: keyOf('agent'), 'Idempotency-Key': 'k', ...headers })
    .send(body);

describe('what is written', () => {
  it.each([
    {
      path: '/answers',
      body: { symptom: 'It smells of smoke.', evidence: ['https://example.com/a.jpg'] },
      told: { answers: { symptom: true, evidence: 1 } },
      kinds: ['symptom', 'evidence'],
    },
    {
      path: '/offers/1/decline',
      body: { wish: 'refund_only', reason: 'Too far.' },
      told: { version: 1, wish: 'refund_only' },
      kinds: ['wish'],
    },
    { path: '/dispute', body: { reason: 'It was broken.' }, told: { reason: true }, kinds: ['reason'] },
    {
      path: '/revisit',
      body: { solved: true, score: 4, suggestion: 'Faster.' },
      told: { solved: true, score: 4 },
      kinds: ['reply'],
    },
  ])('$path: stays in the store; the case is told only that it exists (R50)', async ({ path, body, told, kinds }) => {
    const api = anApi();
    expect((await post(api, path, body)).status).toBe(200);
    expect(api.done.sent[0]?.data).toEqual(told);
    expect(api.done.texts.flatMap(({ texts }) => texts.map(({ kind }) => kind))).toEqual(kinds);
    expect(JSON.stringify(api.done.sent)).not.toMatch(/smoke|Too far|broken|Faster/);
  });

  it('is kept under the name of its act, so that a repetition keeps nothing twice', async () => {
    const api = anApi();
    await post(api, '/dispute', { reason: 'It was broken.' });
    expect(api.done.texts[0]?.source).toBe('disputeRefusal:demo-agent:k');
  });
});

describe('who acts', () => {
  it('is the person or key that asks (E4)', async () => {
    const api = anApi();
    const { token } = await signLink(CASE_NO, 1, api.deps);
    await post(api, '/withdraw', {});
    await post(api, '/withdraw', {}, { Authorization: `Bearer ${token}` });
    expect(api.done.sent.map(({ by }) => by.type)).toEqual(['agent', 'customer']);
    expect(api.done.sent[1]?.by.id).toMatch(/^link:/);
  });
});

describe('a case whose workflow is gone', () => {
  it('is closed when it has a record, and not reachable when it has none yet', async () => {
    const api = anApi({}, { answer: () => ({ kind: 'gone' }) });
    expect((await post(api, '/withdraw', {})).body).toMatchObject({ status: 409, code: 'case_closed', case: CASE_NO });
    api.cases.set(CASE_NO, aCase({ seq: 0 }));
    expect((await post(api, '/withdraw', {}, { 'Idempotency-Key': 'k2' })).body).toMatchObject({
      status: 503,
      code: 'unavailable',
    });
  });
});

describe('If-Match', () => {
  it('is asked for on decisions', async () => {
    for (const [path, body] of [
      ['/offers', { remedy: 'refund_only', reason: 'x' }],
      ['/tasks/t1/decide', { verdict: 'grant', reason: 'x' }],
      ['/tasks/t1/resolve', { how: 'retry' }],
    ] as const) {
      const { status, body: problem, headers } = await post(anApi(), path, body);
      expect([path, status, problem.code, headers['etag']]).toEqual([path, 428, 'precondition_required', '"v7"']);
    }
  });

  it('lets an act on what was read pass, and refuses one on what has changed, with what changed', async () => {
    const api = anApi();
    expect((await post(api, '/withdraw', {}, { 'If-Match': '"v7"' })).status).toBe(200);
    const { status, body, headers } = await post(api, '/withdraw', {}, { 'If-Match': '"v6"', 'Idempotency-Key': 'k2' });
    expect([status, body.code, body.current, headers['etag']]).toEqual([412, 'precondition_failed', '"v7"', '"v7"']);
    expect(body.changed).toEqual([
      { seq: 7, type: 'offerMade', at: '2026-11-22T08:00:00.000Z', by: { type: 'system' } },
    ]);
    expect(api.done.sent).toHaveLength(1);
  });

  it('may be any version, or one of several', async () => {
    const api = anApi();
    expect((await post(api, '/withdraw', {}, { 'If-Match': '*' })).status).toBe(200);
    expect((await post(api, '/withdraw', {}, { 'If-Match': '"v3", "v7"', 'Idempotency-Key': 'k2' })).status).toBe(200);
  });

  it.each(['W/"v7"', 'v7', '7', '"v70"', ''])('is no match: %s', async (tag) => {
    const { status } = await post(anApi(), '/offers', { remedy: 'refund_only', reason: 'x' }, { 'If-Match': tag });
    expect(status).toBe(412);
  });

  it('lets through the repetition of an act whose own first attempt moved the case', async () => {
    const base = anApi();
    const api = anApi({
      commands: {
        ...base.deps.commands,
        recall: async (_caseNo, id) => (id === 'withdraw:demo-agent:k' ? { kind: 'later' } : undefined),
      },
    });
    expect((await post(api, '/withdraw', {}, { 'If-Match': '"v6"' })).status).toBe(200);
    expect((await post(api, '/withdraw', {}, { 'If-Match': '"v6"', 'Idempotency-Key': 'k2' })).status).toBe(412);
  });

  it('has its other side in reading: the version, and nothing when it is known', async () => {
    const api = anApi();
    const read = () => request(api.app).get(`/v1/cases/${CASE_NO}`).set('Authorization', keyOf('agent'));
    const first = await read();
    expect(first.headers['etag']).toBe('"v7"');
    const again = await read().set('If-None-Match', '"v7"');
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('the view of a case', () => {
  it('says whose turn it is, since when, and what comes next (D7)', async () => {
    const { body } = await request(anApi().app).get(`/v1/cases/${CASE_NO}`).set('Authorization', keyOf('agent'));
    expect(body).toMatchObject({
      stage: 'negotiation',
      waitingOn: 'customer',
      since: '2026-11-22T08:00:00.000Z',
      next: { clock: 'offerAnswer', at: '2026-11-22T09:00:00.000Z', reminder: true, then: 'lapse' },
      offer: { version: 1, status: 'open', money: { amount: 4784, currency: 'USD' } },
    });
    expect(body.offer.steps.length && body.offer.duties.length).toBeTruthy();
  });

  it("hides the house's tasks, clocks and provider's words from the customer", async () => {
    const api = anApi();
    api.cases.set(
      CASE_NO,
      aCase({
        tasks: [{ id: 't1', kind: 'stuckRefund', openedAt: 0, why: 'account_closed', level: 0 }],
        refunds: [
          {
            n: 1,
            paymentId: 'p1',
            tender: 'card',
            money: { amount: 1, currency: 'USD' },
            status: 'failed',
            version: 2,
            polls: 0,
            ref: 're_1',
            code: 'account_closed',
          },
        ],
      }),
    );
    const { token } = await signLink(CASE_NO, 1, api.deps);
    const { body } = await request(api.app).get(`/v1/cases/${CASE_NO}`).set('Authorization', `Bearer ${token}`);
    expect(body).toMatchObject({ tasks: [], clocks: [], refunds: [{ providerRef: null, failureCode: null }] });
    expect(JSON.stringify(body)).not.toContain('account_closed');
  });
});
