import type { Address } from '#adapters/address.ts';
import type { CallContext } from '#adapters/call-context.ts';
import type { Rma } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';

/** A label for the way back of one RMA. */
export interface LabelInput {
  readonly reference: Rma;
  readonly from: Address;
  readonly to: Address;
  readonly payer: FreightPayer;
}

/** A label the customer can print. */
export interface Label {
  readonly labelId: string;
  readonly trackingNo: string;
  readonly carrier: string;
  readonly labelUrl: string;
  readonly createdAt: number;
}

/** A label as the carrier knows it now. */
export interface LabelRecord extends Label {
  readonly status: 'active' | 'voided';
}

/** Before the first scan there is only a label; refused at the door, a parcel turns round (D5, R30). */
export type TrackedStatus = ParcelStatus | 'label_created' | 'refused' | 'returning';

/** One scan; `status` is missing when the carrier says what we have no word for (`said` keeps it). */
export interface Scan {
  readonly scanId: string;
  readonly at: number;
  readonly status?: TrackedStatus;
  readonly said: string;
  readonly place?: string;
  readonly note?: string;
}

/** Where a parcel is, and how it got there. */
export interface TrackedParcel {
  readonly trackingNo: string;
  readonly carrier: string;
  readonly status: TrackedStatus;
  readonly scans: readonly Scan[];
}

/** What a carrier owes us for a parcel (R29). */
export interface ClaimInput {
  readonly trackingNo: string;
  readonly money: Money;
  readonly reason: 'lost' | 'damaged' | 'late';
}

/** A claim as the carrier knows it; `version` says which of two reports is newer (R45). */
export interface Claim {
  readonly key: string;
  readonly trackingNo: string;
  readonly money: Money;
  readonly reason: ClaimInput['reason'];
  readonly status: 'open' | 'accepted' | 'refused' | 'reversed';
  /** What the carrier pays, once it has accepted. */
  readonly paid?: Money;
  readonly version: number;
}

/** The carrier: labels for the way back, where parcels are, and what it pays for those it loses. */
export interface CarrierPort {
  readonly issueLabel: (key: string, input: LabelInput, ctx: CallContext) => Promise<Label>;
  readonly lookupLabel: (key: string, ctx: CallContext) => Promise<LabelRecord | undefined>;
  /** Rejected `label_in_use` when its parcel is on the road. Harmless twice. */
  readonly voidLabel: (labelId: string, ctx: CallContext) => Promise<void>;
  readonly parcel: (trackingNo: string, ctx: CallContext) => Promise<TrackedParcel | undefined>;

  /** Rejected `claim_exists` when the parcel has one under another key. */
  readonly claim: (key: string, input: ClaimInput, ctx: CallContext) => Promise<Claim>;
  readonly lookupClaim: (key: string, ctx: CallContext) => Promise<Claim | undefined>;
  /** The parcel turned up after all: the claim is taken back (R29). Harmless twice. */
  readonly reverseClaim: (key: string, ctx: CallContext) => Promise<Claim>;
}
