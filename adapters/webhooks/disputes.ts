import { disputeClosed, disputeOpened } from '#adapters/payments/disputes.ts';
import { payoutUpdated } from '#adapters/payments/payouts.ts';
import { toReport } from '#adapters/payments/refund-answer.ts';
import { withoutAbsent } from '#adapters/wire.ts';
import { caseNoOfRefundKey } from '#domain/ids.ts';
import type { Reading } from './happening.ts';

/** A bank wants money of a payment back (R22). */
export const bankClaims: Reading = disputeOpened.transform(
  ({ disputeId, paymentId, orderNo, amount, reason, evidenceDueAt, scheme, at }) => ({
    what: {
      type: 'disputeReported',
      at,
      data: {
        disputeId,
        paymentId,
        money: amount,
        status: 'open',
        reason,
        openedAt: at,
        ...(evidenceDueAt === null ? {} : { evidenceDueAt }),
        ...(scheme === null ? {} : { scheme }),
      },
    },
    reference: { kind: 'payment', paymentId, order: orderNo },
  }),
);

/** It has decided: what it took is gone, the rest is free again. */
export const bankDecided: Reading = disputeClosed.transform(
  ({ disputeId, paymentId, orderNo, amount, outcome, at }) => ({
    what: {
      type: 'disputeReported',
      at,
      data: {
        disputeId,
        paymentId,
        money: amount,
        status: outcome,
        openedAt: at,
        ...(outcome === 'lost' ? { lost: amount.amount } : {}),
      },
    },
    reference: { kind: 'payment', paymentId, order: orderNo },
  }),
);

/** What became of money that went another way: a refund like any other to us (R16). */
export const paidOut: Reading = payoutUpdated.transform(({ at, payoutKey, payoutId, ...payout }) => ({
  what: { type: 'refundReported', at, data: { key: payoutKey, report: toReport(payoutId, payout) } },
  reference: {
    kind: 'refund',
    refundKey: payoutKey,
    money: payout.amount,
    ...withoutAbsent({ caseNo: caseNoOfRefundKey(payoutKey) }),
  },
}));
