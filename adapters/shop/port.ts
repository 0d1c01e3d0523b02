import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import type { ShopExchanges } from './exchanges.ts';
import type { ShopGoods } from './goods.ts';
import type { ShopGrants } from './grants.ts';
import type { ShopChanges } from './order-changes.ts';
import type { ShopReviews } from './reviews.ts';
import type { ShopToShip } from './to-ship.ts';
import type { Order, OrderPerson, Payment } from '#domain/order.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';

/** An order as the shop tells it, with what belongs to the person kept apart (B1, R50). */
export interface ShopOrder {
  readonly order: Order;
  readonly person: OrderPerson;
  /** Where it was delivered: the origin of a return parcel. */
  readonly shippingAddress: Address;
}

/** A means of payment and whose it is, by which a wished destination of a refund is checked. */
export interface PaymentMethod {
  readonly methodId: string;
  readonly customerId: string;
  readonly tender: Payment['tender'];
  /** What a gift card, a wallet or an account of points holds. */
  readonly balance?: Money;
  /** Nothing can go to it any more (R16). */
  readonly closed?: true;
}

/** Units that shall not be shipped any more. */
export interface CancellationInput {
  readonly orderNo: OrderNo;
  readonly lines: readonly { readonly lineNo: number; readonly quantity: number }[];
  readonly reason: string;
}

/** Units the shop has taken out of an order. */
export interface Cancellation {
  readonly key: string;
  readonly orderNo: OrderNo;
  readonly lines: CancellationInput['lines'];
  readonly cancelledAt: number;
  /** How many working days the shop says that money takes to go back on each payment. */
  readonly refunds?: readonly {
    readonly paymentId: string;
    readonly tender: Payment['tender'];
    readonly businessDays: { readonly from: number; readonly to: number };
  }[];
}

/** Orders, their people and means of payment; and units cancelled before they are shipped. */
export interface ShopOrders {
  readonly order: (orderNo: OrderNo, ctx: CallContext) => Promise<ShopOrder | undefined>;
  readonly paymentMethod: (methodId: string, ctx: CallContext) => Promise<PaymentMethod | undefined>;
  /** All or none; Rejected `already_shipped` when a unit has left. */
  readonly cancelLines: (key: string, input: CancellationInput, ctx: CallContext) => Promise<Cancellation>;
  readonly lookupCancellation: (key: string, ctx: CallContext) => Promise<Cancellation | undefined>;
}

/** The shop: what it sold to whom, what it can still change, and what it gives and says in its own name. */
export interface ShopPort
  extends ShopOrders, ShopChanges, ShopExchanges, ShopGoods, ShopGrants, ShopReviews, ShopToShip {}
