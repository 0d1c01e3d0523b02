import type { AlternatePayout, SettlementRules } from './rules.ts';
import { comesBackInKind, type Tender } from './tender.ts';

/** A part of a refund that cannot go back to what it was paid by, and what was said of it so far. */
export interface PayoutWish {
  readonly tender: Tender;
  /** What the customer chose; nobody chooses for them. */
  readonly choice?: AlternatePayout;
  /** Who wants it carried out: their own consent is no second pair of eyes. */
  readonly askedBy: string;
  readonly approvedBy: readonly string[];
}

export type PayoutVerdict =
  | { readonly verdict: 'go'; readonly to: AlternatePayout }
  | { readonly verdict: 'never'; readonly because: 'in_kind_only' | 'not_offered' }
  | { readonly verdict: 'missing'; readonly choice: boolean; readonly approvals: number };

/** Whether money may go another way than it came: by the customer's choice, with different people's consent (R16, R21). */
export function judgePayout(
  {
    alternatePayouts,
    alternatePayoutApprovals,
  }: Pick<SettlementRules, 'alternatePayouts' | 'alternatePayoutApprovals'>,
  { tender, choice, askedBy, approvedBy }: PayoutWish,
): PayoutVerdict {
  if (comesBackInKind(tender)) return { verdict: 'never', because: 'in_kind_only' };
  if (choice !== undefined && !alternatePayouts.includes(choice)) return { verdict: 'never', because: 'not_offered' };
  const others = new Set(approvedBy.filter((person) => person !== askedBy));
  const approvals = Math.max(0, alternatePayoutApprovals - others.size);
  return choice === undefined || approvals > 0
    ? { verdict: 'missing', choice: choice === undefined, approvals }
    : { verdict: 'go', to: choice };
}
