import type { PayoutChoice } from './payout.ts';

/** What can happen to money that cannot go back the way it came (R16, R21). */
export interface PayoutEvents {
  payoutChosen: { n: number } & Pick<PayoutChoice, 'to' | 'account' | 'methodId' | 'askedBy'>;
  /** By the policy: a task for each approval, or that this way is never gone. */
  payoutJudged: { n: number } & ({ tasks: readonly string[] } | { refused: 'in_kind_only' | 'not_offered' });
  payoutApproved: { n: number; task: string; by: string };
  /** Somebody said no: the customer may choose again. */
  payoutDenied: { n: number; task: string };
}

export interface PayoutCommands {
  choosePayout: { refund: number } & Pick<PayoutChoice, 'to' | 'account' | 'methodId'>;
}
