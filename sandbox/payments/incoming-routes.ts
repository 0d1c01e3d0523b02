import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import {
  authorisationInputSchema,
  authorisationSchema,
  captureInputSchema,
} from '#sandbox/payments/authorisation-schemas.ts';
import { authorisationOf, authorise, capture, release } from '#sandbox/payments/authorisations.ts';
import { chargeInputSchema, chargeSchema } from '#sandbox/payments/charge-schemas.ts';
import { cancelCharge, charge, chargeOf } from '#sandbox/payments/charges.ts';

const byAuthorisation = z.object({ authorisationKey: idSchema });
const byCharge = z.object({ chargeKey: idSchema });
const OF_METHODS = ['order_unknown', 'payment_method_unknown', 'method_of_another', 'currency_mismatch'] as const;

const hold = defineRoute({
  operation: 'payments.authorise',
  method: 'post',
  path: '/payments/v1/authorisations',
  summary: 'Hold money of a card for seven days without taking it',
  key: 'required',
  body: authorisationInputSchema,
  status: 201,
  reply: authorisationSchema,
  codes: [...OF_METHODS, 'card_declined', 'account_closed', 'hold_not_supported', 'authorisation_key_mismatch'],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.authorisationKey, 'authorisation');
    return authorise(tx, body, now(body.orderNo));
  },
});

const taking = defineRoute({
  operation: 'payments.capture',
  method: 'post',
  path: '/payments/v1/authorisations/{authorisationKey}/capture',
  summary: 'Take what is held, or a part of it: it becomes a payment of the order',
  key: 'required',
  params: byAuthorisation,
  body: captureInputSchema,
  reply: authorisationSchema,
  codes: [
    'authorisation_unknown',
    'authorisation_expired',
    'authorisation_not_open',
    'amount_above_authorised',
    'currency_mismatch',
    'capture_key_mismatch',
  ],
  handle: ({ tx, params: { authorisationKey }, body, key, now }) => {
    sameKey(key, body.captureKey, 'capture');
    const at = now(authorisationOf(tx.state, authorisationKey).orderNo);
    return capture(tx, authorisationKey, { amount: body.amount, at });
  },
});

const letting = defineRoute({
  operation: 'payments.void',
  method: 'post',
  path: '/payments/v1/authorisations/{authorisationKey}/void',
  summary: 'Let go of what is held',
  key: 'optional',
  params: byAuthorisation,
  reply: authorisationSchema,
  codes: ['authorisation_unknown', 'authorisation_captured'],
  handle: ({ tx, params: { authorisationKey }, now }) =>
    release(tx, authorisationKey, now(authorisationOf(tx.state, authorisationKey).orderNo)),
});

const holdLookup = defineRoute({
  operation: 'payments.authorisation',
  method: 'get',
  path: '/payments/v1/authorisations/by-key/{authorisationKey}',
  summary: 'What is held under this key, and what became of it',
  params: byAuthorisation,
  reply: authorisationSchema,
  codes: ['authorisation_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.payments.authorisations, params.authorisationKey, { thing: 'authorisation', sees }),
});

const charging = defineRoute({
  operation: 'payments.charge',
  method: 'post',
  path: '/payments/v1/charges',
  summary: 'Charge a customer at once, or ask for the money by a link',
  key: 'required',
  body: chargeInputSchema,
  status: 201,
  reply: chargeSchema,
  codes: [...OF_METHODS, 'charge_key_mismatch'],
  handle: ({ tx, body, key, now, baseUrl }) => {
    sameKey(key, body.chargeKey, 'charge');
    const payUrlOf = (chargeId: string): string => `${baseUrl}/payments/v1/pay/${chargeId}`;
    return charge(tx, body, { at: now(body.orderNo), payUrlOf });
  },
});

const chargeLookup = defineRoute({
  operation: 'payments.charge_lookup',
  method: 'get',
  path: '/payments/v1/charges/by-key/{chargeKey}',
  summary: 'The charge that was asked for under this key',
  params: byCharge,
  reply: chargeSchema,
  codes: ['charge_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.payments.charges, params.chargeKey, { thing: 'charge', sees }),
});

const chargeCancel = defineRoute({
  operation: 'payments.charge_cancel',
  method: 'post',
  path: '/payments/v1/charges/{chargeKey}/cancel',
  summary: 'Nothing is to be paid any more',
  key: 'optional',
  params: byCharge,
  reply: chargeSchema,
  codes: ['charge_unknown', 'charge_not_cancellable'],
  handle: ({ tx, params: { chargeKey }, now }) =>
    cancelCharge(tx, chargeKey, now(chargeOf(tx.state, chargeKey).orderNo)),
});

/** Money that customers pay. */
export const incomingRoutes = [hold, taking, letting, holdLookup, charging, chargeLookup, chargeCancel] as const;
