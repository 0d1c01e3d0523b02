import { z } from 'zod';
import { idSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { refundPlanSchema } from '#sandbox/payments/schemas.ts';
import { planInspections, returnOf } from '#sandbox/warehouse/returns.ts';
import { inspectionPlanSchema } from '#sandbox/warehouse/schemas.ts';

const byOrder = z.object({ orderNo: orderNoSchema });

const inspectionOfOrder = defineRoute({
  operation: 'world.inspection_plan',
  method: 'put',
  path: '/world/v1/orders/{orderNo}/inspection-plan',
  summary: 'What the warehouse will find in returns of this order, and how long after receipt',
  params: byOrder,
  body: inspectionPlanSchema,
  reply: inspectionPlanSchema,
  codes: ['order_unknown'],
  handle: ({ tx, params, body, now }) => {
    const { orderNo } = orderOf(tx.state, params.orderNo);
    planInspections(tx, { orderNo, plan: body, at: now(orderNo) });
    return body;
  },
});

const inspectionOfReturn = defineRoute({
  operation: 'world.return_inspection_plan',
  method: 'put',
  path: '/world/v1/returns/{rma}/inspection-plan',
  summary: 'What the warehouse will find in this return; goes before the plan of the order',
  params: z.object({ rma: idSchema }),
  body: inspectionPlanSchema,
  reply: inspectionPlanSchema,
  codes: ['rma_unknown'],
  handle: ({ tx, params, body, now }) => {
    const { orderNo, rma } = returnOf(tx.state, params.rma);
    planInspections(tx, { orderNo, rma, plan: body, at: now(orderNo) });
    return body;
  },
});

const refunds = defineRoute({
  operation: 'world.refund_plan',
  method: 'put',
  path: '/world/v1/orders/{orderNo}/refund-plan',
  summary: 'What will happen to the refunds of this order that are asked for from now on',
  params: byOrder,
  body: refundPlanSchema,
  reply: refundPlanSchema,
  codes: ['order_unknown'],
  handle: ({ tx, params, body, now }) => {
    const { orderNo } = orderOf(tx.state, params.orderNo);
    tx.emit('refund.planned', { at: now(orderNo), port: 'payments', orderNo, key: null, data: { plan: body } });
    return body;
  },
});

export const planRoutes = [inspectionOfOrder, inspectionOfReturn, refunds] as const;
