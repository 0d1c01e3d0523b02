import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { cancelShipment, createShipment, shipmentOf } from '#sandbox/warehouse/shipments/shipments.ts';
import { shipmentInputSchema, shipmentSchema } from '#sandbox/warehouse/shipments/schemas.ts';

const byKey = z.object({ shipmentKey: idSchema });

const creating = defineRoute({
  operation: 'warehouse.ship',
  method: 'post',
  path: '/warehouse/v1/shipments',
  summary: "Send goods out after the sale: a replacement, a gift, or units that are the customer's own",
  key: 'required',
  body: shipmentInputSchema,
  status: 201,
  reply: shipmentSchema,
  codes: [
    'order_unknown',
    'sku_unknown',
    'reservation_unknown',
    'line_unknown',
    'out_of_stock',
    'reservation_not_open',
    'reservation_mismatch',
    'reservation_not_wanted',
    'shipment_key_mismatch',
  ],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.shipmentKey, 'shipment');
    return createShipment(tx, body, { at: now(body.orderNo), key });
  },
});

const cancelling = defineRoute({
  operation: 'warehouse.ship_cancel',
  method: 'post',
  path: '/warehouse/v1/shipments/{shipmentKey}/cancel',
  summary: 'Stop a shipment that has not left',
  key: 'optional',
  params: byKey,
  reply: shipmentSchema,
  codes: ['shipment_unknown', 'already_shipped'],
  handle: ({ tx, params: { shipmentKey }, key, now }) =>
    cancelShipment(tx, shipmentKey, { at: now(shipmentOf(tx.state, shipmentKey).orderNo), key }),
});

const lookup = defineRoute({
  operation: 'warehouse.shipment',
  method: 'get',
  path: '/warehouse/v1/shipments/{shipmentKey}',
  summary: 'The shipment that was asked for under this key',
  params: byKey,
  reply: shipmentSchema,
  codes: ['shipment_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.warehouse.shipments, params.shipmentKey, { thing: 'shipment', sees }),
});

export const shipmentRoutes = [creating, cancelling, lookup] as const;
