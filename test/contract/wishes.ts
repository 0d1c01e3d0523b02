import type { AuthorisationInput } from '#adapters/payments/authorisations.ts';
import type { ChargeInput } from '#adapters/payments/charges.ts';
import type { PayoutInput } from '#adapters/payments/payouts.ts';
import type { ExchangeInput } from '#adapters/shop/exchanges.ts';
import type { Sku } from '#adapters/shop/goods.ts';
import type { GrantInput } from '#adapters/shop/grants.ts';
import type { OrderChangeInput } from '#adapters/shop/order-changes.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';
import { money } from '#domain/money.ts';
import { first } from '#test/contract/subject.ts';
import type { ContractSubject } from '#test/contract/subject.ts';

/** What a case may ask of shop and payments, made ready for one order. */

export const anAddressFor = ({ order, shippingAddress }: ShopOrder): OrderChangeInput => ({
  orderNo: order.orderNo,
  change: { kind: 'address', address: { ...shippingAddress, line1: '1 New Road' } },
});

export const methodOf = ({ order }: ShopOrder): string => first(order.payments).methodId;

export const aCoupon = ({ order }: ShopOrder): GrantInput => ({
  customerId: order.customerId,
  gift: { kind: 'coupon', value: money(500, order.currency) },
  reason: 'apology',
});

export const aCharge = (known: ShopOrder): ChargeInput => ({
  orderNo: known.order.orderNo,
  money: money(700, known.order.currency),
  reason: 'exchange',
  methodId: methodOf(known),
});

export const aHold = (known: ShopOrder): AuthorisationInput => ({
  orderNo: known.order.orderNo,
  methodId: methodOf(known),
  money: money(5000, known.order.currency),
});

export const aPayout = ({ order }: ShopOrder, amount = 100): PayoutInput => ({
  paymentId: first(order.payments).paymentId,
  money: money(amount, order.currency),
  to: { kind: 'bank', ref: 'DE02 1203 0000 0000 2020 51' },
  reason: 'window_closed',
});

/** Another article of the product of the order's first line, that is there. */
export async function anotherArticle(
  { ports, ctx }: ContractSubject,
  known: ShopOrder,
): Promise<Pick<Sku, 'sku' | 'price'>> {
  const { productId = '', sku } = first(known.order.lines);
  const product = await ports.shop.product(productId, ctx(known));
  return first((product?.variants ?? []).filter((one) => one.sku !== sku && one.available > 0));
}

export async function anExchange(subject: ContractSubject, known: ShopOrder): Promise<ExchangeInput> {
  const { sku: newSku } = await anotherArticle(subject, known);
  const { lineNo, quantity } = first(known.order.lines);
  return { orderNo: known.order.orderNo, items: [{ lineNo, quantity, newSku }], methodId: methodOf(known) };
}
