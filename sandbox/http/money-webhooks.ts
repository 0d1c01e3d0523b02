import { z } from 'zod';
import { instantSchema, moneySchema } from '#sandbox/core/schemas.ts';
import { authorisationSchema } from '#sandbox/payments/authorisation-schemas.ts';
import { chargeSchema } from '#sandbox/payments/charge-schemas.ts';
import { disputeSchema } from '#sandbox/payments/dispute-schemas.ts';
import { payoutSchema } from '#sandbox/payments/payout-schemas.ts';
import { refundStatusSchema } from '#sandbox/payments/schemas.ts';
import { cannotShipSchema, reviewSchema } from '#sandbox/shop/review-schemas.ts';

const at = { at: instantSchema };
const ofDispute = { disputeId: true, paymentId: true, orderNo: true, amount: true } as const;

/** What the shop and the payment provider tell us on their own. */
export const MONEY_WEBHOOKS = {
  'refund.updated': [
    'payments',
    z.object({
      refundId: z.string(),
      refundKey: z.string(),
      status: refundStatusSchema,
      amount: moneySchema,
      failureCode: z.string().optional(),
      version: z.int().min(1).max(1_000_000),
      at: instantSchema,
    }),
  ],
  'payout.updated': [
    'payments',
    payoutSchema
      .pick({ payoutId: true, payoutKey: true, paymentId: true, amount: true })
      .extend(payoutSchema.pick({ status: true, failureCode: true, version: true }).shape)
      .extend(at),
  ],
  'authorisation.expired': [
    'payments',
    authorisationSchema
      .pick({ authorisationId: true, authorisationKey: true, orderNo: true, amount: true, version: true })
      .extend(at),
  ],
  'charge.updated': [
    'payments',
    chargeSchema
      .pick({ chargeId: true, chargeKey: true, orderNo: true, amount: true })
      .extend(chargeSchema.pick({ status: true, failureCode: true, paymentId: true, version: true }).shape)
      .extend(at),
  ],
  'dispute.opened': [
    'payments',
    disputeSchema.pick({ ...ofDispute, reason: true, evidenceDueAt: true, scheme: true }).extend(at),
  ],
  'dispute.closed': ['payments', disputeSchema.pick(ofDispute).extend({ outcome: z.enum(['won', 'lost']), ...at })],
  'review.posted': ['shop', reviewSchema.pick({ reviewId: true, orderNo: true, lineNo: true, stars: true }).extend(at)],
  'review.changed': [
    'shop',
    reviewSchema.pick({ reviewId: true, orderNo: true, stars: true, version: true }).extend(at),
  ],
  'order.cannot_ship': ['shop', cannotShipSchema],
} as const;
