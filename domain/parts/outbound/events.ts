import type { ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';

/** What can happen to the order's own parcels while a case follows them. */
export interface OutboundEvents {
  /** `unheard`: the carrier was asked and knows nothing of it yet. */
  outboundMoved: { trackingNo: string; status: ParcelStatus | 'unheard'; scannedAt?: number };
  /** What the warehouse found in a parcel that came back without an announcement: units of this case only (R30). */
  outboundInspected: { trackingNo: string; units: readonly UnitOutcome[] };
  /** What never reached the customer is counted: paid back, or sent again (R29, R30). */
  outboundSettled: { accepted: number; of: number };
}

/** What the warehouse tells of a parcel that nobody announced. */
export interface OutboundHappenings {
  unannouncedReceived: { trackingNo: string };
  unannouncedInspected: { trackingNo: string; units: readonly UnitOutcome[] };
}

/** What a person can record of an outbound parcel that is silent. */
export interface RecordedOutbound {
  readonly step: 'traceOutbound';
  readonly status: ParcelStatus;
}
