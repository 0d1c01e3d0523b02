import { refused, unknown } from '#sandbox/core/problem.ts';
import { formatMoney } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Refund, RefundStatus } from '#sandbox/payments/schemas.ts';
import type { Payment } from '#sandbox/payments/state.ts';

/** Whether money in this state is gone or about to go. */
export const COUNTS: Readonly<Record<RefundStatus, boolean>> = {
  pending: true,
  held: true,
  succeeded: true,
  failed: false,
  reversed: false,
};

export function paymentOf(state: State, paymentId: string): Payment {
  const payment = state.payments.payments.get(paymentId);
  if (!payment) throw unknown('payment', paymentId);
  return payment;
}

/** What is given back or about to be, of one payment; `except` leaves one refund or payout out of the sum. */
export function refundedOf({ payments }: State, paymentId: string, except?: string): number {
  const keys = payments.keysOfPayment.get(paymentId) ?? [];
  const refunds = keys.flatMap((key) => payments.refunds.get(key)?.refund ?? []);
  const payouts = [...payments.payouts.values()].map(({ value }) => value).filter((one) => one.paymentId === paymentId);
  return (
    goneIn(refunds.filter(({ refundKey }) => refundKey !== except)) +
    goneIn(payouts.filter(({ payoutKey }) => payoutKey !== except))
  );
}

const goneIn = (some: readonly Pick<Refund, 'status' | 'amount'>[]): number =>
  some.reduce((sum, { status, amount }) => sum + (COUNTS[status] ? amount.amount : 0), 0);

/** What of a payment is in dispute, or was lost in one. */
export function disputedOf({ payments }: State, paymentId: string): number {
  let sum = 0;
  for (const { paymentId: of, status, amount, lost } of payments.disputes.values()) {
    if (of === paymentId) sum += status === 'open' ? amount.amount : lost.amount;
  }
  return sum;
}

/** What was captured and is still here, in dispute or not. */
export const leftOf = (state: State, payment: Payment, except?: string): number =>
  payment.captured.amount - refundedOf(state, payment.paymentId, except);

/** R7: whatever is asked in whatever order, refunds of a payment never add up above what was captured. */
export function refuseAboveCaptured(state: State, payment: Payment, asked: { amount: Money; key: string }): void {
  const left = leftOf(state, payment, asked.key);
  if (asked.amount.amount <= left) return;
  const said = `${formatMoney(asked.amount)} is more than the ${formatMoney({ ...payment.captured, amount: left })}`;
  throw refused('amount_above_captured', `body.amount: ${said} that payment ${payment.paymentId} has left`);
}

/** As above, for what is new: a bank that disputes a payment holds its money (R22). */
export function refuseNew(state: State, payment: Payment, asked: { amount: Money; key: string }): void {
  if (asked.amount.currency !== payment.captured.currency) {
    throw refused('currency_mismatch', `body.amount.currency: the payment was in ${payment.captured.currency}`);
  }
  refuseAboveCaptured(state, payment, asked);
  const disputed = disputedOf(state, payment.paymentId);
  if (asked.amount.amount <= leftOf(state, payment) - disputed) return;
  const held = formatMoney({ ...payment.captured, amount: disputed });
  throw refused('payment_disputed', `body.amount: ${held} of payment ${payment.paymentId} are in dispute or lost`);
}
