import { judgePayout, type PayoutWish } from '#domain/settlement/alternate-payout.ts';

const RULES = { alternatePayouts: ['gift_card', 'bank'], alternatePayoutApprovals: 2 } as const;
const wish = (over: Partial<PayoutWish> = {}): PayoutWish => ({
  tender: 'card',
  choice: 'bank',
  askedBy: 'ann',
  approvedBy: ['bob', 'cleo'],
  ...over,
});

describe('money that goes another way than it came', () => {
  it('goes where the customer chose, with two people’s consent (R16)', () => {
    expect(judgePayout(RULES, wish())).toEqual({ verdict: 'go', to: 'bank' });
  });

  it('waits for the customer’s choice and for different people (R16)', () => {
    const { choice: _choice, ...undecided } = wish({ approvedBy: [] });
    expect(judgePayout(RULES, undecided)).toEqual({ verdict: 'missing', choice: true, approvals: 2 });
    expect(judgePayout(RULES, wish({ approvedBy: ['bob', 'bob'] }))).toMatchObject({ approvals: 1 });
    expect(judgePayout(RULES, wish({ approvedBy: ['ann', 'bob'] }))).toMatchObject({ approvals: 1 });
  });

  it('goes nowhere the policy does not offer (R16)', () => {
    expect(judgePayout(RULES, wish({ choice: 'wallet' }))).toEqual({ verdict: 'never', because: 'not_offered' });
  });

  it.each(['points', 'coupon'] as const)('is never made of %s (R16)', (tender) => {
    expect(judgePayout(RULES, wish({ tender }))).toEqual({ verdict: 'never', because: 'in_kind_only' });
  });
});
