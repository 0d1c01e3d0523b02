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

/** What the provider says of money on its way out, whichever way it goes. */
export const wireOutgoing = z.object({
  amount: wireMoney,
  status: z.enum(STATUSES),
  failureCode: wireOptional(wireText),
  expectedArrivalAt: wireOptional(wireInstant),
  version: z.int().positive(),
});

/** What the provider's record of a refund and its webhook have in common. */
export const wireRefund = wireOutgoing.extend({ refundId: wireText, refundKey: wireText });

/** The provider's words in ours, under the provider's own id. */
export const toReport = (ref: string, said: z.infer<typeof wireOutgoing>): RefundReport => ({
  status: MEANING[said.status],
  ref,
  version: said.version,
  ...withoutAbsent({ code: said.failureCode, expectedAt: said.expectedArrivalAt }),
});

export const toRefundReport = (refund: z.infer<typeof wireRefund>): RefundReport => toReport(refund.refundId, refund);
