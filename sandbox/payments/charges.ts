import { durationMs } from '#sandbox/core/duration.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Charge, ChargeInput } from '#sandbox/payments/charge-schemas.ts';
import { ownMethodOf, refuseForeign, take, whyNot } from '#sandbox/payments/take.ts';
import type { PaymentMethod } from '#sandbox/shop/schemas.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';

export const chargeOf = ({ payments }: State, chargeKey: string): Charge =>
  heldValue(payments.charges, chargeKey, 'charge');

type Asking = { readonly at: number; readonly payUrlOf: (chargeId: string) => string };

/** Charge the customer at once, or ask for the money. */
export function charge(tx: Tx, input: ChargeInput, { at, payUrlOf }: Asking): Charge {
  const order = orderOf(tx.state, input.orderNo);
  const { orderNo } = order;
  const { chargeKey, methodId, amount, reason } = input;
  const field = 'body.methodId';
  const method = methodId === undefined ? undefined : ownMethodOf(tx.state, order, { methodId, field });
  refuseForeign(order, amount);
  const chargeId = newId('ch');
  const stamps = { createdAt: iso(at), updatedAt: iso(at), version: 1 };
  const common = { chargeId, chargeKey, orderNo, amount, reason, ...stamps };
  const made: Charge = method
    ? {
        ...common,
        methodId: method.methodId,
        ...attempt(tx, { chargeKey, orderNo, amount }, { method, at }),
        expiresAt: null,
      }
    : {
        ...common,
        methodId: null,
        status: 'awaiting',
        payUrl: payUrlOf(chargeId),
        expiresAt: iso(at + durationMs(input.expiresIn)),
      };
  tx.emit('charge.created', { at, port: 'payments', orderNo, key: chargeKey, data: { charge: made } });
  if (made.expiresAt !== null) {
    const due = Date.parse(made.expiresAt);
    schedule(tx, { orderNo, at: due, kind: 'charge.expire', what: 'charge.expired', data: { chargeKey } });
  }
  return made;
}

type Attempt = Pick<Charge, 'status' | 'failureCode' | 'paymentId'>;
type Bill = Pick<Charge, 'chargeKey' | 'orderNo' | 'amount'>;

/** Take the money, or say for what reason it could not be taken. */
function attempt(tx: Tx, bill: Bill, { method, at }: { method: PaymentMethod; at: number }): Attempt {
  const { chargeKey, orderNo, amount } = bill;
  const failureCode = method.tender === 'coupon' ? 'card_declined' : whyNot(method, amount);
  if (failureCode) return { status: 'failed', failureCode };
  const order = orderOf(tx.state, orderNo);
  return { status: 'succeeded', paymentId: take(tx, { order, method, amount, by: chargeKey, at }).paymentId };
}

/** The customer follows the link and pays, by the means given or by the first that is of use. */
export function pay(
  tx: Tx,
  chargeKey: string,
  { methodId, at }: { methodId?: string | undefined; at: number },
): Charge {
  const open = payable(tx.state, chargeKey);
  const order = orderOf(tx.state, open.orderNo);
  const method =
    methodId === undefined
      ? usual(tx.state, order.customer.id)
      : ownMethodOf(tx.state, order, { methodId, field: 'body.methodId' });
  return changeCharge(tx, open, { methodId: method.methodId, ...attempt(tx, open, { method, at }), at });
}

/** The customer tries to pay, and cannot. */
export const failCharge = (tx: Tx, chargeKey: string, to: { failureCode: string; at: number }): Charge =>
  changeCharge(tx, payable(tx.state, chargeKey), { status: 'failed', ...to });

/** Nothing is to be paid any more. */
export function cancelCharge(tx: Tx, chargeKey: string, at: number): Charge {
  const found = chargeOf(tx.state, chargeKey);
  if (found.status === 'succeeded' || found.status === 'refunded')
    throw refused('charge_not_cancellable', `charge ${chargeKey} is paid: refund ${found.paymentId ?? ''}`);
  return found.status === 'awaiting' ? changeCharge(tx, found, { status: 'cancelled', at }) : found;
}

/** Nobody paid in time. */
export const expireCharge = (tx: Tx, chargeKey: string, at: number): void =>
  void changeCharge(tx, chargeOf(tx.state, chargeKey), { status: 'expired', at });

/** When all that a charge took has gone back, the charge says so. */
export function chargeRefunded(tx: Tx, paymentId: string, at: number): void {
  const { charges, refunds, keysOfPayment } = tx.state.payments;
  const paid = [...charges.values()].find(({ value }) => value.paymentId === paymentId)?.value;
  if (paid?.status !== 'succeeded') return;
  const arrived = (keysOfPayment.get(paymentId) ?? []).flatMap((key) => refunds.get(key)?.refund ?? []);
  const sum = arrived.reduce((total, one) => total + (one.status === 'succeeded' ? one.amount.amount : 0), 0);
  if (sum >= paid.amount.amount) changeCharge(tx, paid, { status: 'refunded', at });
}

function payable(state: State, chargeKey: string): Charge {
  const found = chargeOf(state, chargeKey);
  if (found.status === 'awaiting') return found;
  throw refused('charge_not_payable', `charge ${chargeKey} is ${found.status}`);
}

function usual({ shop }: State, customerId: string): PaymentMethod {
  const all = [...shop.paymentMethods.values()].filter((one) => one.customerId === customerId && !one.closed);
  const found = all.find((one) => one.tender === 'card') ?? all.find((one) => one.tender !== 'coupon');
  if (!found) throw unknown('payment_method', `of customer ${customerId}`);
  return found;
}

type Change = Partial<Attempt> & { readonly methodId?: string; readonly at: number };

function changeCharge(tx: Tx, before: Charge, { at, ...to }: Change): Charge {
  const { payUrl: _paid, ...rest } = before;
  const changed: Charge = { ...rest, ...to, expiresAt: null, updatedAt: iso(at), version: before.version + 1 };
  const { chargeId, chargeKey, orderNo, status, amount, failureCode, paymentId, version } = changed;
  tx.emit('charge.changed', { at, port: 'payments', orderNo, key: chargeKey, data: { charge: changed } });
  cancelHappenings(tx, orderNo, {
    at,
    matching: (one) => one.kind === 'charge.expire' && one.data.chargeKey === chargeKey,
  });
  const told = { ...(failureCode && { failureCode }), ...(paymentId && { paymentId }), version, at: iso(at) };
  const data = { chargeId, chargeKey, orderNo, status, amount, ...told };
  tx.webhook({ port: 'payments', type: 'charge.updated', at, orderNo, data });
  return changed;
}
