import type { Money } from '#domain/money.ts';

/** Schemes of cards that say themselves how long evidence is taken. */
export const CARD_SCHEMES = ['visa', 'mastercard', 'amex', 'discover'] as const;
export type CardScheme = (typeof CARD_SCHEMES)[number];

/** A bank's claim on a payment as a case knows it (R22). */
export interface CaseDispute {
  readonly disputeId: string;
  readonly paymentId: string;
  readonly money: Money;
  readonly status: 'open' | 'won' | 'lost';
  /** What the bank took, once it is lost. Minor units. */
  readonly lost?: number;
  readonly reason?: string;
  readonly openedAt: number;
  /** Until when the bank takes evidence, by its own word. */
  readonly evidenceDueAt?: number;
  /** Of the card: how long evidence is taken, where the bank names no day. */
  readonly scheme?: CardScheme;
  /** How often the provider was asked about it. */
  readonly looks?: number;
  /** What we have to say in it; the words are the store's. */
  readonly evidence?: DisputeEvidence;
}

export interface DisputeEvidence {
  /** Counts what was said in this dispute, from 1. */
  readonly n: number;
  /** Names the words and links among the case's texts. */
  readonly words: string;
  readonly status: 'written' | 'given' | 'refused';
  readonly code?: string;
}

/** What is due of a payment and waits for a dispute of it to be decided: it may be the bank's to pay (R22). */
export interface OwedUnderDispute {
  readonly paymentId: string;
  readonly money: Money;
}

/** What a bank has paid of what was due: it counts as paid (R22). */
export interface PaidByBank extends OwedUnderDispute {
  /** The refund it took the place of, wholly or in part. */
  readonly n?: number;
}

export interface DisputeState {
  readonly disputes?: readonly CaseDispute[];
  readonly owed?: readonly OwedUnderDispute[];
  readonly paidByBank?: readonly PaidByBank[];
}

/** What is told of a dispute, by its webhook or by a look at its payment. */
export type DisputeTold = Omit<CaseDispute, 'evidence' | 'looks'>;

export const isOpenDispute = ({ status }: Pick<CaseDispute, 'status'>): boolean => status === 'open';

/** Whether this is news: an opening told late opens nothing again, and what is known changes nothing (R45). */
export function isNewsOfDispute({ disputes = [] }: DisputeState, told: DisputeTold): boolean {
  const known = disputes.find(({ disputeId }) => disputeId === told.disputeId);
  return known === undefined || (known.status === 'open' && told.status !== 'open');
}

/** Names the time until the provider is asked about an open dispute: banks tell nobody when a callback is lost (R45). */
export const lookKey = ({ disputeId, looks = 0 }: CaseDispute): string => `${disputeId}.${looks}`;

/** Whether a bank still decides about this payment. */
export const isUnderDispute = ({ disputes = [] }: DisputeState, paymentId: string): boolean =>
  disputes.some((dispute) => dispute.paymentId === paymentId && isOpenDispute(dispute));

/** Evidence that was written and that the bank does not have yet. */
export const owedEvidence = ({ disputes = [] }: DisputeState): CaseDispute | undefined =>
  disputes.find(({ status, evidence }) => status === 'open' && evidence?.status === 'written');

/** Whether banks have decided on all that they had claimed. */
export const isDecided = ({ disputes = [] }: DisputeState): boolean =>
  disputes.length > 0 && !disputes.some(isOpenDispute);

/** Whether somebody still has to say something in a dispute. */
export const needsEvidence = ({ disputes = [] }: DisputeState): boolean =>
  disputes.some((dispute) => isOpenDispute(dispute) && dispute.evidence?.status !== 'given');
