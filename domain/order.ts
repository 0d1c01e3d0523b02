import type { OrderStatus, OrderDates } from '#domain/policy/facts.ts';
import type { OrderNo } from './ids.ts';
import type { Currency } from './money.ts';

/** One line of an order: n equal units and what was really paid for them together (R8, R9). */
export interface OrderLine {
  readonly lineNo: number;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly quantity: number;
  /** Net of all discounts, minor units, for all units of the line. */
  readonly net: number;
  readonly trackingNo: string | null;
}

/** Money taken for an order by one means of payment. */
export interface Payment {
  readonly paymentId: string;
  readonly tender: 'card' | 'paypal' | 'gift_card';
  readonly methodId: string;
  readonly captured: number;
}

/** An order as a case needs it; the customer's name, contact and address stay in their own table (R50). */
export interface Order {
  readonly shop: string;
  readonly orderNo: OrderNo;
  readonly customerId: string;
  readonly tier: 'standard' | 'vip';
  readonly status: OrderStatus;
  readonly currency: Currency;
  readonly dates: OrderDates;
  readonly lines: readonly OrderLine[];
  readonly shipping: number;
  readonly payments: readonly Payment[];
}

/** Who ordered: personal data, kept apart and erasable (R50). */
export interface OrderPerson {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}
