import type { Appliers } from '#sandbox/core/events.ts';
import { changeHeld } from '#sandbox/core/held.ts';
import type { Held } from '#sandbox/core/same-key.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import type { Intercept, InterceptOutcome, InterceptPlan } from '#sandbox/warehouse/intercepts/schemas.ts';

export type InterceptState = {
  readonly intercepts: Map<string, Held<Intercept>>;
  /** by order number */
  readonly interceptPlans: Map<string, InterceptPlan>;
};

export type InterceptEvents = {
  'intercept.asked': { value: Intercept; reason: string };
  /** `pulled`: lines that had left already and were taken out of their parcels again */
  'intercept.answered': { interceptKey: string; outcome: InterceptOutcome; pulled: number[] };
  'intercept.planned': { plan: InterceptPlan };
};

/** The lines were never shipped, and a parcel that nothing is left in never went. */
function unship(order: Order, pulled: readonly number[]): void {
  for (const line of order.lines) if (pulled.includes(line.lineNo)) line.parcel = null;
  order.parcels = order.parcels.filter(({ trackingNo }) => order.lines.some((line) => line.parcel === trackingNo));
  if (order.parcels.length === 0 && order.status === 'processed') order.status = 'pending';
}

export const applyIntercepts: Appliers<State, InterceptEvents> = {
  'intercept.asked': ({ warehouse }, { data: { value } }, createdRealAt) => {
    warehouse.intercepts.set(value.interceptKey, { createdRealAt, value });
  },
  'intercept.answered': ({ warehouse, shop }, { at, orderNo, data: { interceptKey, outcome, pulled } }) => {
    changeHeld(warehouse.intercepts, interceptKey, () => ({ status: outcome, answeredAt: iso(at) }));
    const order = shop.orders.get(orderNo ?? '');
    if (order && pulled.length > 0) unship(order, pulled);
  },
  'intercept.planned': ({ warehouse }, { orderNo, data }) => {
    warehouse.interceptPlans.set(orderNo ?? '', data.plan);
  },
};
