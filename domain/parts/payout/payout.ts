import type { AlternatePayout } from '#domain/settlement/rules.ts';
import type { Refund } from '#domain/parts/refund.ts';

/**
 * The other way that a customer chose for money that cannot go back as it came, and who agreed to it (R16, R21). The
 * account itself is personal and kept with the case's texts.
 */
export interface PayoutChoice {
  readonly to: AlternatePayout;
  /** Names the account among the case's texts. */
  readonly account?: string;
  /** A gift card the customer has already; without it a new one is issued. */
  readonly methodId?: string;
  /** Who said so: their own consent is no second pair of eyes. */
  readonly askedBy: string;
  /** One task for each approval that the policy wants; none yet while the policy has not been asked. */
  readonly tasks?: readonly string[];
  readonly approvedBy: readonly string[];
}

/** Whether the policy has said how many people must agree. */
export const isJudged = ({ tasks }: PayoutChoice): boolean => tasks !== undefined;

/** Whether money may go the other way: the customer chose it, and as many people as the policy wants agreed. */
export const isApproved = ({ payout }: Pick<Refund, 'payout'>): boolean =>
  payout?.tasks !== undefined && payout.approvedBy.length >= payout.tasks.length;

/** The refund that a task of approval is about. */
export const refundOfApproval = (refunds: readonly Refund[], task: string): Refund | undefined =>
  refunds.find(({ payout }) => payout?.tasks?.includes(task));
