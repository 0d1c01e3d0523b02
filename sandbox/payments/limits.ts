import { z } from 'zod';
import { durationMs } from '#sandbox/core/duration.ts';
import { TooSoon, refused } from '#sandbox/core/problem.ts';
import { durationSchema, iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Payment } from '#sandbox/payments/state.ts';

export const limitsSchema = z
  .strictObject({
    maxAge: durationSchema.default('P365D').meta({ description: 'of a payment that is refunded' }),
    maxRefunds: z.int().min(0).max(1_000_000).default(50).meta({ description: 'of one payment' }),
    minGap: durationSchema.default('PT0S').meta({ description: 'between two refunds of one payment' }),
  })
  .meta({ id: 'PaymentLimits' });
export type Limits = z.infer<typeof limitsSchema>;

export const DEFAULT_LIMITS: Limits = limitsSchema.parse({});

/** What the provider does not do for a payment, whatever is left of it (R21). */
export function refuseBeyondLimits(state: State, payment: Payment, at: number): void {
  const { paymentId, capturedAt } = payment;
  const { limits, ofPayment } = state.payments.control;
  const { maxAge, maxRefunds, minGap } = ofPayment.get(paymentId) ?? limits;
  if (at - Date.parse(capturedAt) > durationMs(maxAge)) {
    throw refused('refund_window_closed', `payment ${paymentId} was captured more than ${maxAge} ago`);
  }
  const keys = state.payments.keysOfPayment.get(paymentId) ?? [];
  const refunds = keys
    .flatMap((key) => state.payments.refunds.get(key)?.refund ?? [])
    .filter((refund) => refund.status !== 'failed');
  if (refunds.length >= maxRefunds) {
    throw refused('too_many_refunds', `payment ${paymentId} has ${maxRefunds} refunds, no more are possible`);
  }
  const next = Math.max(0, ...refunds.map((refund) => Date.parse(refund.createdAt))) + durationMs(minGap);
  if (at < next) throw new TooSoon(`payment ${paymentId} can be refunded again at ${iso(next)}`, next - at);
}
