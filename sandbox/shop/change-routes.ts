import { z } from 'zod';
import { unknown } from '#sandbox/core/problem.ts';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema, iso, orderNoSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { changeOrder } from '#sandbox/shop/change-order.ts';
import {
  addressChangeInputSchema,
  addressChangeSchema,
  changeInputSchema,
  changeSchema,
  exchangeInputSchema,
  exchangeSchema,
} from '#sandbox/shop/change-schemas.ts';
import type { AddressChange } from '#sandbox/shop/change-schemas.ts';
import { recordExchange } from '#sandbox/shop/exchange.ts';

const byOrder = z.object({ orderNo: orderNoSchema });
const byChangeKey = z.object({ changeKey: idSchema });
const OF_ARTICLES = ['line_unknown', 'sku_unknown', 'other_product', 'same_options', 'quantity_above_ordered'] as const;
const OF_METHODS = ['payment_method_unknown', 'method_of_another'] as const;

const change = defineRoute({
  operation: 'shop.change',
  method: 'post',
  path: '/shop/v1/orders/{orderNo}/changes',
  summary: 'Change a pending order: its address, its items (once), or what it is paid by',
  key: 'required',
  params: byOrder,
  body: changeInputSchema,
  status: 201,
  reply: changeSchema,
  codes: [
    'order_unknown',
    'already_shipped',
    'order_cancelled',
    'already_modified',
    'change_key_mismatch',
    ...OF_ARTICLES,
    ...OF_METHODS,
    'not_available',
    'same_payment_method',
    'balance_too_low',
    'card_declined',
    'account_closed',
    'amount_above_captured',
  ],
  handle: ({ tx, params: { orderNo }, body, key, now }) => {
    sameKey(key, body.changeKey, 'change');
    return changeOrder(tx, orderNo, { input: body, at: now(orderNo) });
  },
});

const changeLookup = defineRoute({
  operation: 'shop.change_lookup',
  method: 'get',
  path: '/shop/v1/order-changes/by-key/{changeKey}',
  summary: 'The change of an order that was asked for under this key',
  params: byChangeKey,
  reply: changeSchema,
  codes: ['change_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.shop.changes, params.changeKey, { thing: 'change', sees }),
});

const defaultAddress = defineRoute({
  operation: 'shop.default_address',
  method: 'put',
  path: '/shop/v1/customers/{customerId}/default-address',
  summary: "Where a customer's next orders go",
  key: 'required',
  params: z.object({ customerId: idSchema }),
  body: addressChangeInputSchema,
  reply: addressChangeSchema,
  codes: ['customer_unknown', 'change_key_mismatch'],
  handle: ({ tx, params: { customerId }, body, key, timeline, now }) => {
    sameKey(key, body.changeKey, 'change');
    if (!tx.state.shop.customers.has(customerId)) throw unknown('customer', customerId);
    const at = now(timeline);
    const made: AddressChange = { ...body, customerId, changedAt: iso(at) };
    const data = { change: made };
    tx.emit('customer.address_changed', { at, port: 'shop', orderNo: timeline, key: body.changeKey, data });
    return made;
  },
});

const addressLookup = defineRoute({
  operation: 'shop.address_lookup',
  method: 'get',
  path: '/shop/v1/address-changes/by-key/{changeKey}',
  summary: 'The change of a default address that was asked for under this key',
  params: byChangeKey,
  reply: addressChangeSchema,
  codes: ['change_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.shop.addressChanges, params.changeKey, { thing: 'change', sees }),
});

const exchange = defineRoute({
  operation: 'shop.exchange',
  method: 'post',
  path: '/shop/v1/orders/{orderNo}/exchanges',
  summary: 'Put an exchange in the book; neither money nor goods move by it',
  key: 'required',
  params: byOrder,
  body: exchangeInputSchema,
  status: 201,
  reply: exchangeSchema,
  codes: ['order_unknown', 'not_delivered', 'exchange_key_mismatch', ...OF_ARTICLES, ...OF_METHODS],
  handle: ({ tx, params: { orderNo }, body, key, now }) => {
    sameKey(key, body.exchangeKey, 'exchange');
    return recordExchange(tx, orderNo, { input: body, at: now(orderNo) });
  },
});

const exchangeLookup = defineRoute({
  operation: 'shop.exchange_lookup',
  method: 'get',
  path: '/shop/v1/exchanges/by-key/{exchangeKey}',
  summary: 'The exchange that was put in the book under this key',
  params: z.object({ exchangeKey: idSchema }),
  reply: exchangeSchema,
  codes: ['exchange_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.shop.exchanges, params.exchangeKey, { thing: 'exchange', sees }),
});

export const changeRoutes = [change, changeLookup, defaultAddress, addressLookup, exchange, exchangeLookup] as const;
