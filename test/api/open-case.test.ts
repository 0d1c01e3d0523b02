import request from 'supertest';
import type { CommandOutcome, OpenOrder } from '#case-client/port.ts';
import { anApi, aCase, keyOf } from './an-api.ts';
import { VALID } from './valid-requests.ts';

type Api = ReturnType<typeof anApi>;
const valid = VALID['openCase']?.bodies?.[0] as Record<string, unknown>;
const open = (
  api: Api,
  change: object = {},
  { role = 'integrator', key = 'k' }: { role?: 'integrator' | 'agent'; key?: string } = {},
) =>
  request(api.app)
    .post('/v1/cases')
    .set({ Authorization: keyOf(role), 'Idempotency-Key': key })
    .send({ ...valid, ...change });

const opening = (outcome: (order: OpenOrder) => CommandOutcome): { api: Api; orders: OpenOrder[] } => {
  const orders: OpenOrder[] = [];
  const base = anApi();
  const api = anApi({
    commands: {
      ...base.deps.commands,
      open: async (order) => {
        orders.push(order);
        return outcome(order);
      },
    },
  });
  return { api, orders };
};
const judged = (caseNo: string, more: object = {}): CommandOutcome => ({
  kind: 'done',
  brief: { caseNo, seq: 7, stage: 'negotiation', waitingOn: 'customer', ...more },
});

/** What else the valid request tells, as far as it is no words of the customer. */
const MORE_FACTS = {
  cause: 'quality',
  impact: 'unusable',
  urgent: true,
  symptomCode: 'no_power',
  hasTried: true,
  appearedAt: Date.parse('2026-11-20T18:00:00Z'),
  serials: ['SN-1'],
  review: { reviewId: 'rev-1', stars: 2, lineNo: 1 },
};

describe('opening a case', () => {
  it('answers with its number, address, version and view (A4)', async () => {
    const { status, headers, body } = await open(anApi());
    expect([status, headers['location'], headers['etag']]).toEqual([201, '/v1/cases/AS-2026-000100', '"v7"']);
    expect(body).toMatchObject({
      caseNo: 'AS-2026-000100',
      stage: 'negotiation',
      waitingOn: 'customer',
      duplicate: false,
      openQuestions: [],
      case: { order: 'W2611340' },
    });
  });

  it('tells the workflow facts and references only (R50)', async () => {
    const { api, orders } = opening(({ caseNo }) => judged(caseNo));
    await open(api);
    expect(orders[0]).toEqual({
      caseNo: 'AS-2026-000100',
      by: { type: 'integrator', id: 'demo-integrator' },
      policy: { id: 'retail-us', version: '2026-01' },
      request: {
        shop: 'retail-us',
        order: 'W2611340',
        channel: 'web',
        locale: 'en',
        items: [{ lineNo: 1, quantity: 1 }],
        problem: 'defective',
        wish: 'return_and_refund',
        hasSymptom: true,
        evidence: 1,
        refundTo: 'gift_card_1',
        ...MORE_FACTS,
      },
    });
  });

  it('keeps an address that an order is changed to out of what the workflow hears (J1, R50)', async () => {
    const { api, orders } = opening(({ caseNo }) => judged(caseNo));
    const taken: unknown[] = [];
    const { register } = api.deps.intake;
    api.deps.intake.register = (intake) => {
      taken.push(intake.address);
      return register(intake);
    };
    const address = { name: 'A. Canary', line1: '7 Canary Row', city: 'Boston', zip: '02134', country: 'US' };
    const change = { kind: 'address', address };
    expect((await open(api, { wish: 'change_order', problem: 'order_details', change })).status).toBe(201);
    expect(orders[0]?.request).toMatchObject({ wish: 'change_order', change: { kind: 'address' } });
    expect(JSON.stringify(orders)).not.toContain('Canary');
    expect(taken).toEqual([JSON.stringify(address)]);
  });

  it.each([
    ['/change', { wish: 'change_order' }],
    ['/wish', { wish: 'cancel', change: { kind: 'payment', methodId: 'card' } }],
    ['/replacements', { wish: 'change_order', change: { kind: 'items' }, payWith: 'card' }],
    [
      '/payWith',
      { wish: 'change_order', change: { kind: 'items' }, replacements: [{ line: 1, quantity: 1, sku: 'blue' }] },
    ],
  ])('is refused by %s where a change does not say what it needs (J1)', async (pointer, change) => {
    const { status, body } = await open(anApi(), change);
    expect({ status, errors: body.errors }).toEqual({
      status: 400,
      errors: [{ pointer, in: 'body', rule: 'required', message: expect.any(String) }],
    });
  });

  it('takes an incomplete request and lists its open questions (A3)', async () => {
    const { api } = opening(({ caseNo }) => {
      api.cases.set(caseNo, aCase({ caseNo, stage: 'intake', questions: ['items', 'problem'] }));
      return judged(caseNo, { stage: 'intake' });
    });
    const { shop, order, channel, contact } = valid;
    const { status, body } = await request(api.app)
      .post('/v1/cases')
      .set({ Authorization: keyOf('integrator'), 'Idempotency-Key': 'k' })
      .send({ shop, order, channel, contact });
    expect([status, body.openQuestions]).toEqual([201, ['items', 'problem']]);
  });

  it('refuses by rule with the number of the case that holds the refusal (B4)', async () => {
    const { api } = opening(({ caseNo }) =>
      judged(caseNo, { stage: 'diagnosis', refusal: { code: 'window_closed', disputable: true, data: { days: 40 } } }),
    );
    const [first, again] = [await open(api), await open(api)];
    expect([first.status, first.headers['location']]).toEqual([422, '/v1/cases/AS-2026-000100']);
    expect(first.body).toMatchObject({
      code: 'window_closed',
      case: 'AS-2026-000100',
      disputable: true,
      data: { days: 40 },
      errors: [{ pointer: '/problem', rule: 'window_closed' }],
    });
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
  });

  it('is 202 when the case has not answered yet, and the same key asks the same case again', async () => {
    const outcomes: CommandOutcome[] = [{ kind: 'later' }];
    const { api, orders } = opening(({ caseNo }) => outcomes.shift() ?? judged(caseNo));
    const [first, again] = [await open(api), await open(api)];
    expect([first.status, first.body, first.headers['location']]).toEqual([
      202,
      { caseNo: 'AS-2026-000100', accepted: true, duplicate: false },
      '/v1/cases/AS-2026-000100',
    ]);
    expect([again.status, again.body.caseNo]).toEqual([201, 'AS-2026-000100']);
    expect(orders.map(({ caseNo }) => caseNo)).toEqual(['AS-2026-000100', 'AS-2026-000100']);
  });

  it('leads the same problem told again to the case that has it (A8, R2)', async () => {
    const base = anApi();
    const api = anApi({
      intake: { ...base.deps.intake, register: async () => ({ caseNo: 'AS-2026-000001', duplicate: true }) },
    });
    const { status, body } = await open(api);
    expect([status, body.duplicate, body.caseNo, api.done.again, api.done.opened]).toEqual([
      201,
      true,
      'AS-2026-000001',
      ['AS-2026-000001'],
      [],
    ]);
  });

  it('starts the case that a crash had left without its workflow', async () => {
    const base = anApi();
    const api = anApi({
      intake: { ...base.deps.intake, register: async () => ({ caseNo: 'AS-2026-000001', duplicate: true }) },
      commands: { ...base.deps.commands, reportAgain: async () => 'gone', open: async ({ caseNo }) => judged(caseNo) },
    });
    expect((await open(api)).status).toBe(201);
  });

  it('knows the shops of the key only', async () => {
    const unknown = await open(anApi(), { shop: 'no-such-shop' });
    const foreign = await open(
      anApi({ keys: { find: async () => ({ id: 'k', role: 'integrator', shops: ['other'] }) } }),
    );
    for (const { status, body } of [unknown, foreign])
      expect([status, body.code, body.errors[0].pointer]).toEqual([404, 'shop_unknown', '/shop']);
  });

  it('lets staff choose the policy, and nobody else', async () => {
    const { api, orders } = opening(({ caseNo }) => judged(caseNo));
    const integrator = await open(api, { policy: 'cn-marketplace' });
    const unknown = await open(api, { policy: 'no-such' }, { role: 'agent' });
    const agent = await open(api, { policy: 'cn-marketplace' }, { role: 'agent', key: 'k2' });
    expect([integrator.status, integrator.body.errors[0].pointer]).toEqual([403, '/policy']);
    expect([unknown.status, unknown.body.code]).toEqual([422, 'policy_unknown']);
    expect([agent.status, orders[0]?.policy.id]).toEqual([201, 'cn-marketplace']);
  });

  it('asks for a way to reach the customer', async () => {
    const { status, body } = await open(anApi(), { contact: { name: 'Nobody' } });
    expect([status, body.errors]).toEqual([
      400,
      [
        {
          pointer: '/contact/email',
          in: 'body',
          rule: 'required',
          message: 'must have an e-mail address or a telephone number',
        },
      ],
    ]);
  });

  it('takes a line once', async () => {
    const { status, body } = await open(anApi(), {
      items: [
        { line: 1, quantity: 1 },
        { line: 1, quantity: 2 },
      ],
    });
    expect([status, body.errors[0]]).toEqual([
      400,
      { pointer: '/items', in: 'body', rule: 'unique', message: 'must name each line once' },
    ]);
  });
});
