import type { Appliers } from '#sandbox/core/events.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Authorisation } from '#sandbox/payments/authorisation-schemas.ts';
import { addToBalance } from '#sandbox/payments/balance.ts';
import type { Charge } from '#sandbox/payments/charge-schemas.ts';
import type { Payment } from '#sandbox/payments/state.ts';

/** Money held, asked for and taken from customers. */
export type IncomingEvents = {
  /** `by`: the charge, hold or change of the order that took it */
  'payment.taken': { payment: Payment; by: string };
  'payment_method.set': { methodId: string; closed: boolean; declines: boolean; balance?: Money };
  'authorisation.made': { authorisation: Authorisation };
  'authorisation.changed': { authorisation: Authorisation };
  'charge.created': { charge: Charge };
  'charge.changed': { charge: Charge };
};

export const applyIncoming: Appliers<State, IncomingEvents> = {
  'payment.taken': (state, { data: { payment } }) => {
    const { orderNo, ...shown } = payment;
    state.payments.payments.set(payment.paymentId, { ...payment });
    state.shop.orders.get(orderNo)?.payments.push(shown);
    addToBalance(state, payment.methodId, -payment.captured.amount);
  },
  'payment_method.set': ({ shop }, { data: { methodId, closed, declines, balance } }) => {
    const method = shop.paymentMethods.get(methodId);
    if (!method) return;
    const { closed: _closed, declines: _declines, ...rest } = method;
    shop.paymentMethods.set(methodId, {
      ...rest,
      ...(balance && { balance }),
      ...(closed && { closed }),
      ...(declines && { declines }),
    });
  },
  'authorisation.made': ({ payments }, { data: { authorisation } }, createdRealAt) => {
    payments.authorisations.set(authorisation.authorisationKey, { createdRealAt, value: authorisation });
  },
  'authorisation.changed': ({ payments }, { data: { authorisation } }) => {
    const held = payments.authorisations.get(authorisation.authorisationKey);
    if (held) payments.authorisations.set(authorisation.authorisationKey, { ...held, value: authorisation });
  },
  'charge.created': ({ payments }, { data: { charge } }, createdRealAt) => {
    payments.charges.set(charge.chargeKey, { createdRealAt, value: charge });
  },
  'charge.changed': ({ payments }, { data: { charge } }) => {
    const held = payments.charges.get(charge.chargeKey);
    if (held) payments.charges.set(charge.chargeKey, { ...held, value: charge });
  },
};
