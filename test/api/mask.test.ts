import request from 'supertest';
import { maskedFor } from '#api/mask.ts';
import type { StoredDecision, StoredMessage } from '#api/deps.ts';
import type { OrderLedger } from '#api/order-ledger.ts';
import { aCase, anApi, CASE_NO, keyOf, NOW } from './an-api.ts';

const AMOUNT = 91_827_364;
const CONTACT = 'ada.canary@example.test';
const sum = { amount: AMOUNT, currency: 'USD' } as const;

/** A case with a canary in every place that holds money or a way to reach somebody. */
const withCanaries = () =>
  aCase({
    request: { ...aCase().state.request, refundTo: CONTACT },
    offer: {
      version: 1,
      remedy: 'refund_only',
      money: sum,
      freight: 'merchant',
      decision: 1,
      refundDays: 7,
      status: 'open',
      madeAt: NOW,
    },
    refunds: [
      {
        n: 1,
        paymentId: 'pay-1',
        tender: 'card',
        money: sum,
        status: 'accepted',
        version: 1,
        polls: 0,
        destination: CONTACT,
      },
    ],
    tasks: [{ id: 't1', kind: 'decide', openedAt: NOW, why: `above the limit of ${AMOUNT}`, level: 0 }],
    refusal: { code: 'remedy_not_allowed', disputable: true, disputed: false, data: { limit: AMOUNT } },
  });

const page = <Row>(row: Row) => Promise.resolve({ rows: [row], next: null });
const decision: StoredDecision = {
  policy: 'retail-us',
  version: '2026-01',
  rule: 'r',
  cites: [],
  says: { zh: `最多 ${AMOUNT}`, en: `at most ${AMOUNT}` },
  facts: { value: AMOUNT, contact: CONTACT },
  arithmetic: [{ label: 'paid', amount: AMOUNT }],
  n: 1,
  at: NOW,
  kind: 'offer',
  verdict: 'refund_only',
  override: null,
};
const message: StoredMessage = {
  id: 1,
  at: NOW,
  to: 'customer',
  template: 'offer_made',
  params: { money: sum, amount: AMOUNT, email: CONTACT },
  locale: 'en',
  status: 'sent',
  sentAt: null,
};
const ledger: OrderLedger = {
  units: [{ lineNo: 1, unitNo: 1, sku: 's', net: AMOUNT, state: 'free', caseNo: null, remedy: null, settledAs: null }],
  payments: [
    {
      paymentId: 'p',
      tender: 'card',
      currency: 'USD',
      captured: AMOUNT,
      held: AMOUNT,
      refunded: AMOUNT,
      disputed: AMOUNT,
      excess: AMOUNT,
    },
  ],
  refunds: [],
  disputes: [],
  charges: [],
  settlements: [{ caseNo: CASE_NO, settlement: 's', kind: 'goods', lineNo: 1, amount: AMOUNT }],
};

function canaryApi() {
  const api = anApi();
  const reads: typeof api.deps.cases = {
    ...api.deps.cases,
    events: () =>
      page({
        seq: 1,
        type: 'offerAccepted',
        at: NOW,
        by: { type: 'customer' },
        because: `for ${AMOUNT}`,
        data: { version: 1, amount: AMOUNT, account: CONTACT, deep: { money: sum } } as never,
      }),
    decisions: () => page(decision),
    messages: () => page(message),
    ledger: async () => ledger,
  };
  api.cases.set(CASE_NO, withCanaries());
  return { ...anApi({ cases: reads }), cases: api.cases };
}

const READS = [
  `/v1/cases/${CASE_NO}`,
  `/v1/cases/${CASE_NO}/events`,
  `/v1/cases/${CASE_NO}/decisions`,
  `/v1/cases/${CASE_NO}/messages`,
  '/v1/orders/retail-us/W2611340/ledger',
];

describe('what is masked for a role', () => {
  it.each(READS)("%s tells the warehouse nobody's money and contact, an operator no contact (API3)", async (path) => {
    const read = async (role: 'agent' | 'warehouse' | 'operator' | 'qa') => {
      const { status, text } = await request(canaryApi().app).get(path).set('Authorization', keyOf(role));
      expect([role, status]).toEqual([role, 200]);
      return { money: text.includes(String(AMOUNT)), contact: text.includes(CONTACT) };
    };
    expect((await read('agent')).money).toBe(true);
    expect((await read('qa')).money).toBe(true);
    expect(await read('warehouse')).toEqual({ money: false, contact: false });
    expect((await read('operator')).contact).toBe(false);
  });

  it('an act answers with the same mask (API3)', async () => {
    const api = canaryApi();
    api.cases.set(CASE_NO, {
      ...withCanaries(),
      state: {
        ...withCanaries().state,
        tasks: [{ id: 't1', kind: 'ask', department: 'warehouse', openedAt: NOW, why: 'packed?', level: 0 }],
      },
    });
    const { status, text } = await request(api.app)
      .post(`/v1/cases/${CASE_NO}/tasks/t1/answer`)
      .set('Authorization', keyOf('warehouse'))
      .set('Idempotency-Key', 'a')
      .send({ answer: 'Yes.' });
    expect(status).toBe(200);
    expect(text).not.toContain(String(AMOUNT));
    expect(text).not.toContain(CONTACT);
  });

  it('keeps what the warehouse works by: the goods, the numbers of parcels, its tasks', async () => {
    const { body } = await request(canaryApi().app)
      .get(READS[0] ?? '')
      .set('Authorization', keyOf('warehouse'));
    expect(body).toMatchObject({ version: 7, stage: 'negotiation', request: { items: [{ line: 1, quantity: 1 }] } });
    expect(body.offer).toMatchObject({ remedy: 'refund_only', money: null });
  });

  it('lets no file through, since nothing in it can be masked', () => {
    expect(() => maskedFor('warehouse', 'a;b')).toThrow('Files are not for the role warehouse');
    expect(() => maskedFor('operator', Buffer.from('a'))).toThrow('Files are not');
    expect(maskedFor('finance', 'a;b')).toBe('a;b');
  });
});
