import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import type { OrderNo, Rma } from '#domain/ids.ts';
import type { Currency } from '#domain/money.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';

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

/** One look at what came, unit by unit; only a final one counts (R26). */
export interface Inspection {
  readonly inspectionId: string;
  readonly inspectedAt: number;
  readonly final: boolean;
  readonly units: readonly UnitOutcome[];
  /** Of the deductions, when there are any; it must be the order's. */
  readonly currency?: Currency;
}

/** All the warehouse knows of a return. */
export interface ReturnRecord extends ReturnAuthorisation {
  readonly status: 'open' | 'cancelled';
  readonly receipts: readonly Receipt[];
  readonly inspections: readonly Inspection[];
}

/** The warehouse: expects, receives and inspects what comes back. */
export interface WarehousePort {
  readonly authoriseReturn: (rma: Rma, input: ReturnInput, ctx: CallContext) => Promise<ReturnAuthorisation>;
  readonly lookupReturn: (rma: Rma, ctx: CallContext) => Promise<ReturnRecord | undefined>;
  /** Rejected `already_received` when the goods are there. Harmless twice. */
  readonly cancelReturn: (rma: Rma, ctx: CallContext) => Promise<void>;
}
