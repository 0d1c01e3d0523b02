import { DAY, HOUR } from '#sandbox/core/duration.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused } from '#sandbox/core/problem.ts';
import { formatMoney, iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Authorisation, AuthorisationInput } from '#sandbox/payments/authorisation-schemas.ts';
import { methodOf, ownMethodOf, refuseForeign, refuseUnable, take } from '#sandbox/payments/take.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';

/** How long a bank holds money that nobody takes: a week, less the time that the clearing needs. */
const HOLD_MS = 6 * DAY + 18 * HOUR;

export const authorisationOf = ({ payments }: State, key: string): Authorisation =>
  heldValue(payments.authorisations, key, 'authorisation');

/** Hold money of a card without taking it. */
export function authorise(tx: Tx, input: AuthorisationInput, at: number): Authorisation {
  const { authorisationKey, methodId, amount } = input;
  const order = orderOf(tx.state, input.orderNo);
  const { orderNo } = order;
  const method = ownMethodOf(tx.state, order, { methodId, field: 'body.methodId' });
  refuseForeign(order, amount);
  if (method.tender !== 'card') throw refused('hold_not_supported', `body.methodId: ${methodId} is no card`);
  refuseUnable(method, amount);
  const authorisation: Authorisation = {
    authorisationId: newId('auth'),
    authorisationKey,
    orderNo,
    methodId,
    amount,
    status: 'authorised',
    expiresAt: iso(at + HOLD_MS),
    createdAt: iso(at),
    updatedAt: iso(at),
    version: 1,
  };
  tx.emit('authorisation.made', { at, port: 'payments', orderNo, key: authorisationKey, data: { authorisation } });
  const what = 'authorisation.expired';
  schedule(tx, { orderNo, at: at + HOLD_MS, kind: 'authorisation.expire', what, data: { authorisationKey } });
  return authorisation;
}

/** Take what is held, or a part of it; the rest is free again. */
export function capture(
  tx: Tx,
  authorisationKey: string,
  wish: { amount?: Money | undefined; at: number },
): Authorisation {
  const held = authorisationOf(tx.state, authorisationKey);
  const { at, amount = held.amount } = wish;
  if (held.status === 'expired') throw refused('authorisation_expired', `it was held until ${held.expiresAt}`);
  if (held.status !== 'authorised') throw refused('authorisation_not_open', `it is ${held.status}`);
  if (amount.currency !== held.amount.currency)
    throw refused('currency_mismatch', `body.amount.currency: ${held.amount.currency} is held`);
  if (amount.amount > held.amount.amount)
    throw refused('amount_above_authorised', `body.amount: only ${formatMoney(held.amount)} is held`);
  const order = orderOf(tx.state, held.orderNo);
  const method = methodOf(tx.state, held.methodId);
  const { paymentId } = take(tx, { order, method, amount, by: authorisationKey, at });
  return change(tx, held, { status: 'captured', captured: amount, paymentId, at });
}

/** Let go of what is held. */
export function release(tx: Tx, authorisationKey: string, at: number): Authorisation {
  const held = authorisationOf(tx.state, authorisationKey);
  if (held.status === 'captured') throw refused('authorisation_captured', `it was taken as ${held.paymentId ?? ''}`);
  return held.status === 'authorised' ? change(tx, held, { status: 'voided', at }) : held;
}

/** Nobody took it in time. */
export function expireAuthorisation(tx: Tx, authorisationKey: string, at: number): void {
  const { authorisationId, orderNo, amount, version } = change(tx, authorisationOf(tx.state, authorisationKey), {
    status: 'expired',
    at,
  });
  const data = { authorisationId, authorisationKey, orderNo, amount, version, at: iso(at) };
  tx.webhook({ port: 'payments', type: 'authorisation.expired', at, orderNo, data });
}

type Change = Partial<Pick<Authorisation, 'status' | 'captured' | 'paymentId'>> & { readonly at: number };

function change(tx: Tx, before: Authorisation, { at, ...to }: Change): Authorisation {
  const { orderNo, authorisationKey } = before;
  const authorisation = { ...before, ...to, updatedAt: iso(at), version: before.version + 1 };
  tx.emit('authorisation.changed', { at, port: 'payments', orderNo, key: authorisationKey, data: { authorisation } });
  cancelHappenings(tx, orderNo, {
    at,
    matching: (one) => one.kind === 'authorisation.expire' && one.data.authorisationKey === authorisationKey,
  });
  return authorisation;
}
