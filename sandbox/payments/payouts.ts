import { DAY } from '#sandbox/core/duration.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { isInKind } from '#sandbox/payments/in-kind.ts';
import type { Payout, PayoutInput } from '#sandbox/payments/payout-schemas.ts';
import { COUNTS, paymentOf, refuseAboveCaptured, refuseNew } from '#sandbox/payments/room.ts';
import type { RefundStatus } from '#sandbox/payments/schemas.ts';
import type { Payment } from '#sandbox/payments/state.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';

const TAKES_MS = 2 * DAY;

export const payoutOf = ({ payments }: State, payoutKey: string): Payout =>
  heldValue(payments.payouts, payoutKey, 'payout');

export const orderNoOfPayout = (state: State, payoutKey: string): string =>
  paymentOf(state, payoutOf(state, payoutKey).paymentId).orderNo;

/** Money of a payment by another way than it came: the provider's limits for refunds do not count here (R21). */
export function payOut(tx: Tx, input: PayoutInput, at: number): Payout {
  const { payoutKey, paymentId, amount, to, reason } = input;
  const payment = paymentOf(tx.state, paymentId);
  refuseTarget(tx.state, payment, to);
  refuseNew(tx.state, payment, { amount, key: payoutKey });
  const due = to.kind === 'gift_card' ? at : at + TAKES_MS;
  const payout: Payout = {
    payoutId: newId('po'),
    payoutKey,
    paymentId,
    amount,
    to,
    status: 'pending',
    expectedArrivalAt: iso(due),
    createdAt: iso(at),
    updatedAt: iso(at),
    version: 1,
  };
  const { orderNo } = payment;
  tx.emit('payout.created', { at, port: 'payments', orderNo, key: payoutKey, data: { payout, reason } });
  if (due > at)
    schedule(tx, { orderNo, at: due, kind: 'payout.arrive', what: 'payout.succeeded', data: { payoutKey } });
  else arrive(tx, payoutKey, at);
  return payoutOf(tx.state, payoutKey);
}

function refuseTarget({ shop }: State, payment: Payment, { kind, ref }: PayoutInput['to']): void {
  if (isInKind(payment)) throw refused('in_kind_only', `payment ${payment.paymentId} was no money`);
  if (kind !== 'gift_card') return;
  const target = shop.paymentMethods.get(ref);
  const owner = shop.paymentMethods.get(payment.methodId)?.customerId;
  if (target?.tender !== 'gift_card' || target.customerId !== owner)
    throw refused('destination_not_allowed', `body.to.ref: ${ref} is no gift card of the customer`);
  if (target.closed) throw refused('account_closed', `body.to.ref: ${ref} is closed`);
}

/** As planned: the money is there, unless its account was closed meanwhile. */
export function arrive(tx: Tx, payoutKey: string, at: number): void {
  const { to } = payoutOf(tx.state, payoutKey);
  const closed = to.kind === 'gift_card' && tx.state.shop.paymentMethods.get(to.ref)?.closed === true;
  change(tx, payoutKey, closed ? { status: 'failed', failureCode: 'account_closed', at } : { status: 'succeeded', at });
}

/** By hand, at any time, also after success. */
export function settlePayout(tx: Tx, payoutKey: string, to: Change): Payout {
  const { paymentId, amount } = payoutOf(tx.state, payoutKey);
  const payment = paymentOf(tx.state, paymentId);
  if (COUNTS[to.status]) refuseAboveCaptured(tx.state, payment, { amount, key: payoutKey });
  cancelHappenings(tx, payment.orderNo, {
    at: to.at,
    matching: (one) => one.kind === 'payout.arrive' && one.data.payoutKey === payoutKey,
  });
  return change(tx, payoutKey, to);
}

/** Taken back before it has gone out. */
export function cancelPayout(tx: Tx, payoutKey: string, at: number): Payout {
  const payout = payoutOf(tx.state, payoutKey);
  if (payout.status === 'failed' && payout.failureCode === 'cancelled') return payout;
  if (payout.status !== 'pending' && payout.status !== 'held')
    throw refused('payout_not_cancellable', `payout ${payout.payoutId} is ${payout.status}`);
  return settlePayout(tx, payoutKey, { status: 'failed', failureCode: 'cancelled', at });
}

type Change = { readonly status: RefundStatus; readonly failureCode?: string | undefined; readonly at: number };

function change(tx: Tx, payoutKey: string, { status, at, ...to }: Change): Payout {
  const before = payoutOf(tx.state, payoutKey);
  const failureCode = to.failureCode ?? (status === 'failed' ? 'declined' : undefined);
  if (before.status === status && before.failureCode === failureCode) return before;
  const { failureCode: _old, ...rest } = before;
  const expectedArrivalAt = status === 'failed' || status === 'reversed' ? null : before.expectedArrivalAt;
  const news = { status, ...(failureCode && { failureCode }), version: before.version + 1 };
  const payout: Payout = { ...rest, ...news, expectedArrivalAt, updatedAt: iso(at) };
  const { orderNo } = paymentOf(tx.state, before.paymentId);
  tx.emit('payout.changed', { at, port: 'payments', orderNo, key: payoutKey, data: { payout } });
  const { payoutId, paymentId, amount } = payout;
  const data = { payoutId, payoutKey, paymentId, amount, ...news, at: iso(at) };
  tx.webhook({ port: 'payments', type: 'payout.updated', at, orderNo, data });
  return payout;
}
