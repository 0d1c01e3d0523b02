import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import { applyDisposals } from '#sandbox/warehouse/disposals/state.ts';
import type { DisposalEvents, DisposalState } from '#sandbox/warehouse/disposals/state.ts';
import { applyIntercepts } from '#sandbox/warehouse/intercepts/state.ts';
import type { InterceptEvents, InterceptState } from '#sandbox/warehouse/intercepts/state.ts';
import { applyRepairs } from '#sandbox/warehouse/repairs/state.ts';
import type { RepairEvents, RepairState } from '#sandbox/warehouse/repairs/state.ts';
import { applyReservations } from '#sandbox/warehouse/reservations/state.ts';
import type { ReservationEvents, ReservationState } from '#sandbox/warehouse/reservations/state.ts';
import type { Inspection, InspectionPlan, Receipt, Return } from '#sandbox/warehouse/schemas.ts';
import { applyShipments } from '#sandbox/warehouse/shipments/state.ts';
import type { ShipmentEvents, ShipmentState } from '#sandbox/warehouse/shipments/state.ts';
import { applyStock } from '#sandbox/warehouse/stock/state.ts';
import type { StockEvents } from '#sandbox/warehouse/stock/state.ts';
import { applyUnannounced } from '#sandbox/warehouse/unannounced/state.ts';
import type { UnannouncedEvents, UnannouncedState } from '#sandbox/warehouse/unannounced/state.ts';
import { applyWaybills } from '#sandbox/warehouse/waybills/state.ts';
import type { WaybillEvents, WaybillState } from '#sandbox/warehouse/waybills/state.ts';

/** A return as the warehouse holds it; `createdRealAt` serves the read lag. */
export type HeldReturn = { readonly createdRealAt: number; readonly value: Return };

/** What the warehouse knows: what comes back, and what goes out after the sale. Stock itself is the shop's shelf. */
export type WarehouseState = {
  readonly returns: Map<string, HeldReturn>;
  /** by `order <orderNo>` or `rma <rma>` */
  readonly plans: Map<string, InspectionPlan>;
} & UnannouncedState &
  ReservationState &
  ShipmentState &
  InterceptState &
  RepairState &
  DisposalState &
  WaybillState;

export type WarehouseEvents = {
  'return.authorised': { value: Return };
  'return.cancelled': { rma: string };
  'return.received': { rma: string; receipt: Receipt };
  'return.inspected': { inspection: Inspection };
  'inspection.planned': { slot: string; plan: InspectionPlan };
  'order.shipped': { trackingNo: string; carrier: string; shippedAt: string; lineNos: number[] };
} & StockEvents &
  UnannouncedEvents &
  ReservationEvents &
  ShipmentEvents &
  InterceptEvents &
  RepairEvents &
  DisposalEvents &
  WaybillEvents;

export const emptyWarehouse = (): WarehouseState => ({
  returns: new Map(),
  plans: new Map(),
  unannounced: new Map(),
  reservations: new Map(),
  shipments: new Map(),
  shipmentPlans: new Map(),
  intercepts: new Map(),
  interceptPlans: new Map(),
  repairs: new Map(),
  repairPlans: new Map(),
  disposals: new Map(),
  waybillBatches: new Map(),
});

function change(state: State, rma: string, to: (value: Return) => Partial<Return>): void {
  const held = state.warehouse.returns.get(rma);
  if (held) state.warehouse.returns.set(rma, { ...held, value: { ...held.value, ...to(held.value) } });
}

export const applyWarehouse: Appliers<State, WarehouseEvents> = {
  ...applyStock,
  ...applyUnannounced,
  ...applyReservations,
  ...applyShipments,
  ...applyIntercepts,
  ...applyRepairs,
  ...applyDisposals,
  ...applyWaybills,
  'return.authorised': (state, { data: { value } }, realAt) => {
    state.warehouse.returns.set(value.rma, { createdRealAt: realAt, value });
  },
  'return.cancelled': (state, { data }) => change(state, data.rma, () => ({ status: 'cancelled' })),
  'return.received': (state, { data }) =>
    change(state, data.rma, ({ receipts }) => ({ receipts: [...receipts, data.receipt] })),
  'return.inspected': (state, { data: { inspection } }) =>
    change(state, inspection.rma, ({ inspections }) => ({ inspections: [...inspections, inspection] })),
  'inspection.planned': (state, { data }) => {
    state.warehouse.plans.set(data.slot, data.plan);
  },
  'order.shipped': ({ shop }, { orderNo, data: { lineNos, ...parcel } }) => {
    const order = shop.orders.get(orderNo ?? '');
    if (!order) return;
    for (const line of order.lines) if (lineNos.includes(line.lineNo)) line.parcel = parcel.trackingNo;
    order.parcels.push({ ...parcel, deliveredAt: null });
    order.status = 'processed';
  },
};
