import { z } from 'zod';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireMoney, wireText } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import { CARD_SCHEMES, type CardScheme } from '#domain/parts/dispute/dispute.ts';

/** A chargeback: the customer's bank wants a payment, or a part of it, back (R22). */
export interface Dispute {
  readonly disputeId: string;
  readonly paymentId: string;
  readonly orderNo: OrderNo;
  readonly money: Money;
  readonly reason: string;
  readonly status: 'open' | 'won' | 'lost';
  /** What the bank has taken away; zero until it is lost. */
  readonly lost: Money;
  /** The bank's own day; null when it names none. */
  readonly evidenceDueAt: number | null;
  readonly scheme: CardScheme | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

export interface EvidenceInput {
  readonly disputeId: string;
  readonly text: string;
  readonly urls: readonly string[];
}

/** Evidence that the bank has received. */
export interface EvidenceReceipt {
  readonly key: string;
  readonly disputeId: string;
  readonly receivedAt: number;
}

/** Disputes and what we say in them. */
export interface Disputes {
  readonly dispute: (disputeId: string, ctx: CallContext) => Promise<Dispute | undefined>;
  /** Rejected `dispute_closed`, `evidence_too_late`. */
  readonly giveEvidence: (key: string, input: EvidenceInput, ctx: CallContext) => Promise<EvidenceReceipt>;
  readonly lookupEvidence: (key: string, ctx: CallContext) => Promise<EvidenceReceipt | undefined>;
}

/** A brand that we have no days for is none to us. */
const wireScheme = z.enum(CARD_SCHEMES).nullable().catch(null);

/** A dispute as the provider tells it, alone or within a payment. */
export const disputeAnswer: z.ZodType<Dispute> = z
  .object({
    disputeId: wireText,
    paymentId: wireText,
    orderNo: wireText,
    amount: wireMoney,
    reason: wireText,
    status: z.enum(['open', 'won', 'lost']),
    lost: wireMoney,
    evidenceDueAt: wireInstant.nullable(),
    scheme: wireScheme,
    openedAt: wireInstant,
    closedAt: wireInstant.nullable(),
  })
  .refine(({ amount, lost }) => amount.currency === lost.currency, 'more than one currency')
  .transform(({ amount, ...rest }) => ({ money: amount, ...rest }));

const evidenceAnswer = (key: string): z.ZodType<EvidenceReceipt> =>
  z
    .object({ evidenceKey: wireText, disputeId: wireText, receivedAt: wireInstant })
    .refine(isAbout('evidenceKey', key), 'about other evidence')
    .transform(({ evidenceKey, ...rest }) => ({ key: evidenceKey, ...rest }));

const ofDispute = { disputeId: wireText, paymentId: wireText, orderNo: wireText, amount: wireMoney, at: wireInstant };

/** The bank wants money back. */
export const disputeOpened = z.object({
  ...ofDispute,
  reason: wireText,
  evidenceDueAt: wireInstant.nullable(),
  scheme: wireScheme,
});

/** The bank has decided: what is free again when it is won, what is gone when it is lost. */
export const disputeClosed = z.object({ ...ofDispute, outcome: z.enum(['won', 'lost']) });

export const disputeCalls = (http: HttpClient): Disputes => ({
  dispute: async (disputeId, ctx) =>
    http.find(
      {
        path: `/disputes/${segment(disputeId)}`,
        absentCode: 'dispute_unknown',
        answer: disputeAnswer.refine(isAbout('disputeId', disputeId), 'about another dispute'),
      },
      ctx,
    ),
  giveEvidence: async (key, { disputeId, text, urls }, ctx) => {
    const body = { evidenceKey: key, text, urls };
    const path = `/disputes/${segment(disputeId)}/evidence`;
    return http.write({ key, path, body, answer: evidenceAnswer(key) }, ctx);
  },
  lookupEvidence: async (key, ctx) =>
    http.find(
      { path: `/evidence/by-key/${segment(key)}`, absentCode: 'evidence_unknown', answer: evidenceAnswer(key) },
      ctx,
    ),
});
