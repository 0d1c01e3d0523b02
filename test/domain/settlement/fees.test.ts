import fc from 'fast-check';
import { PROBLEMS } from '#domain/intake/request.ts';
import { feesOf, type ReturnToCharge } from '#domain/settlement/fees.ts';
import { totalOf } from '#domain/settlement/line.ts';

const RULES = { returnFee: 500, restockingFeePercent: 15, feesNotOn: [], feesNotOnProblems: [] } as const;
const aReturn = (over: Partial<ReturnToCharge> = {}): ReturnToCharge => ({
  liability: 'customer',
  problem: 'no_longer_wanted',
  goods: 9_999,
  refund: 9_999,
  flatFeeTaken: false,
  ...over,
});

describe('the fees of a return', () => {
  it('are a flat one for each return and a share for restocking, rounded down (R12)', () => {
    expect(feesOf(RULES, aReturn())).toEqual([
      { kind: 'returnFee', label: 'return fee', amount: -500 },
      { kind: 'restockingFee', label: 'restocking fee, 15 % of the goods', amount: -1_499 },
    ]);
    expect(feesOf(RULES, aReturn({ flatFeeTaken: true }))).toMatchObject([{ kind: 'restockingFee' }]);
  });

  it('are never on merchant or carrier, whatever the policy leaves out (R12)', () => {
    expect(feesOf(RULES, aReturn({ liability: 'merchant' }))).toEqual([]);
    expect(feesOf(RULES, aReturn({ liability: 'carrier' }))).toEqual([]);
  });

  it('are not on problems and liabilities that the policy spares (R12)', () => {
    expect(feesOf({ ...RULES, feesNotOnProblems: ['no_longer_wanted'] }, aReturn())).toEqual([]);
    expect(feesOf({ ...RULES, feesNotOn: ['customer'] }, aReturn())).toEqual([]);
  });

  it('never take more than there is to refund (R12)', () => {
    expect(feesOf(RULES, aReturn({ refund: 300 }))).toMatchObject([{ kind: 'returnFee', amount: -300 }]);
    fc.assert(
      fc.property(
        fc.record({
          liability: fc.constantFrom('customer', 'merchant', 'carrier'),
          problem: fc.constantFrom(...PROBLEMS),
          goods: fc.nat(),
          refund: fc.nat(),
          flatFeeTaken: fc.boolean(),
        }),
        fc.nat(),
        fc.nat({ max: 100 }),
        (charged, returnFee, restockingFeePercent) => {
          const fees = totalOf(feesOf({ ...RULES, returnFee, restockingFeePercent }, charged));
          expect(fees).toBeLessThanOrEqual(0);
          expect(-fees).toBeLessThanOrEqual(charged.liability === 'customer' ? charged.refund : 0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
