import type { Address } from '#adapters/address.ts';
import type { Ports } from '#adapters/index.ts';
import type { ReplacementWish } from '#domain/intake/request.ts';
import type { ChangeKind } from '#domain/parts/order-change/order-change.ts';
import type { Money } from '#domain/money.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import type { Order, OrderPerson, Payment } from '#domain/order.ts';
import type { Goods } from '#domain/goods.ts';
import type { Charge, ChargeReport } from '#domain/parts/charge/charge.ts';
import type { ShipmentReason, ShipmentReport } from '#domain/parts/shipment/shipment.ts';
import type { ForeignChoice, ForeignUnits } from '#domain/parts/foreign/foreign.ts';
import type { ClaimReport } from '#domain/parts/claim/claim.ts';
import type { InterceptOutcome } from '#domain/parts/intercept/intercept.ts';
import type { GrantReport } from '#domain/parts/grant/grant.ts';
import type { GrantKind } from '#domain/parts/grant/terms.ts';
import type { DisputeTold } from '#domain/parts/dispute/dispute.ts';
import type { PayoutChoice } from '#domain/parts/payout/payout.ts';
import type { RepairReport } from '#domain/parts/repair/repair.ts';
import type { Refund, RefundReport } from '#domain/parts/refund.ts';
import type { ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';
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
  /** Another way than the payment's own (R16). */
  readonly way?: Refund['way'];
  readonly payout?: PayoutChoice;
}

/** A grant to be given; `key` is the shop's idempotency key for life. */
export interface GrantCall extends OutsideCall {
  readonly key: string;
  readonly kind: Exclude<GrantKind, 'gift' | 'apology'>;
  readonly worth: Money;
  readonly expiresAt?: number;
}

/** Stock to be put aside under its own key, and an exchange to be noted in the shop's book with it (D3, R32). */
export interface ReserveCall extends OutsideCall {
  readonly key: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly expiresAt?: number;
  readonly exchange?: {
    readonly exchangeKey: string;
    readonly items: readonly { readonly lineNo: number; readonly quantity: number; readonly newSku: string }[];
    /** What the customer pays a difference with; the order's own means where they named none. */
    readonly methodId?: string;
  };
}

/** Goods to be sent, or not to be sent any more; `key` is the warehouse's for life. */
export interface ShipCall extends OutsideCall {
  readonly key: string;
  readonly reservationKey?: string;
  readonly lines: readonly { readonly lineNo: number | null; readonly sku: string; readonly quantity: number }[];
  readonly reason: ShipmentReason;
}

/** Money to be asked for, held, captured or let go; `key` is the provider's idempotency key for life (R18). */
export interface ChargeCall extends OutsideCall {
  readonly key: string;
  readonly kind: Charge['kind'];
  readonly money: Money;
  readonly methodId?: string;
}

/** Goods to be repaired, and the return that brings them; `key` is the workshop's for life (D4). */
export interface RepairCall extends OutsideCall {
  readonly key: string;
  readonly rma: string;
  readonly lines: readonly { readonly lineNo: number; readonly sku: string; readonly quantity: number }[];
  readonly symptom: string;
}

/** A change of an order, or of the customer's own address, under its own key (J1). */
export interface ChangeCall extends OutsideCall {
  readonly key: string;
  readonly kind: ChangeKind;
  /** What pays from now on, or pays and receives a difference. */
  readonly methodId?: string;
  readonly items?: readonly ReplacementWish[];
}

/** What is claimed of a carrier; `key` is the claim's for life (R29). */
export interface ClaimCall extends OutsideCall {
  readonly key: string;
  /** The parcel; without it, the one that brought what the case is about. */
  readonly trackingNo?: string;
  readonly money: Money;
  readonly reason: 'lost' | 'damaged';
}

/** What of a look-up does not go into the store: whose the means of payment is that the customer wishes the money to. */
export interface LookedUp {
  readonly refundTo: { readonly tender: Payment['tender']; readonly ofCustomer: boolean } | null;
  /** Articles in question, as the shop sells them today (D3). */
  readonly goods?: readonly Goods[];
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
  /** The RMA and its label are taken back where they still can be (D2). */
  cancelReturn(call: OutsideCall & { rma: string }): Promise<void>;
  /** The carrier's last word on a silent parcel, or null when it knows nothing (R29). */
  traceParcel(call: OutsideCall & { trackingNo: string }): Promise<{ status: ParcelStatus; lastScanAt: number } | null>;
  /** What the shop collected or gave back for it itself, where something did change in price (J1). */
  changeOrder(call: ChangeCall): Promise<{ readonly difference?: Money }>;
  /** Where one of the order's own parcels is; of one that came back also what was found in it. Null when nothing is known. */
  traceOutbound(
    call: OutsideCall & { trackingNo: string },
  ): Promise<{ status: ParcelStatus; lastScanAt: number; units?: readonly UnitOutcome[] } | null>;
  /** Has units held back that are about to leave; null while the warehouse has not answered (R31). */
  askIntercept(call: OutsideCall & { key: string }): Promise<InterceptOutcome | null>;
  traceIntercept(call: OutsideCall & { key: string }): Promise<InterceptOutcome | null>;
  /** What came and is not ours goes back, or is disposed of (R28). */
  disposeForeign(
    call: OutsideCall & { rma: string; units: readonly ForeignUnits[]; how: ForeignChoice },
  ): Promise<{ trackingNo?: string }>;
  openClaim(call: ClaimCall): Promise<ClaimReport>;
  reverseClaim(call: OutsideCall & { key: string }): Promise<ClaimReport>;
  cancelUnits(call: OutsideCall & { cancellationKey: string }): Promise<void>;
  /** The named articles, those that the shop sells (D3). */
  lookUpGoods(call: OutsideCall & { skus: readonly string[] }): Promise<readonly Goods[]>;
  reserveGoods(call: ReserveCall): Promise<ShipmentReport>;
  shipGoods(call: ShipCall): Promise<ShipmentReport>;
  releaseGoods(call: OutsideCall & { key: string; reservationKey?: string }): Promise<ShipmentReport>;
  /** The last word on goods that should have left, or are silent; null when there is none. */
  traceShipment(
    call: OutsideCall & { key: string; trackingNo?: string },
  ): Promise<{ report: ShipmentReport } | { scan: { status: ParcelStatus; lastScanAt: number } } | null>;
  orderRepair(call: RepairCall): Promise<RepairReport>;
  /** Yes or no to one price of the workshop, by its version (R44). */
  answerQuote(
    call: OutsideCall & { key: string; version: number; answer: 'approved' | 'declined' },
  ): Promise<RepairReport>;
  traceRepair(call: OutsideCall & { key: string }): Promise<RepairReport | null>;
  requestCharge(call: ChargeCall): Promise<ChargeReport>;
  cancelCharge(call: ChargeCall): Promise<ChargeReport>;
  captureCharge(call: ChargeCall): Promise<ChargeReport>;
  bookCharge(
    call: OutsideCall & { paymentId: string },
  ): Promise<{ tender: Payment['tender']; methodId: string } | null>;
  requestRefund(call: RefundCall): Promise<RefundReport>;
  askRefund(call: RefundCall): Promise<RefundReport>;
  /** What banks claim of a payment, as the provider knows it (R22). */
  askDisputes(call: OutsideCall & { paymentId: string }): Promise<readonly DisputeTold[]>;
  /** What we have to say in a dispute, under its own key; a no for good is an answer (R22). */
  giveEvidence(
    call: OutsideCall & { key: string; disputeId: string; words: string },
  ): Promise<{ status: 'given' | 'refused'; code?: string }>;
  /** A coupon, points, a gift card or a tier, in the shop's books (D6). */
  giveGrant(call: GrantCall): Promise<GrantReport>;
  /** Takes one back by its key, if it is unused (C4); what was used is the customer's. */
  revokeGrant(call: OutsideCall & { key: string }): Promise<{ outcome: 'revoked' | 'kept' }>;
}

/** What outside calls read and keep in our own store. */
export interface CaseRecords {
  stateOf(caseNo: string): Promise<CaseState | undefined>;
  saveOrder(order: Order, person: OrderPerson): Promise<void>;
  /** The units that the case has tied up and not settled, by line (R1). */
  heldLines(caseNo: string): Promise<readonly LineClaim[]>;
  /** Words and links that came by one call: personal, kept in the store (R50). */
  wordsOf(caseNo: string, source: string): Promise<readonly { text: string | null; url: string | null }[]>;
  /** The address that the customer of the case named, or undefined. */
  addressOf(caseNo: string): Promise<Address | undefined>;
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
