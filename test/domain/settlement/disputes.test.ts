import fc from 'fast-check';
import { claimOf, disputedOf, refundUnderDispute, roomOf, type PaymentBalance } from '#domain/settlement/disputes.ts';

const balance = (over: Partial<PaymentBalance> = {}): PaymentBalance => ({
  captured: 10_000,
  held: 0,
  refunded: 0,
  claimed: 0,
  ...over,
});
const open = { status: 'open', amount: 6_000, lost: 0 } as const;

describe('a dispute of a payment', () => {
  it('claims all of its amount while open, nothing once won, what was taken once lost (R22)', () => {
    expect(claimOf(open)).toBe(6_000);
    expect(claimOf({ ...open, status: 'won' })).toBe(0);
    expect(claimOf({ ...open, status: 'lost', lost: 2_500 })).toBe(2_500);
  });

  it('holds its part and leaves the rest for refunds (R22)', () => {
    expect(disputedOf(balance({ claimed: 6_000 }))).toEqual({ disputed: 6_000, excess: 0 });
    expect(roomOf(balance({ claimed: 6_000 }))).toBe(4_000);
    expect(refundUnderDispute(balance({ claimed: 6_000, held: 4_000 }), [open], 4_000)).toEqual({ verdict: 'go' });
  });

  it('on money that has gone back already is a fact with an excess, not a mistake (R7, R22)', () => {
    expect(disputedOf(balance({ refunded: 7_000, claimed: 6_000 }))).toEqual({ disputed: 3_000, excess: 3_000 });
    expect(roomOf(balance({ refunded: 7_000, claimed: 6_000 }))).toBe(0);
  });

  it('holds the refunds in its way until it is decided (R22)', () => {
    expect(refundUnderDispute(balance({ held: 5_000, claimed: 6_000 }), [open], 5_000)).toEqual({ verdict: 'hold' });
    expect(refundUnderDispute(balance({ held: 5_000 }), [{ ...open, status: 'won' }], 5_000)).toEqual({
      verdict: 'go',
    });
  });

  it('that is lost has paid the refund as far as its money reached (R22)', () => {
    const lost = { ...open, status: 'lost', lost: 6_000 } as const;
    expect(refundUnderDispute(balance({ held: 5_000, claimed: 6_000 }), [lost], 5_000)).toEqual({
      verdict: 'covered',
      by: 1_000,
    });
    expect(refundUnderDispute(balance({ held: 5_000, claimed: 10_000 }), [lost], 5_000)).toMatchObject({ by: 5_000 });
    expect(refundUnderDispute(balance({ held: 5_000, claimed: 10_000 }), [lost, open], 5_000)).toEqual({
      verdict: 'hold',
    });
  });

  it('never brings what has left above what was captured, and leaves no room that it claims (R7, R22)', () => {
    const balances = fc.record({ captured: fc.nat(), held: fc.nat(), refunded: fc.nat(), claimed: fc.nat() });
    fc.assert(
      fc.property(balances, (one) => {
        fc.pre(one.held + one.refunded <= one.captured);
        const { disputed, excess } = disputedOf(one);
        expect(disputed + excess).toBe(one.claimed);
        expect(Math.min(disputed, excess, roomOf(one))).toBeGreaterThanOrEqual(0);
        expect(one.held + one.refunded + disputed + roomOf(one)).toBe(one.captured);
        if (excess > 0) expect(roomOf(one)).toBe(0);
      }),
    );
  });
});
