import { z } from 'zod';
import { Problem, unknown } from '#sandbox/core/problem.ts';
import { sameKey } from '#sandbox/core/same-key.ts';
import { idSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { articleOf } from '#sandbox/shop/articles.ts';
import { cancelLines } from '#sandbox/shop/cancel-lines.ts';
import { changeRoutes } from '#sandbox/shop/change-routes.ts';
import { grantRoutes } from '#sandbox/shop/grant-routes.ts';
import { reviewRoutes } from '#sandbox/shop/review-routes.ts';
import {
  cancellationInputSchema,
  cancellationSchema,
  customerSchema,
  orderSchema,
  paymentMethodSchema,
  productSchema,
  skuSchema,
} from '#sandbox/shop/schemas.ts';
import { toShipRoute } from '#sandbox/shop/to-ship.ts';
import { viewOrder } from '#sandbox/shop/view-order.ts';

const order = defineRoute({
  operation: 'shop.order',
  method: 'get',
  path: '/shop/v1/orders/{orderNo}',
  summary: 'An order with its lines, parcels and payments',
  params: z.object({ orderNo: orderNoSchema }),
  reply: orderSchema,
  codes: ['order_unknown'],
  handle: ({ tx, params }) => viewOrder(tx.state, orderOf(tx.state, params.orderNo)),
});

const customer = defineRoute({
  operation: 'shop.customer',
  method: 'get',
  path: '/shop/v1/customers/{customerId}',
  summary: 'A customer with the numbers of all orders',
  params: z.object({ customerId: idSchema }),
  reply: customerSchema,
  codes: ['customer_unknown'],
  handle: ({ tx, params }) => {
    const found = tx.state.shop.customers.get(params.customerId);
    if (!found) throw unknown('customer', params.customerId);
    return found;
  },
});

const digits = (phone: string): string => phone.replace(/\D/gu, '');

const customers = defineRoute({
  operation: 'shop.customers',
  method: 'get',
  path: '/shop/v1/customers',
  summary: 'Customers by e-mail address or by phone',
  query: z.object({ email: z.string().min(3).optional(), phone: z.string().min(5).optional() }),
  reply: z.object({ data: z.array(customerSchema) }),
  handle: ({ tx, query: { email, phone } }) => {
    if (!email && !phone)
      throw new Problem(400, 'invalid_request', 'query.email or query.phone: one of them is needed');
    const all = [...tx.state.shop.customers.values()];
    return {
      data: all.filter(
        (one) =>
          (!email || one.email.toLowerCase() === email.toLowerCase()) &&
          (!phone || digits(one.phone) === digits(phone)),
      ),
    };
  },
});

const product = defineRoute({
  operation: 'shop.product',
  method: 'get',
  path: '/shop/v1/products/{productId}',
  summary: 'A product with its variants, prices and stock',
  params: z.object({ productId: idSchema }),
  reply: productSchema,
  codes: ['product_unknown'],
  handle: ({ tx, params }) => {
    const found = tx.state.shop.products.get(params.productId);
    if (!found) throw unknown('product', params.productId);
    const { stock } = tx.state.shop;
    return {
      ...found,
      variants: found.variants.map((one) => ({ ...one, available: stock.get(one.sku) ?? one.available })),
    };
  },
});

const sku = defineRoute({
  operation: 'shop.sku',
  method: 'get',
  path: '/shop/v1/skus/{sku}',
  summary: 'An article with its price, stock and published specification',
  params: z.object({ sku: idSchema }),
  reply: skuSchema,
  codes: ['sku_unknown'],
  handle: ({ tx, params }) => articleOf(tx.state, params.sku),
});

const paymentMethod = defineRoute({
  operation: 'shop.payment_method',
  method: 'get',
  path: '/shop/v1/payment-methods/{methodId}',
  summary: "A customer's means of payment",
  params: z.object({ methodId: idSchema }),
  reply: paymentMethodSchema,
  codes: ['payment_method_unknown'],
  handle: ({ tx, params }) => {
    const found = tx.state.shop.paymentMethods.get(params.methodId);
    if (!found) throw unknown('payment_method', params.methodId);
    return found;
  },
});

const cancel = defineRoute({
  operation: 'shop.cancel',
  method: 'post',
  path: '/shop/v1/orders/{orderNo}/cancellations',
  summary: 'Take units out of an order that have not left yet, all or none',
  key: 'required',
  params: z.object({ orderNo: orderNoSchema }),
  body: cancellationInputSchema,
  status: 201,
  reply: cancellationSchema,
  codes: [
    'order_unknown',
    'line_unknown',
    'already_shipped',
    'already_modified',
    'quantity_above_ordered',
    'cancellation_key_mismatch',
  ],
  handle: ({ tx, params: { orderNo }, body, key, now }) => {
    sameKey(key, body.cancellationKey, 'cancellation');
    return cancelLines(tx, orderNo, { input: body, at: now(orderNo) });
  },
});

const cancellation = defineRoute({
  operation: 'shop.cancellation',
  method: 'get',
  path: '/shop/v1/cancellations/by-key/{cancellationKey}',
  summary: 'The cancellation that was asked for under this key',
  params: z.object({ cancellationKey: idSchema }),
  reply: cancellationSchema,
  codes: ['cancellation_unknown'],
  handle: ({ tx, params, sees }) => {
    const held = tx.state.shop.cancellations.get(params.cancellationKey);
    if (!held || !sees(held.createdRealAt)) throw unknown('cancellation', params.cancellationKey);
    return held.cancellation;
  },
});

export const shopRoutes = [
  order,
  toShipRoute,
  customer,
  customers,
  product,
  sku,
  paymentMethod,
  cancel,
  cancellation,
  ...changeRoutes,
  ...grantRoutes,
  ...reviewRoutes,
] as const;
