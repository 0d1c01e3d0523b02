import { z } from 'zod';
import { idSchema, instantSchema } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { cancelledOf } from '#sandbox/shop/cancelled-units.ts';
import { cannotShipSchema } from '#sandbox/shop/review-schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { heldBackOf } from '#sandbox/warehouse/intercepts/held-back.ts';

export const orderToShipSchema = z
  .object({
    orderNo: z.string(),
    placedAt: instantSchema,
    held: cannotShipSchema
      .omit({ orderNo: true })
      .nullable()
      .meta({ description: 'why it cannot leave today, as far as the shop knows' }),
  })
  .meta({ id: 'OrderToShip' });
export type OrderToShip = z.infer<typeof orderToShipSchema>;

/** Something of it is still here, is neither cancelled nor held back, and was paid for. */
function isToShip(state: State, { orderNo, status, lines, payments }: Order): boolean {
  if (status === 'cancelled' || payments.length === 0) return false;
  return lines.some(
    ({ lineNo, quantity, parcel }) =>
      parcel === null &&
      quantity > Math.max(cancelledOf(state.shop, orderNo, lineNo), heldBackOf(state, orderNo, lineNo)),
  );
}

function toShip(state: State, { orderNo, placedAt }: Order): OrderToShip {
  const told = state.shop.cannotShip.get(orderNo)?.at(-1);
  if (!told) return { orderNo, placedAt, held: null };
  const { orderNo: _orderNo, ...held } = told;
  return { orderNo, placedAt, held };
}

export const toShipRoute = defineRoute({
  operation: 'shop.orders_to_ship',
  method: 'get',
  path: '/shop/v1/orders-to-ship',
  summary: 'Orders of a shop that are paid and not yet shipped, oldest first, and which of them cannot leave',
  query: z.object({ shop: idSchema, until: instantSchema.meta({ description: 'placed by then' }) }),
  reply: z.object({ data: z.array(orderToShipSchema) }),
  handle: ({ tx: { state }, query: { shop, until } }) => ({
    data: [...state.shop.orders.values()]
      .filter((order) => order.shop === shop && Date.parse(order.placedAt) <= Date.parse(until))
      .filter((order) => isToShip(state, order))
      .toSorted((a, b) => Date.parse(a.placedAt) - Date.parse(b.placedAt) || (a.orderNo < b.orderNo ? -1 : 1))
      .map((order) => toShip(state, order)),
  }),
});
