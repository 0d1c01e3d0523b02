import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Inspection, InspectionPlan, Receipt, Return } from '#sandbox/warehouse/schemas.ts';

/** A return as the warehouse holds it; `createdRealAt` serves the read lag. */
export type HeldReturn = { readonly createdRealAt: number; readonly value: Return };

export type WarehouseState = {
  readonly returns: Map<string, HeldReturn>;
  /** by `order <orderNo>` or `rma <rma>` */
  readonly plans: Map<string, InspectionPlan>;
};

export type WarehouseEvents = {
  'return.authorised': { value: Return };
  'return.cancelled': { rma: string };
  'return.received': { rma: string; receipt: Receipt };
  'return.inspected': { inspection: Inspection };
  'inspection.planned': { slot: string; plan: InspectionPlan };
};

function change(state: State, rma: string, to: (value: Return) => Partial<Return>): void {
  const held = state.warehouse.returns.get(rma);
  if (held) state.warehouse.returns.set(rma, { ...held, value: { ...held.value, ...to(held.value) } });
}

export const applyWarehouse: Appliers<State, WarehouseEvents> = {
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
};
