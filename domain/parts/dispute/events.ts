import type { DisputeEvidence, DisputeTold, OwedUnderDispute, PaidByBank } from './dispute.ts';

/** What can happen in a dispute of a payment, and to the refunds in its way (R22). */
export interface DisputeEvents {
  disputeTold: DisputeTold;
  /** The provider was asked for disputes of the payment of a refund that it refused for one. */
  disputesAsked: { n: number };
  /** The provider was asked about an open dispute, and may have had no news. */
  disputeLooked: { disputeId: string };
  refundHeldBack: { n: number };
  refundReleased: { n: number };
  /** The bank has paid so much of what was due. */
  refundCovered: PaidByBank;
  /** Due, but claimed by a bank before it could be set aside. */
  refundOwed: OwedUnderDispute;
  /** What was owed on this payment was planned or is covered. */
  owedSettled: { paymentId: string };
  evidenceWritten: { disputeId: string; words: string };
  evidenceReported: { disputeId: string } & Pick<DisputeEvidence, 'n' | 'code'> & { status: 'given' | 'refused' };
}

export interface DisputeHappenings {
  /** `owner`: of all cases that are told, the one whose people answer it. */
  disputeReported: DisputeTold & { owner?: boolean };
}

export interface DisputeCommands {
  giveEvidence: { disputeId: string; words: string };
}
