import type { Appliers } from '#sandbox/core/events.ts';
import { changeHeld } from '#sandbox/core/held.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Address } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { SerialOfSku, Shipment, ShipmentPlan } from '#sandbox/warehouse/shipments/schemas.ts';

export type ShipmentState = {
  readonly shipments: Map<string, Held<Shipment>>;
  /** by order number */
  readonly shipmentPlans: Map<string, ShipmentPlan>;
};

export type ShipmentEvents = {
  'shipment.created': { value: Shipment; to: Address };
  'shipment.shipped': { shipmentKey: string; trackingNo: string; carrier: string; serials: SerialOfSku[] };
  'shipment.cancelled': { shipmentKey: string };
  'shipment.planned': { plan: ShipmentPlan };
};

export const applyShipments: Appliers<State, ShipmentEvents> = {
  'shipment.created': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.shipments.set(value.shipmentKey, { createdRealAt, value });
  },
  'shipment.shipped': ({ warehouse }, { at, data: { shipmentKey, ...how } }) =>
    changeHeld<Shipment>(warehouse.shipments, shipmentKey, () => ({ ...how, status: 'shipped', shippedAt: iso(at) })),
  'shipment.cancelled': ({ warehouse }, { data }) =>
    changeHeld<Shipment>(warehouse.shipments, data.shipmentKey, () => ({ status: 'cancelled' })),
  'shipment.planned': ({ warehouse }, { orderNo, data }) => {
    warehouse.shipmentPlans.set(orderNo ?? '', data.plan);
  },
};
