import { z } from 'zod';
import { unknown } from '#sandbox/core/problem.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { disposalRoutes } from '#sandbox/warehouse/disposals/routes.ts';
import { interceptRoutes } from '#sandbox/warehouse/intercepts/routes.ts';
import { repairRoutes } from '#sandbox/warehouse/repairs/routes.ts';
import { reservationRoutes } from '#sandbox/warehouse/reservations/routes.ts';
import { authorise, cancelReturn, returnOf } from '#sandbox/warehouse/returns.ts';
import { authorisationSchema, authoriseSchema, returnSchema } from '#sandbox/warehouse/schemas.ts';
import { shipmentRoutes } from '#sandbox/warehouse/shipments/routes.ts';
import { unannouncedRoutes } from '#sandbox/warehouse/unannounced/routes.ts';
import { waybillRoutes } from '#sandbox/warehouse/waybills/routes.ts';

const byRma = z.object({ rma: idSchema });

const announce = defineRoute({
  operation: 'warehouse.authorise',
  method: 'post',
  path: '/warehouse/v1/return-authorisations',
  summary: 'Announce a return; the answer says where it goes',
  key: 'required',
  body: authoriseSchema,
  status: 201,
  reply: authorisationSchema,
  codes: ['order_unknown', 'line_unknown', 'quantity_above_ordered', 'rma_exists'],
  handle: ({ tx, body, key, now }) => {
    const { rma, returnAddress, createdAt } = authorise(tx, body, { at: now(body.orderNo), key });
    return { rma, returnAddress, createdAt };
  },
});

const lookup = defineRoute({
  operation: 'warehouse.lookup',
  method: 'get',
  path: '/warehouse/v1/return-authorisations/{rma}',
  summary: 'A return with its receipts and inspections',
  params: byRma,
  reply: returnSchema,
  codes: ['rma_unknown'],
  handle: ({ tx, params, sees }) => {
    const held = tx.state.warehouse.returns.get(params.rma);
    if (!held || !sees(held.createdRealAt)) throw unknown('rma', params.rma);
    return held.value;
  },
});

const cancel = defineRoute({
  operation: 'warehouse.cancel',
  method: 'post',
  path: '/warehouse/v1/return-authorisations/{rma}/cancel',
  summary: 'Say that a return will not come',
  key: 'optional',
  params: byRma,
  reply: returnSchema,
  codes: ['rma_unknown', 'already_received'],
  handle: ({ tx, params, key, now }) =>
    cancelReturn(tx, params.rma, { at: now(returnOf(tx.state, params.rma).orderNo), key }),
});

export const warehouseRoutes = [
  announce,
  lookup,
  cancel,
  ...unannouncedRoutes,
  ...reservationRoutes,
  ...shipmentRoutes,
  ...interceptRoutes,
  ...repairRoutes,
  ...disposalRoutes,
  ...waybillRoutes,
] as const;
