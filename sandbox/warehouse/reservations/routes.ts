import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { release, reservationOf, reserve } from '#sandbox/warehouse/reservations/reservations.ts';
import { reservationInputSchema, reservationSchema } from '#sandbox/warehouse/reservations/schemas.ts';

const byKey = z.object({ reservationKey: idSchema });

const reserving = defineRoute({
  operation: 'warehouse.reserve',
  method: 'post',
  path: '/warehouse/v1/reservations',
  summary: 'Put units aside, all or none',
  key: 'required',
  body: reservationInputSchema,
  status: 201,
  reply: reservationSchema,
  codes: ['order_unknown', 'sku_unknown', 'out_of_stock', 'expires_in_past', 'reservation_key_mismatch'],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.reservationKey, 'reservation');
    return reserve(tx, body, { at: now(body.orderNo), key });
  },
});

const releasing = defineRoute({
  operation: 'warehouse.release',
  method: 'post',
  path: '/warehouse/v1/reservations/{reservationKey}/release',
  summary: 'Put reserved units back on the shelf, once',
  key: 'optional',
  params: byKey,
  reply: reservationSchema,
  codes: ['reservation_unknown', 'reservation_used'],
  handle: ({ tx, params: { reservationKey }, key, now }) =>
    release(tx, reservationKey, { at: now(reservationOf(tx.state, reservationKey).orderNo), key }),
});

const lookup = defineRoute({
  operation: 'warehouse.reservation',
  method: 'get',
  path: '/warehouse/v1/reservations/{reservationKey}',
  summary: 'The reservation that was asked for under this key',
  params: byKey,
  reply: reservationSchema,
  codes: ['reservation_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.warehouse.reservations, params.reservationKey, { thing: 'reservation', sees }),
});

export const reservationRoutes = [reserving, releasing, lookup] as const;
