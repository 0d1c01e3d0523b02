import { durationMs } from '#sandbox/core/duration.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { chargeRefunded } from '#sandbox/payments/charges.ts';
import { isInKind, returnCoupon } from '#sandbox/payments/in-kind.ts';
import { refuseBeyondLimits } from '#sandbox/payments/limits.ts';
import { COUNTS, leftOf, paymentOf, refuseAboveCaptured, refuseNew } from '#sandbox/payments/room.ts';
import type { Refund, RefundInput, RefundPlan, RefundStatus, RefundStep } from '#sandbox/payments/schemas.ts';
import type { HeldRefund, Payment } from '#sandbox/payments/state.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';

export function refundByKey(state: State, refundKey: string): HeldRefund {
  const held = state.payments.refunds.get(refundKey);
  if (!held) throw unknown('refund', refundKey);
  return held;
}

function refuseRefund(state: State, payment: Payment, { input, at }: { input: RefundInput; at: number }): void {
  if (state.payments.refunds.has(input.refundKey)) {
    throw refused('refund_key_reused', `body.refundKey: ${input.refundKey} is already a refund's key`);
  }
  refuseBeyondLimits(state, payment, at);
  refuseDestination(state, payment, input.destinationMethodId);
  if (isClosed(state, input.destinationMethodId ?? payment.methodId)) {
    throw refused('account_closed', 'nothing can go to this means of payment any more');
  }
  refuseNew(state, payment, { amount: input.amount, key: input.refundKey });
}

const isClosed = ({ shop }: State, methodId: string): boolean => shop.paymentMethods.get(methodId)?.closed === true;

/** Back to where it came from, or to another gift card of the same customer; in kind only back (R16). */
function refuseDestination({ shop }: State, payment: Payment, destination: string | undefined): void {
  if (destination === undefined) return;
  const to = shop.paymentMethods.get(destination);
  const from = shop.paymentMethods.get(payment.methodId);
  const isAnother = to !== undefined && to.methodId !== payment.methodId;
  const isOwnCard = to?.tender === 'gift_card' && to.customerId === from?.customerId;
  if (isAnother && isOwnCard && !isInKind(payment)) return;
  throw refused(
    'destination_not_allowed',
    `body.destinationMethodId: ${destination} is no other gift card of the customer`,
  );
}

function planFor(state: State, payment: Payment, toGiftCard: boolean): RefundPlan {
  if (isInKind(payment)) return { steps: [{ status: 'succeeded', after: 'PT0S' }] };
  const standard = { steps: [{ status: 'succeeded' as const, after: toGiftCard ? 'PT0S' : 'P2D' }] };
  return state.payments.plans.get(payment.orderNo) ?? standard;
}

function arrival(plan: RefundPlan, at: number): string | null {
  const success = plan.steps.find((step) => step.status === 'succeeded');
  return success ? iso(at + durationMs(success.after)) : null;
}

/** Take a refund that somebody asks for: refused where the provider or the payment does not allow it. */
export function createRefund(tx: Tx, input: RefundInput, at: number): Refund {
  const payment = paymentOf(tx.state, input.paymentId);
  refuseRefund(tx.state, payment, { input, at });
  return makeRefund(tx, input, at);
}

/** A refund: pending at once, then whatever the order's plan says. Steps without delay are part of the answer. */
export function makeRefund(tx: Tx, input: RefundInput, at: number): Refund {
  const { paymentId, refundKey, amount, reason, destinationMethodId } = input;
  const payment = paymentOf(tx.state, paymentId);
  const to = tx.state.shop.paymentMethods.get(destinationMethodId ?? payment.methodId)?.tender ?? payment.tender;
  const plan = planFor(tx.state, payment, to === 'gift_card');
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
  const payment = paymentOf(tx.state, refund.paymentId);
  if (COUNTS[step.status] && refund.amount.amount > leftOf(tx.state, payment, refundKey)) {
    const data = { refundKey, status: step.status };
    tx.emit('refund.step_skipped', { at, port: 'payments', orderNo, key: refundKey, data });
    return;
  }
  const closed = step.status === 'succeeded' && isClosed(tx.state, refund.destinationMethodId ?? payment.methodId);
  changeRefund(tx, refund, closed ? { status: 'failed', failureCode: 'account_closed', at } : { ...step, at });
}

/** By hand, at any time, also after success; what was planned for this refund is off. */
export function settleRefund(
  tx: Tx,
  refundKey: string,
  to: { status: RefundStatus; failureCode?: string | undefined; at: number },
): Refund {
  const { refund, orderNo } = refundByKey(tx.state, refundKey);
  const payment = paymentOf(tx.state, refund.paymentId);
  if (COUNTS[to.status]) refuseAboveCaptured(tx.state, payment, { amount: refund.amount, key: refundKey });
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
  if (to.status !== 'succeeded') return;
  returnCoupon(tx, refund, to.at);
  chargeRefunded(tx, paymentId, to.at);
}
