import { newTrackingNo } from '#sandbox/core/ids.ts';
import type { State } from '#sandbox/core/state.ts';
import type { PastRefund } from '#sandbox/seed/place-order.ts';
import type { Customer, Order, PaymentMethod, Product } from '#sandbox/shop/schemas.ts';

/** An order that was placed once more. */
export interface OrderCopy {
  /** The order it is a copy of. */
  readonly like: string;
  readonly order: Order;
  /** Of an order that was cancelled before the world began. */
  readonly givenBack: readonly PastRefund[];
  /** Whose it is, where that is somebody new, and what they pay with. */
  readonly customer?: Customer;
  readonly methods: readonly PaymentMethod[];
  /** The products it is of, where nothing else was sold of these; each variant with what is in stock. */
  readonly products?: readonly Product[];
}

interface CopyChoice {
  readonly orderNo: string;
  readonly isOthers: boolean;
  readonly hasOwnArticles: boolean;
}

/** The same goods in another order, with numbers of its own for all that is counted once. */
export function copyOf(state: State, like: Order, { orderNo, isOthers, hasOwnArticles }: CopyChoice): OrderCopy {
  const mark = isOthers ? `-${orderNo}` : '';
  const { customer, methods } = isOthers ? another(state, like, mark) : { customer: undefined, methods: [] };
  const copied = structuredClone({
    ...like,
    orderNo,
    ...(customer ? { customer: { ...like.customer, id: customer.id, email: customer.email } } : {}),
    ...goodsOf(like, orderNo, hasOwnArticles),
    payments: like.payments.map((payment) => ({
      ...payment,
      paymentId: payment.paymentId.replace(like.orderNo, orderNo),
      methodId: `${payment.methodId}${mark}`,
    })),
  });
  return {
    like: like.orderNo,
    order: copied,
    givenBack: givenBack(state, like, orderNo),
    methods,
    ...(customer ? { customer } : {}),
    ...(hasOwnArticles ? { products: ownProducts(state, like, orderNo) } : {}),
  };
}

/** Like the products of the order, under numbers of their own: what is sold, returned or complained of counts for no other. */
function ownProducts({ shop }: State, { lines }: Order, orderNo: string): Product[] {
  const productIds = new Set(lines.map(({ productId }) => productId));
  return [...shop.products.values()]
    .filter(({ productId }) => productIds.has(productId))
    .map((product) => ({
      ...product,
      productId: `${product.productId}-${orderNo}`,
      variants: product.variants.map((variant) => ({
        ...variant,
        sku: `${variant.sku}-${orderNo}`,
        available: shop.stock.get(variant.sku) ?? variant.available,
      })),
    }));
}

/** Somebody with the same name, address and means of payment, but no history. */
function another({ shop }: State, { customer: { id } }: Order, mark: string) {
  const customer = shop.customers.get(id);
  if (!customer) throw new Error(`an order belongs to ${id}, whom nobody knows`);
  const methods = [...shop.paymentMethods.values()]
    .filter(({ customerId }) => customerId === id)
    .map((method) => ({ ...method, methodId: `${method.methodId}${mark}`, customerId: `${id}${mark}` }));
  const email = customer.email.replace('@', `${mark.toLowerCase()}@`);
  return { customer: { ...customer, id: `${id}${mark}`, email, orderNos: [] }, methods };
}

function goodsOf(like: Order, orderNo: string, hasOwnArticles: boolean): Pick<Order, 'lines' | 'parcels'> {
  const mark = orderNo.slice(like.orderNo.length);
  const ofOwn = hasOwnArticles ? `-${orderNo}` : '';
  const trackingNos = new Map(like.parcels.map(({ trackingNo }) => [trackingNo, newTrackingNo()]));
  const own = <T extends string | null>(trackingNo: T): T | string => trackingNos.get(trackingNo ?? '') ?? trackingNo;
  return {
    lines: like.lines.map((line) => ({
      ...line,
      sku: `${line.sku}${ofOwn}`,
      productId: `${line.productId}${ofOwn}`,
      parcel: own(line.parcel),
      ...(line.serials ? { serials: line.serials.map((serial) => `${serial}${mark}`) } : {}),
    })),
    parcels: like.parcels.map((parcel) => ({ ...parcel, trackingNo: own(parcel.trackingNo) })),
  };
}

const givenBack = ({ payments }: State, { orderNo: like, placedAt, status }: Order, orderNo: string): PastRefund[] =>
  status !== 'cancelled'
    ? []
    : [...payments.refunds.values()]
        .filter((held) => held.orderNo === like)
        .map(({ refund: { paymentId, amount } }, index) => ({
          order: { orderNo, placedAt },
          paymentId: paymentId.replace(like, orderNo),
          amount,
          n: index + 1,
        }));
