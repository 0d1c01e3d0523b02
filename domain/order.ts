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
  readonly productId?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** List price of one unit before discounts; of a gift, its stated value (R6). */
  readonly unitPrice?: number;
  /** The serial numbers that were sent (R33). */
  readonly serials?: readonly string[];
  readonly batch?: string;
  /** The kit that the line was sold in, and what one unit of it costs there; all shares are the kit's price (R5). */
  readonly kit?: { readonly id: string; readonly share: number };
  /** The line that this one was a gift to (R6). */
  readonly giftOf?: number;
}

/** What a price reduction was given for. */
export const DISCOUNT_KINDS = ['order', 'line', 'threshold', 'free_shipping', 'coupon'] as const;

/** A reduction as it was fixed at purchase: nothing later divides it anew (R9). */
export interface Discount {
  readonly id: string;
  readonly kind: (typeof DISCOUNT_KINDS)[number];
  /** What it took off, in minor units, positive. */
  readonly amount: number;
  /** The sum of the order that earned it (R10). */
  readonly threshold?: number;
  readonly couponId?: string;
  /** Each line's share of it, by largest remainder. */
  readonly lines?: readonly { readonly lineNo: number; readonly amount: number }[];
}

/** The means by which an order can be paid; points and coupons come back in kind, never as money (R16). */
export const TENDERS = ['card', 'paypal', 'gift_card', 'wallet', 'points', 'coupon'] as const;

/** Money taken for an order by one means of payment. */
export interface Payment {
  readonly paymentId: string;
  readonly tender: (typeof TENDERS)[number];
  readonly methodId: string;
  readonly captured: number;
  /** When it was taken: providers give nothing back of what is too old (R21). */
  readonly capturedAt?: number;
  /** What the shop has given back of it in its own name, so that it is nobody else's to give back (R7). */
  readonly givenBack?: number;
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
  readonly discounts?: readonly Discount[];
  readonly shippingService?: 'standard' | 'express';
  /** The part of the shipping that was paid for speed (R11). */
  readonly expressSurcharge?: number;
  /** When its items were changed before shipment: that can be done once (J1). */
  readonly itemsChangedAt?: number;
  /** When an exchange of its items was last put in the shop's book. */
  readonly exchangedAt?: number;
}

/** Who ordered: personal data, kept apart and erasable (R50). */
export interface OrderPerson {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}
