import { Unavailable, Unknown } from '#adapters/failure.ts';
import { createHttpPayments } from '#adapters/payments/http.ts';
import { createHttpShop } from '#adapters/shop/http.ts';
import { money } from '#domain/money.ts';
import { json, startMisbehavingServer } from '#test/adapters/misbehaving-server.ts';
import type { MisbehavingServer } from '#test/adapters/misbehaving-server.ts';

const AT = '2026-03-01T09:30:00.000Z';
const usd = (amount: number) => ({ amount, currency: 'USD' });
const ctx = { businessTime: Date.parse(AT), timeline: 'W1' };

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
});
afterAll(async () => server.close());

const endpoint = () => ({ url: server.url, token: 'secret-token', timeoutMs: 1000 });
const payments = () => createHttpPayments(endpoint());
const shop = () => createHttpShop(endpoint());

const stamps = { createdAt: AT, updatedAt: AT, version: 1 };
const ANSWERS = {
  authorisation: {
    authorisationId: 'a1',
    authorisationKey: 'key',
    orderNo: 'W1',
    methodId: 'card',
    amount: usd(500),
    status: 'authorised',
    expiresAt: AT,
    ...stamps,
  },
  charge: {
    chargeId: 'c1',
    chargeKey: 'key',
    orderNo: 'W1',
    methodId: 'card',
    amount: usd(500),
    reason: 'x',
    status: 'succeeded',
    paymentId: 'p2',
    expiresAt: null,
    ...stamps,
  },
  payout: {
    payoutId: 'o1',
    payoutKey: 'key',
    paymentId: 'p1',
    amount: usd(500),
    to: { kind: 'bank', ref: 'b' },
    status: 'pending',
    expectedArrivalAt: AT,
    ...stamps,
  },
  change: { changeKey: 'key', orderNo: 'W1', kind: 'payment', difference: usd(0), appliedAt: AT },
  grant: {
    grantId: 'g1',
    grantKey: 'key',
    customerId: 'u1',
    kind: 'points',
    value: { points: 3 },
    status: 'active',
    expiresAt: null,
    createdAt: AT,
  },
};

const asked = { orderNo: 'W1', methodId: 'card', money: money(500, 'USD') };
const CALLS: { readonly [K in keyof typeof ANSWERS]: [() => Promise<unknown>, () => Promise<unknown>] } = {
  authorisation: [
    async () => payments().authorise('key', asked, ctx),
    async () => payments().lookupAuthorisation('key', ctx),
  ],
  charge: [
    async () => payments().charge('key', { ...asked, reason: 'x' }, ctx),
    async () => payments().lookupCharge('key', ctx),
  ],
  payout: [
    async () =>
      payments().payOut(
        'key',
        { paymentId: 'p1', money: asked.money, to: { kind: 'bank', ref: 'b' }, reason: 'x' },
        ctx,
      ),
    async () => payments().lookupPayout('key', ctx),
  ],
  change: [
    async () => shop().changeOrder('key', { orderNo: 'W1', change: { kind: 'payment', methodId: 'card' } }, ctx),
    async () => shop().lookupOrderChange('key', ctx),
  ],
  grant: [
    async () =>
      shop().grant('key', { customerId: 'u1', gift: { kind: 'points', value: { points: 3 } }, reason: 'x' }, ctx),
    async () => shop().lookupGrant('key', ctx),
  ],
};

type Thing = keyof typeof ANSWERS;

/** What makes an answer none about what was asked (M7), or none at all. */
const BROKEN: readonly [Thing, string, object][] = [
  ['authorisation', 'another key', { authorisationKey: 'other' }],
  ['authorisation', 'captured without a payment', { status: 'captured', captured: usd(5) }],
  ['authorisation', 'a payment without being captured', { paymentId: 'p2' }],
  ['charge', 'another key', { chargeKey: 'other' }],
  ['charge', 'paid without a payment', { paymentId: undefined }],
  ['charge', 'a status we have no word for', { status: 'maybe' }],
  ['payout', 'another key', { payoutKey: 'other' }],
  ['payout', 'no version', { version: undefined }],
  ['change', 'another key', { changeKey: 'other' }],
  ['change', 'a fraction of a cent', { difference: { amount: 0.5, currency: 'USD' } }],
  ['grant', 'another key', { grantKey: 'other' }],
  ['grant', 'a value of another kind', { value: usd(3) }],
];

const failureOf = async (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe('an answer about money or gifts', () => {
  it.each(BROKEN)(
    '%s with %s is unclear after a write, and none on a look-up (R18, M7)',
    async (thing, _what, changes) => {
      const [write, lookup] = CALLS[thing];
      server.behave(json(200, { ...ANSWERS[thing], ...changes }));
      expect(await failureOf(write())).toBeInstanceOf(Unknown);
      expect(await failureOf(lookup())).toBeInstanceOf(Unavailable);
      server.behave(json(200, ANSWERS[thing]));
      expect(await write()).toEqual(await lookup());
    },
  );

  it.each<[Thing, object]>([
    ['authorisation', { amount: usd(501) }],
    ['charge', { amount: usd(501) }],
    ['payout', { amount: usd(501) }],
    ['payout', { paymentId: 'p2' }],
    ['change', { kind: 'address' }],
    ['grant', { kind: 'tier', value: { tier: 'vip' } }],
  ])('%s of something else than was asked for is unclear (M7): %j', async (thing, changes) => {
    server.behave(json(201, { ...ANSWERS[thing], ...changes }));
    expect(await failureOf(CALLS[thing][0]())).toBeInstanceOf(Unknown);
  });

  it('carries the key in header and body, and the clock of the case', async () => {
    server.seen.splice(0);
    server.behave(json(200, { changeKey: 'key', customerId: 'u/1', address: {}, changedAt: AT }));
    const address = { name: 'Jo', line1: '1 New Road', city: 'Reno', zip: '89512', country: 'US' };
    await failureOf(shop().changeDefaultAddress('key', { customerId: 'u/1', address }, ctx));
    const [seen] = server.seen;
    expect([seen?.method, seen?.url]).toEqual(['PUT', '/port/v1/customers/u%2F1/default-address']);
    expect(JSON.parse(seen?.body ?? '')).toEqual({ changeKey: 'key', address });
    expect(seen?.headers).toMatchObject({ 'idempotency-key': 'key', 'x-business-time': AT, 'x-timeline': 'W1' });
  });
});
