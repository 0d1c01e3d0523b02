import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { Problem } from '#domain/intake/request.ts';
import { lineOf, type SettlementLine } from './line.ts';
import type { SettlementRules } from './rules.ts';

/** A return that may cost a fee. */
export interface ReturnToCharge {
  readonly liability: FindingLiability;
  readonly problem: Problem;
  /** What the returned goods are worth, before anything is taken off. */
  readonly goods: number;
  /** What is left of the refund after everything else was taken off: no fee takes more. */
  readonly refund: number;
  /** Whether this return has paid the flat fee already, as when its second parcel arrives. */
  readonly flatFeeTaken: boolean;
}

type Rules = Pick<SettlementRules, 'returnFee' | 'restockingFeePercent' | 'feesNotOn' | 'feesNotOnProblems'>;

/**
 * The flat fee once for each return, and the share kept for restocking, rounded down (R12). Never where merchant or
 * carrier are liable, whatever the policy's file says, and never more than there is to refund.
 */
export function feesOf(rules: Rules, charged: ReturnToCharge): readonly SettlementLine[] {
  if (!bearsFees(rules, charged)) return [];
  const flat = Math.min(charged.refund, charged.flatFeeTaken ? 0 : rules.returnFee);
  const restocking = Math.min(charged.refund - flat, percentOf(charged.goods, rules.restockingFeePercent));
  return [
    ...lineOf({ kind: 'returnFee', label: 'return fee', amount: -flat }),
    ...lineOf({
      kind: 'restockingFee',
      label: `restocking fee, ${rules.restockingFeePercent} % of the goods`,
      amount: -restocking,
    }),
  ];
}

const bearsFees = ({ feesNotOn, feesNotOnProblems }: Rules, { liability, problem }: ReturnToCharge): boolean =>
  liability === 'customer' && !feesNotOn.includes(liability) && !feesNotOnProblems.includes(problem);

const percentOf = (amount: number, percent: number): number => Number((BigInt(amount) * BigInt(percent)) / 100n);
