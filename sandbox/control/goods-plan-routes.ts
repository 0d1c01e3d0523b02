import { z } from 'zod';
import { planClaims } from '#sandbox/carrier/claims/claims.ts';
import { claimPlanSchema } from '#sandbox/carrier/claims/schemas.ts';
import { planDeliveries } from '#sandbox/carrier/outcomes.ts';
import { deliveryPlanSchema } from '#sandbox/carrier/schemas.ts';
import { orderNoSchema } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import type { Route } from '#sandbox/http/route.ts';
import { planIntercepts } from '#sandbox/warehouse/intercepts/intercepts.ts';
import { interceptPlanSchema } from '#sandbox/warehouse/intercepts/schemas.ts';
import { planRepairs } from '#sandbox/warehouse/repairs/bench.ts';
import { repairPlanSchema } from '#sandbox/warehouse/repairs/schemas.ts';
import { planShipments } from '#sandbox/warehouse/shipments/shipments.ts';
import { shipmentPlanSchema } from '#sandbox/warehouse/shipments/schemas.ts';

type PlanRoute<S extends z.ZodType> = {
  /** `shipment`: the plan's path is `shipment-plan` */
  readonly of: string;
  readonly summary: string;
  readonly schema: S;
  readonly apply: (tx: Tx, orderNo: string, how: { plan: z.output<S>; at: number }) => void;
};

/** A plan of what the outside will do about an order; the answer repeats it. */
const planRoute = <S extends z.ZodType>({ of, summary, schema, apply }: PlanRoute<S>): Route =>
  defineRoute({
    operation: `world.${of}_plan`,
    method: 'put',
    path: `/world/v1/orders/{orderNo}/${of}-plan`,
    summary,
    params: z.object({ orderNo: orderNoSchema }),
    body: schema,
    reply: schema,
    codes: ['order_unknown'],
    handle: ({ tx, params, body, now }) => {
      const { orderNo } = orderOf(tx.state, params.orderNo);
      apply(tx, orderNo, { plan: body, at: now(orderNo) });
      return body;
    },
  });

export const goodsPlanRoutes = [
  planRoute({
    of: 'shipment',
    summary: 'When shipments of this order leave and arrive that are asked for from now on',
    schema: shipmentPlanSchema,
    apply: planShipments,
  }),
  planRoute({
    of: 'delivery',
    summary: "When the order's own parcels arrive, counted from shipping; nothing is planned of itself",
    schema: deliveryPlanSchema,
    apply: (tx, orderNo, { plan, at }) => planDeliveries(tx, orderNo, { ...plan, now: at }),
  }),
  planRoute({
    of: 'intercept',
    summary: 'What the warehouse will answer to intercepts of this order, and when',
    schema: interceptPlanSchema,
    apply: planIntercepts,
  }),
  planRoute({
    of: 'repair',
    summary: 'What the workshop will quote for goods of this order, and how its repairs end',
    schema: repairPlanSchema,
    apply: planRepairs,
  }),
  planRoute({
    of: 'claim',
    summary: 'What the carrier will decide about claims for parcels of this order',
    schema: claimPlanSchema,
    apply: planClaims,
  }),
] as const;
