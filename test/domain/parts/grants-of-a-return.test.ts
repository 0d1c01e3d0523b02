import { asideOf } from '#domain/case/own-turn.ts';
import { agreedIn } from '#domain/compensation/worth.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { grantsOf } from '#domain/parts/grant/extras.ts';
import { aCase, type TestCase } from '#test/support/a-case.ts';
import { COUPON } from '#test/support/case-negotiation.ts';
import { carriedOut, offered } from '#test/support/case-steps.ts';

describe('grants that come with a return', () => {
  const promised = (over: Partial<OfferSummary['terms']> = {}): TestCase => {
    const test = aCase();
    offered(test, { terms: { grants: [COUPON], ...over } });
    test.ask('acceptOffer', { version: 1 });
    carriedOut(test);
    return test;
  };
  const lapsed = (test: TestCase): void => void test.wait(15 * 86_400_000);

  it('are taken back when nothing is sent and they are unused, where the policy says so (C4, D6)', () => {
    const test = promised({ grantsOnLapse: 'revoke' });
    carriedOut(test);
    expect(test.state.grants).toMatchObject([{ status: 'delivered' }]);
    lapsed(test);
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
    expect(asideOf(test.state)).toEqual({ do: 'revokeGrant', n: 1 });
    test.put('grantRevoked', { n: 1, outcome: 'revoked' });
    expect(test.state.grants).toMatchObject([{ status: 'cancelled' }]);
    expect(agreedIn(test.state).compensation).toBe(0);
    expect(asideOf(test.state)).toBeUndefined();
  });

  it('stay with a customer who has used them, and the shop is asked once (R45)', () => {
    const test = promised({ grantsOnLapse: 'revoke' });
    carriedOut(test);
    lapsed(test);
    carriedOut(test);
    test.put('grantRevoked', { n: 1, outcome: 'kept' });
    expect(test.state.grants).toMatchObject([{ status: 'delivered', kept: true }]);
    expect(asideOf(test.state)).toBeUndefined();
  });

  it('are not owed any more when they were not given before it lapsed (C4)', () => {
    const test = promised({ grantsOnLapse: 'revoke' });
    test.put('grantReported', { n: 1, report: { status: 'failed', failure: 'busy' } });
    lapsed(test);
    carriedOut(test);
    expect(test.state).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
    expect(asideOf(test.state)).toEqual({ do: 'revokeGrant', n: 1 });
  });

  it('are kept where the policy says nothing of it (F4)', () => {
    const test = promised();
    carriedOut(test);
    lapsed(test);
    carriedOut(test);
    expect(asideOf(test.state)).toBeUndefined();
    expect(test.state.grants).toMatchObject([{ status: 'delivered' }]);
  });
});

describe('a gift', () => {
  const mug = { sku: 'mug', productId: 'mugs', price: 900, available: 5 };
  const named = (amount: number, goods?: (typeof mug)[]) =>
    grantsOf([{ kind: 'gift', sku: 'mug', quantity: 2, amount }], 'USD', goods);

  it('counts for what the shop sells it for at the time of the offer, at least (R43)', () => {
    expect(named(1_799, [mug])).toMatchObject({ ok: false, refusal: { data: { kind: 'gift', least: 1_800 } } });
    expect(named(1_800, [mug]).ok).toBe(true);
    expect(named(1_799).ok).toBe(true);
    expect(named(5_000, []).ok).toBe(false);
  });
});
