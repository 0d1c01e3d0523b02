import { z } from 'zod';
import { seesShop } from '#api/access.ts';
import { iso } from '#api/case-view.ts';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { instantOut } from '#api/schemas/case.ts';
import { orderNo, shop } from '#api/schemas/fields.ts';
import type { Order, OrderPerson } from '#domain/order.ts';

export const orderFound = z
  .object({
    shop: z.string(),
    order: z.string(),
    status: z.string(),
    tier: z.string(),
    currency: z.string(),
    deliveredAt: instantOut.nullable(),
    lines: z.array(
      z.object({
        line: z.int(),
        sku: z.string(),
        name: z.string(),
        options: z.record(z.string(), z.string()),
        quantity: z.int(),
        free: z.int().meta({ description: 'Units that no other case has tied up or settled (R1).' }),
        net: z.int(),
      }),
    ),
    contact: z
      .object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
      .meta({ description: 'Whom the shop knows under the order.' }),
    paid: z.array(z.object({ methodId: z.string(), tender: z.string(), captured: z.int() })),
  })
  .meta({ id: 'OrderLookedUp' });

export const lookUpOrder = defineRoute({
  method: 'get',
  path: '/v1/orders/{shop}/{order}',
  operationId: 'lookUpOrder',
  tag: 'orders',
  summary: 'Look an order up at the shop, before there is a case',
  description: 'What somebody who writes down a request on the phone has to see: goods, units that are free, contact.',
  cites: ['A1', 'B1', 'R1'],
  idempotency: 'none',
  params: z.strictObject({ shop, order: orderNo }),
  responses: { 200: { description: 'The order.', schema: orderFound } },
  refusals: ['shop_unknown', 'order_unknown', 'unavailable'],
  async handler({ params }, context) {
    const { shopDesk, cases } = context.deps;
    if (!shopDesk) throw new Problem('unavailable');
    if (!seesShop(asking(context), params.shop)) throw new Problem('shop_unknown');
    const asked = await shopDesk.order(params.order).catch(silent);
    if (!asked) throw new Problem('order_unknown');
    const ledger = await cases.ledger(params.shop, params.order);
    return { status: 200, body: orderView(params.shop, asked, ledger?.units ?? []) };
  },
});

function silent(): never {
  throw new Problem('unavailable', { headers: { 'Retry-After': '2' } });
}

function orderView(
  inShop: string,
  { order, person }: { readonly order: Order; readonly person: OrderPerson },
  units: readonly { readonly lineNo: number; readonly state: string }[],
) {
  const taken = (lineNo: number): number =>
    units.filter((unit) => unit.lineNo === lineNo && unit.state !== 'free').length;
  return {
    shop: inShop,
    order: order.orderNo,
    status: order.status,
    tier: order.tier,
    currency: order.currency,
    deliveredAt:
      order.dates.deliveredAt === undefined || order.dates.deliveredAt === null ? null : iso(order.dates.deliveredAt),
    lines: order.lines.map(({ lineNo, sku, name, options = {}, quantity, net }) => ({
      line: lineNo,
      sku,
      name,
      options: { ...options },
      quantity,
      free: Math.max(0, quantity - taken(lineNo)),
      net,
    })),
    contact: { name: person.name, email: person.email, phone: person.phone },
    paid: order.payments.map(({ methodId, tender, captured }) => ({ methodId, tender, captured })),
  };
}
