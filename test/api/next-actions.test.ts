import request from 'supertest';
import type { KeyRole } from '#api/access.ts';
import { anApi, aCase, CASE_NO, keyOf } from './an-api.ts';

const at = `/v1/cases/${CASE_NO}`;
const get = (api: ReturnType<typeof anApi>, role: KeyRole, path: string) =>
  request(api.app).get(path).set('authorization', keyOf(role));
const tryIt = (api: ReturnType<typeof anApi>, role: KeyRole, body: object) =>
  request(api.app).post(`${at}/actions/preview`).set('authorization', keyOf(role)).send(body);

describe('what can be done on a case', () => {
  it('is told by role, each with the address that does it (B5, H2)', async () => {
    const api = anApi();
    const { body } = await get(api, 'agent', `${at}/actions`);
    expect(body).toMatchObject({
      version: 7,
      primary: { id: 'acceptOffer:1', operation: 'acceptOffer', path: `${at}/offers/1/accept`, needsVersion: false },
    });
    const offering = body.others.find(({ operation }: { operation: string }) => operation === 'makeOffer');
    expect(offering).toMatchObject({ needsVersion: true, limit: { amount: 5_000, currency: 'USD' } });
    expect((await get(api, 'warehouse', `${at}/actions`)).body).toMatchObject({ primary: null, others: [] });
  });

  it('says whose a task is that the caller may not do (B6)', async () => {
    const api = anApi();
    const tasks = [{ id: 't1', kind: 'stuckRefund', openedAt: 0, why: 'refused', step: 'refund', level: 0 }] as const;
    api.cases.set(CASE_NO, aCase({ stage: 'execution', tasks }));
    expect((await get(api, 'agent', `${at}/actions`)).body.forbidden).toContainEqual(
      expect.objectContaining({
        id: 'resolveTask:t1',
        refusal: expect.objectContaining({ code: 'forbidden', data: { task: 't1', role: 'finance' } }),
      }),
    );
    expect((await get(api, 'finance', `${at}/actions`)).body.primary).toMatchObject({ id: 'resolveTask:t1' });
  });
});

describe('an act that is only tried', () => {
  const yes = { operation: 'acceptOffer', params: { version: '1' }, body: {} };

  it('is checked as its own operation is, and neither sent nor kept (R44)', async () => {
    const api = anApi();
    expect((await tryIt(api, 'agent', yes)).body).toMatchObject({
      possible: true,
      effect: { waitingOn: { from: 'customer' }, deadlines: { end: [{ name: 'offerAnswer' }] } },
    });
    expect((await tryIt(api, 'agent', { ...yes, params: { version: '9' } })).body).toMatchObject({
      possible: false,
      refusal: { code: 'offer_superseded', data: { version: 1 } },
      effect: null,
    });
    expect((await tryIt(api, 'agent', { ...yes, body: { nonsense: 1 } })).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: '/body/nonsense', in: 'body' }],
    });
    expect([api.done.sent, api.done.texts]).toEqual([[], []]);
  });

  it('is for whoever may do it (H2)', async () => {
    const finding = { operation: 'changeFinding', body: { liability: 'carrier', reason: 'the photo' } };
    expect((await tryIt(anApi(), 'agent', finding)).status).toBe(403);
    expect((await tryIt(anApi(), 'finance', yes)).status).toBe(403);
  });
});
