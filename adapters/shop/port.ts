import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import type { Order, OrderPerson, Payment } from '#domain/order.ts';
import type { OrderNo } from '#domain/ids.ts';

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
}

/** The shop: orders, their people and means of payment; and units cancelled before they are shipped. */
export interface ShopPort {
  readonly order: (orderNo: OrderNo, ctx: CallContext) => Promise<ShopOrder | undefined>;
  readonly paymentMethod: (methodId: string, ctx: CallContext) => Promise<PaymentMethod | undefined>;
  /** All or none; Rejected `already_shipped` when a unit has left. */
  readonly cancelLines: (key: string, input: CancellationInput, ctx: CallContext) => Promise<Cancellation>;
  readonly lookupCancellation: (key: string, ctx: CallContext) => Promise<Cancellation | undefined>;
}
