import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import type { OrderNo, Rma } from '#domain/ids.ts';
import type { Currency, Money } from '#domain/money.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { RepairStatus } from '#domain/parts/repair/repair.ts';

/** What the warehouse shall expect; the RMA itself is the key (D2). */
export interface ReturnInput {
  readonly orderNo: OrderNo;
  readonly lines: readonly { readonly lineNo: number; readonly sku: string; readonly quantity: number }[];
  readonly reason: string;
}

/** A return the warehouse knows of, and where it shall be sent. */
export interface ReturnAuthorisation {
  readonly rma: Rma;
  readonly returnAddress: Address;
  readonly createdAt: number;
}

/** A parcel that came for an RMA. */
export interface Receipt {
  readonly receiptId: string;
  readonly trackingNo: string | null;
  readonly receivedAt: number;
}

/** A unit as it was judged, with the serial number that was read off it: what comes back must be what was sent (R33). */
export interface InspectedUnit extends UnitOutcome {
  readonly serial?: string;
}

/** One look at what came, unit by unit; only a final one counts (R26). */
export interface Inspection {
  readonly inspectionId: string;
  readonly inspectedAt: number;
  readonly final: boolean;
  readonly units: readonly InspectedUnit[];
  /** Of the deductions, when there are any; it must be the order's. */
  readonly currency?: Currency;
}

/** All the warehouse knows of a return. */
export interface ReturnRecord extends ReturnAuthorisation {
  readonly status: 'open' | 'cancelled';
  readonly receipts: readonly Receipt[];
  readonly inspections: readonly Inspection[];
}

/** A parcel that came without an RMA, refused at the door or undeliverable (R30). */
export interface UnannouncedParcel {
  readonly trackingNo: string;
  readonly orderNo: OrderNo;
  readonly receiptId: string;
  readonly receivedAt: number;
  readonly inspections: readonly Inspection[];
}

/** Units of an article, whatever line they are for. */
export interface SkuQuantity {
  readonly sku: string;
  readonly quantity: number;
}

/** Units put aside for a replacement until a moment. */
export interface ReservationInput {
  readonly orderNo: OrderNo;
  readonly lines: readonly SkuQuantity[];
  readonly expiresAt?: number;
}

/** Units put aside; over in exactly one way: released, expired, or used by a shipment (R32). */
export interface Reservation {
  readonly key: string;
  readonly orderNo: OrderNo;
  readonly lines: readonly SkuQuantity[];
  readonly status: 'reserved' | 'released' | 'expired' | 'used';
  readonly expiresAt?: number;
}

/** Units for a line of the order, or for none of them (a gift). */
export interface ShipmentLine extends SkuQuantity {
  readonly lineNo: number | null;
}

/** Why goods go out after the sale; `repair_back` and `refused_units_back` are the customer's own units: no stock moves. */
export const SHIPMENT_REASONS = ['exchange', 'reship', 'repair_back', 'gift', 'refused_units_back'] as const;
export type ShipmentReason = (typeof SHIPMENT_REASONS)[number];

/** Goods to go out (D3); to the order's address unless another is named. */
export interface ShipmentInput {
  readonly orderNo: OrderNo;
  readonly reservationKey?: string;
  readonly lines: readonly ShipmentLine[];
  readonly reason: ShipmentReason;
  readonly to?: Address;
}

/** The number on one unit that was sent (R33). */
export interface SerialOfSku {
  readonly sku: string;
  readonly serial: string;
}

/** Goods that go out; what becomes of the parcel the carrier knows. */
export interface Shipment {
  readonly key: string;
  readonly orderNo: OrderNo;
  readonly reason: ShipmentReason;
  readonly lines: readonly ShipmentLine[];
  readonly status: 'created' | 'shipped' | 'cancelled';
  readonly trackingNo?: string;
  readonly carrier?: string;
  readonly shippedAt?: number;
  readonly serials: readonly SerialOfSku[];
}

/** Units of the order that shall not leave (R31). */
export interface InterceptInput {
  readonly orderNo: OrderNo;
  readonly lines: readonly { readonly lineNo: number; readonly quantity: number }[];
  readonly reason: string;
}

/** The race with the parcel: only the warehouse's answer decides it (R31). */
export interface Intercept {
  readonly key: string;
  readonly orderNo: OrderNo;
  readonly status: 'asked' | 'intercepted' | 'too_late';
  readonly answeredAt?: number;
}

/** What shall be repaired, and which return brings it (D4). */
export interface RepairInput {
  readonly rma: Rma;
  readonly orderNo: OrderNo;
  readonly lines: readonly { readonly lineNo: number; readonly sku: string; readonly quantity: number }[];
  readonly symptom: string;
}

/** What a repair would cost; consent names its version (R44). Nothing to pay is a quote too. */
export interface RepairQuote {
  readonly version: number;
  readonly money: Money;
  readonly reason: string;
  readonly days: number;
  readonly quotedAt: number;
  readonly answer?: 'approved' | 'declined';
}

/** A repair as the workshop knows it; `revision` says which of two reports is newer (R45). */
export interface Repair {
  readonly key: string;
  readonly rma: Rma;
  readonly orderNo: OrderNo;
  readonly status: RepairStatus;
  readonly revision: number;
  readonly quotes: readonly RepairQuote[];
}

/** What becomes of units that are not ours to keep (R28). */
export interface DisposalInput {
  readonly rma: Rma;
  readonly units: readonly ShipmentLine[];
  readonly how: 'dispose' | 'send_back';
  readonly to?: Address;
}

/** Units that are gone for good, or on their way back to the customer. */
export interface Disposal {
  readonly key: string;
  readonly rma: Rma;
  readonly orderNo: OrderNo;
  readonly how: 'dispose' | 'send_back';
  readonly trackingNo?: string;
  readonly doneAt: number;
}

/** The orders of one shop that the warehouse shall pick in this hour (D9). */
export interface WaybillBatchInput {
  readonly shop: string;
  readonly orders: readonly OrderNo[];
}

/** A batch the warehouse has taken. */
export interface WaybillBatch extends WaybillBatchInput {
  readonly key: string;
  readonly acceptedAt: number;
}

/**
 * The warehouse: expects, receives and inspects what comes back, and sends what goes out instead. A key belongs to one
 * wish for life; what was rejected `out_of_stock` is tried again under a new one.
 */
export interface WarehousePort {
  readonly authoriseReturn: (rma: Rma, input: ReturnInput, ctx: CallContext) => Promise<ReturnAuthorisation>;
  readonly lookupReturn: (rma: Rma, ctx: CallContext) => Promise<ReturnRecord | undefined>;
  /** Rejected `already_received` when the goods are there. Harmless twice. */
  readonly cancelReturn: (rma: Rma, ctx: CallContext) => Promise<void>;
  /** What came without an RMA in this parcel (R30). */
  readonly lookupUnannounced: (trackingNo: string, ctx: CallContext) => Promise<UnannouncedParcel | undefined>;

  /** All units or none: Rejected `out_of_stock`, its detail naming what there is. */
  readonly reserve: (key: string, input: ReservationInput, ctx: CallContext) => Promise<Reservation>;
  readonly lookupReservation: (key: string, ctx: CallContext) => Promise<Reservation | undefined>;
  /** Rejected `reservation_used` when a shipment took it. Harmless twice, and after it expired (R32). */
  readonly releaseReservation: (key: string, ctx: CallContext) => Promise<Reservation>;

  /** Rejected `out_of_stock`, `reservation_not_open`, `reservation_mismatch`. */
  readonly ship: (key: string, input: ShipmentInput, ctx: CallContext) => Promise<Shipment>;
  readonly lookupShipment: (key: string, ctx: CallContext) => Promise<Shipment | undefined>;
  /** Rejected `already_shipped`. Harmless twice. */
  readonly cancelShipment: (key: string, ctx: CallContext) => Promise<Shipment>;

  readonly intercept: (key: string, input: InterceptInput, ctx: CallContext) => Promise<Intercept>;
  readonly lookupIntercept: (key: string, ctx: CallContext) => Promise<Intercept | undefined>;

  readonly orderRepair: (key: string, input: RepairInput, ctx: CallContext) => Promise<Repair>;
  readonly lookupRepair: (key: string, ctx: CallContext) => Promise<Repair | undefined>;
  /** Rejected `quote_superseded` when another version is on the table (R44). Harmless twice. */
  readonly approveRepair: (key: string, version: number, ctx: CallContext) => Promise<Repair>;
  readonly declineRepair: (key: string, version: number, ctx: CallContext) => Promise<Repair>;

  readonly dispose: (key: string, input: DisposalInput, ctx: CallContext) => Promise<Disposal>;
  readonly lookupDisposal: (key: string, ctx: CallContext) => Promise<Disposal | undefined>;

  readonly sendWaybills: (key: string, input: WaybillBatchInput, ctx: CallContext) => Promise<WaybillBatch>;
  readonly lookupWaybills: (key: string, ctx: CallContext) => Promise<WaybillBatch | undefined>;
}
