import { DAY, durationMs } from '#sandbox/core/duration.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { formatMoney, iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Refund, RefundInput, RefundPlan, RefundStatus, RefundStep } from '#sandbox/payments/schemas.ts';
import type { HeldRefund, Payment } from '#sandbox/payments/state.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';

/** The provider gives money back for a year after it was taken. */
const REFUND_WINDOW_MS = 365 * DAY;

const COUNTS: Readonly<Record<RefundStatus, boolean>> = {
  pending: true,
  held: true,
  succeeded: true,
  failed: false,
  reversed: false,
};

/** What is given back or about to be, of one payment; `except` leaves one refund out of the sum. */
export function refundedOf(state: State, paymentId: string, except?: string): number {
  let sum = 0;
  for (const key of state.payments.keysOfPayment.get(paymentId) ?? []) {
    const { refund } = refundByKey(state, key);
    if (COUNTS[refund.status] && key !== except) sum += refund.amount.amount;
  }
  return sum;
}

export function refundByKey(state: State, refundKey: string): HeldRefund {
  const held = state.payments.refunds.get(refundKey);
  if (!held) throw unknown('refund', refundKey);
  return held;
}

/** R7: whatever is asked in whatever order, refunds of a payment never add up above what was captured. */
function refuseAboveCaptured(state: State, payment: Payment, refund: Pick<Refund, 'amount' | 'refundKey'>): void {
  const left = payment.captured.amount - refundedOf(state, payment.paymentId, refund.refundKey);
  if (refund.amount.amount <= left) return;
  const said = `${formatMoney(refund.amount)} is more than the ${formatMoney({ ...payment.captured, amount: left })}`;
  throw refused('amount_above_captured', `body.amount: ${said} that payment ${payment.paymentId} has left`);
}

function refuseRefund(state: State, payment: Payment, { input, at }: { input: RefundInput; at: number }): void {
  if (state.payments.refunds.has(input.refundKey)) {
    throw refused('refund_key_reused', `body.refundKey: ${input.refundKey} is already a refund's key`);
  }
  if (input.amount.currency !== payment.captured.currency) {
    throw refused('currency_mismatch', `body.amount.currency: the payment was in ${payment.captured.currency}`);
  }
  if (at - Date.parse(payment.capturedAt) > REFUND_WINDOW_MS) {
    throw refused('refund_window_closed', `payment ${payment.paymentId} was captured more than a year ago`);
  }
  refuseDestination(state, payment, input.destinationMethodId);
  refuseAboveCaptured(state, payment, input);
}

/** Back to where it came from, or to another gift card of the same customer. */
function refuseDestination({ shop }: State, payment: Payment, destination: string | undefined): void {
  if (destination === undefined) return;
  const to = shop.paymentMethods.get(destination);
  const from = shop.paymentMethods.get(payment.methodId);
  const isAnother = to !== undefined && to.methodId !== payment.methodId;
  if (isAnother && to.tender === 'gift_card' && to.customerId === from?.customerId) return;
  throw refused(
    'destination_not_allowed',
    `body.destinationMethodId: ${destination} is no other gift card of the customer`,
  );
}

function planFor(state: State, payment: Payment, toGiftCard: boolean): RefundPlan {
  const standard = { steps: [{ status: 'succeeded' as const, after: toGiftCard ? 'PT0S' : 'P2D' }] };
  return state.payments.plans.get(payment.orderNo) ?? standard;
}

function arrival(plan: RefundPlan, at: number): string | null {
  const success = plan.steps.find((step) => step.status === 'succeeded');
  return success ? iso(at + durationMs(success.after)) : null;
}

/** Take a refund: pending at once, then whatever the order's plan says. Steps without delay are part of the answer. */
export function createRefund(tx: Tx, input: RefundInput, at: number): Refund {
  const payment = tx.state.payments.payments.get(input.paymentId);
  if (!payment) throw unknown('payment', input.paymentId);
  refuseRefund(tx.state, payment, { input, at });
  const { paymentId, refundKey, amount, reason, destinationMethodId } = input;
  const plan = planFor(tx.state, payment, payment.tender === 'gift_card' || destinationMethodId !== undefined);
  const refund: Refund = {
    refundId: newId('re'),
    refundKey,
    paymentId,
    amount,
    ...(destinationMethodId !== undefined && { destinationMethodId }),
    status: 'pending',
    expectedArrivalAt: arrival(plan, at),
    createdAt: iso(at),
    updatedAt: iso(at),
    version: 1,
  };
  const { orderNo } = payment;
  tx.emit('refund.created', { at, port: 'payments', orderNo, key: refundKey, data: { refund, reason } });
  for (const step of plan.steps) {
    const due = at + durationMs(step.after);
    if (due <= at) takeStep(tx, { refundKey, step }, at);
    else
      schedule(tx, { orderNo, at: due, kind: 'refund.step', what: `refund.${step.status}`, data: { refundKey, step } });
  }
  return refundByKey(tx.state, refundKey).refund;
}

/** A planned step; skipped where it would break R7 because others have used the money meanwhile. */
export function takeStep(tx: Tx, { refundKey, step }: { refundKey: string; step: RefundStep }, at: number): void {
  const { refund, orderNo } = refundByKey(tx.state, refundKey);
  const payment = tx.state.payments.payments.get(refund.paymentId);
  const left = (payment?.captured.amount ?? 0) - refundedOf(tx.state, refund.paymentId, refundKey);
  if (COUNTS[step.status] && refund.amount.amount > left) {
    const data = { refundKey, status: step.status };
    tx.emit('refund.step_skipped', { at, port: 'payments', orderNo, key: refundKey, data });
    return;
  }
  changeRefund(tx, refund, { ...step, at });
}

/** By hand, at any time, also after success; what was planned for this refund is off. */
export function settleRefund(
  tx: Tx,
  refundKey: string,
  to: { status: RefundStatus; failureCode?: string | undefined; at: number },
): Refund {
  const { refund, orderNo } = refundByKey(tx.state, refundKey);
  const payment = tx.state.payments.payments.get(refund.paymentId);
  if (payment && COUNTS[to.status]) refuseAboveCaptured(tx.state, payment, refund);
  cancelHappenings(tx, orderNo, {
    at: to.at,
    matching: (one) => one.kind === 'refund.step' && one.data.refundKey === refundKey,
  });
  changeRefund(tx, refund, to);
  return refundByKey(tx.state, refundKey).refund;
}

/** The merchant takes a refund back before it has gone out. */
export function cancelRefund(tx: Tx, refundKey: string, at: number): Refund {
  const { refund } = refundByKey(tx.state, refundKey);
  if (refund.status === 'failed' && refund.failureCode === 'cancelled') return refund;
  if (refund.status !== 'pending' && refund.status !== 'held') {
    throw refused('refund_not_cancellable', `refund ${refund.refundId} is ${refund.status}`);
  }
  return settleRefund(tx, refundKey, { status: 'failed', failureCode: 'cancelled', at });
}

function changeRefund(
  tx: Tx,
  refund: Refund,
  to: { status: RefundStatus; failureCode?: string | undefined; at: number },
): void {
  const failureCode = to.failureCode ?? (to.status === 'failed' ? 'declined' : undefined);
  if (refund.status === to.status && refund.failureCode === failureCode) return;
  const { refundId, refundKey, paymentId, amount } = refund;
  const { orderNo } = refundByKey(tx.state, refundKey);
  const said = { refundId, refundKey, status: to.status, amount, ...(failureCode && { failureCode }) };
  const version = refund.version + 1;
  const dead = to.status === 'failed' || to.status === 'reversed';
  const expectedArrivalAt = dead ? null : refund.expectedArrivalAt;
  const data = { ...said, paymentId, version, updatedAt: iso(to.at), expectedArrivalAt };
  tx.emit('refund.changed', { at: to.at, port: 'payments', orderNo, key: refundKey, data });
  const hook = { ...said, version, at: iso(to.at) };
  tx.webhook({ port: 'payments', type: 'refund.updated', at: to.at, orderNo, data: hook });
}
