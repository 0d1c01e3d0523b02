import { z } from 'zod';
import { copyOf } from '#sandbox/control/order-copy.ts';
import { orderNoSchema } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { orderSchema } from '#sandbox/shop/schemas.ts';

const copy = defineRoute({
  operation: 'world.copy',
  method: 'post',
  path: '/world/v1/orders/{orderNo}/copies',
  summary: 'Place the same order once more: so that nobody has to wonder which orders are still untouched',
  params: z.object({ orderNo: orderNoSchema }),
  body: z.strictObject({
    customer: z
      .enum(['another', 'same'])
      .default('another')
      .meta({ description: 'another: somebody with the same name and means of payment, and no history' }),
    articles: z
      .enum(['same', 'own'])
      .default('same')
      .meta({ description: 'own: articles like them, of which nothing else was sold; stock and all' }),
  }),
  reply: orderSchema,
  status: 201,
  codes: ['order_unknown'],
  handle: ({ tx, params: { orderNo: like }, body, now }) => {
    const order = orderOf(tx.state, like);
    const { orders } = tx.state.shop;
    let n = 1;
    while (orders.has(`${like}-${n}`)) n += 1;
    const orderNo = `${like}-${n}`;
    const data = copyOf(tx.state, order, {
      orderNo,
      isOthers: body.customer === 'another',
      hasOwnArticles: body.articles === 'own',
    });
    tx.emit('order.copied', { at: now(orderNo), port: 'shop', orderNo, key: null, data });
    return orderOf(tx.state, orderNo);
  },
});

export const copyRoutes = [copy] as const;
