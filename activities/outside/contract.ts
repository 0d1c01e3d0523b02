import type { Ports } from '#adapters/index.ts';
import type { Money } from '#domain/money.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order, OrderPerson, Payment } from '#domain/order.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';
import type { CrashPoint } from '#activities/crash-point.ts';

/** Which case calls, for which order's clock, at what business time (epoch ms). */
export interface OutsideCall {
  readonly caseNo: string;
  readonly order: string;
  readonly at: number;
}

/** A refund to request or to ask for; `key` is the provider's idempotency key for life (R18). */
export interface RefundCall extends OutsideCall {
  readonly key: string;
  readonly paymentId: string;
  readonly money: Money;
  readonly destination?: string;
}

/** What of a look-up does not go into the store: whose the means of payment is that the customer wishes the money to. */
export interface LookedUp {
  readonly refundTo: { readonly tender: Payment['tender']; readonly ofCustomer: boolean } | null;
}

/**
 * What touches the outside. Each may run more than once and is harmless twice: writes carry business keys. An error
 * named `Rejected` is a no for good; anything else is tried again.
 */
export interface OutsideActivities {
  /** Order, shipment, person and the wished means of refund, kept in the store (B1). */
  lookUp(call: OutsideCall & { shop: string }): Promise<LookedUp>;
  /** RMA at the warehouse and label at the carrier (D2). */
  authoriseReturn(call: OutsideCall & { rma: string }): Promise<{ trackingNo: string; carrier: string }>;
  /** The carrier's last word on a silent parcel, or null when it knows nothing (R29). */
  traceParcel(call: OutsideCall & { trackingNo: string }): Promise<{ status: ParcelStatus; lastScanAt: number } | null>;
  cancelUnits(call: OutsideCall & { cancellationKey: string }): Promise<void>;
  requestRefund(call: RefundCall): Promise<RefundReport>;
  askRefund(call: RefundCall): Promise<RefundReport>;
}

/** What outside calls read and keep in our own store. */
export interface CaseRecords {
  stateOf(caseNo: string): Promise<CaseState | undefined>;
  saveOrder(order: Order, person: OrderPerson): Promise<void>;
}

export interface OutsideDeps {
  readonly ports: Ports;
  readonly records: CaseRecords;
  readonly crashPoint: CrashPoint;
}

/** Whose clock a call goes by, as every port wants to know. */
export const contextOf = ({ order, at }: OutsideCall): { businessTime: number; timeline: string } => ({
  businessTime: at,
  timeline: order,
});
