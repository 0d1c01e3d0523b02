import type { CallContext } from '#adapters/call-context.ts';
import type { Authorisations } from './authorisations.ts';
import type { Charges } from './charges.ts';
import type { Dispute, Disputes } from './disputes.ts';
import type { Payouts } from './payouts.ts';
import type { OrderNo, RefundKey } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';
import type { RefundReport } from '#domain/parts/refund.ts';

/** One refund to be made; its key is the provider's idempotency key for life (R18). */
export interface RefundInput {
  readonly paymentId: string;
  readonly money: Money;
  readonly reason: string;
  /** Another means of payment of the same customer, a gift card; the payment's own when missing. */
  readonly destination?: string;
}

/** By what a refund is recognised as the one that was asked for (M7). */
export type RefundAsked = Pick<RefundInput, 'paymentId' | 'money'>;

/** A payment as its provider knows it. */
export interface PaymentRecord {
  readonly paymentId: string;
  readonly orderNo: OrderNo;
  readonly tender: Payment['tender'];
  readonly methodId: string;
  readonly captured: Money;
  /** Everything given back on it, by whomever. */
  readonly refunded: Money;
  readonly capturedAt: number;
  /** The chargebacks that are known for it (R22). */
  readonly disputes: readonly Dispute[];
}

/** Money that goes back the way it came. A refund that was taken is not yet one that arrived (R20). */
export interface Refunds {
  /** `Unknown` when it is unclear whether it was taken: look up by the same key, never make a new one. */
  readonly refund: (key: RefundKey, input: RefundInput, ctx: CallContext) => Promise<RefundReport>;
  /**
   * A provider may be slow to see its own newest refunds: an early "none" is no proof. With `asked`, a refund of
   * another amount or on another payment is not taken for ours.
   */
  readonly lookupRefund: (key: RefundKey, ctx: CallContext, asked?: RefundAsked) => Promise<RefundReport | undefined>;
  readonly payment: (paymentId: string, ctx: CallContext) => Promise<PaymentRecord | undefined>;
}

/** The payment provider: money back, money held, money asked for, money paid out another way, and disputes. */
export interface PaymentsPort extends Refunds, Authorisations, Charges, Payouts, Disputes {}
