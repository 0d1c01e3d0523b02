import { z } from 'zod';
import { wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import type { RefundReport } from '#domain/parts/refund.ts';

const STATUSES = ['pending', 'held', 'succeeded', 'failed', 'reversed'] as const;
type WireStatus = (typeof STATUSES)[number];

/** The provider's words in ours: it took the order, it waits, the money is there, it will not come, it came back (R20). */
const MEANING: { readonly [S in WireStatus]: RefundReport['status'] } = {
  pending: 'accepted',
  held: 'held',
  succeeded: 'arrived',
  failed: 'failed',
  reversed: 'reversed',
};

/** What the provider's record of a refund and its webhook have in common. */
export const wireRefund = z.object({
  refundId: wireText,
  refundKey: wireText,
  amount: wireMoney,
  status: z.enum(STATUSES),
  failureCode: wireOptional(wireText),
  expectedArrivalAt: wireOptional(wireInstant),
  version: z.int().positive(),
});

export const toRefundReport = (refund: z.infer<typeof wireRefund>): RefundReport => ({
  status: MEANING[refund.status],
  ref: refund.refundId,
  version: refund.version,
  ...withoutAbsent({ code: refund.failureCode, expectedAt: refund.expectedArrivalAt }),
});
