import type { CaseState } from '#domain/case/state.ts';
import type { GoodsLine } from '#domain/parts/shipment/shipment.ts';
import type { ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';

/** A parcel of the order itself, with the units of the case that are in it. */
export interface ParcelTerms {
  readonly trackingNo: string;
  readonly lines: readonly { readonly lineNo: number; readonly quantity: number }[];
  /** What was paid for those units, minor units: what the carrier owes when it loses them (R29). */
  readonly worth: number;
}

/** What an offer says of parcels that are on their way to the customer. */
export interface OutboundTerms {
  readonly outbound?: {
    readonly parcels: readonly ParcelTerms[];
    /** What is sent once more when it does not arrive; without it the money goes back. */
    readonly again?: readonly GoodsLine[];
  };
}

/** Where an outbound parcel is; `refused` covers its way back to the sender (D5). */
export type OutboundStatus = 'unknown' | 'onTheRoad' | 'refused' | 'lost' | 'returned' | 'delivered';

/** A parcel of the order as the case follows it (R29, R30). */
export interface OutboundParcel extends ParcelTerms {
  readonly status: OutboundStatus;
  /** Counts what was heard of it, so that each news starts its silence anew. */
  readonly news: number;
  readonly heardAt?: number;
  /** What the warehouse found in it after it had come back. */
  readonly inspected?: readonly UnitOutcome[];
}

export interface Outbound {
  readonly parcels: readonly OutboundParcel[];
  /** Units that are paid back or sent again, of those that the case was about. */
  readonly settled?: { readonly accepted: number; readonly of: number };
}

export interface OutboundState {
  readonly outbound?: Outbound;
}

const BY_SCAN: { readonly [S in ParcelStatus | 'unheard']?: OutboundStatus } = {
  unheard: 'onTheRoad',
  in_transit: 'onTheRoad',
  out_for_delivery: 'onTheRoad',
  refused: 'refused',
  returning: 'refused',
  returned: 'returned',
  lost: 'lost',
  delivered: 'delivered',
};

/** Where a parcel may go from where it is; everything else is an old story (R45). What was lost can turn up (R29). */
const NEXT: { readonly [S in OutboundStatus]: readonly OutboundStatus[] } = {
  unknown: ['onTheRoad', 'refused', 'lost', 'returned', 'delivered'],
  onTheRoad: ['refused', 'lost', 'returned', 'delivered'],
  refused: ['lost', 'returned', 'delivered'],
  lost: ['onTheRoad', 'refused', 'returned', 'delivered'],
  returned: [],
  delivered: [],
};

/** Where a scan puts the parcel; undefined when that is no news. */
export function movedTo({ status }: OutboundParcel, scan: ParcelStatus | 'unheard'): OutboundStatus | undefined {
  const said = BY_SCAN[scan];
  return said !== undefined && NEXT[status].includes(said) ? said : undefined;
}

export const outboundOf = ({ outbound }: CaseState, trackingNo: string): OutboundParcel | undefined =>
  outbound?.parcels.find((parcel) => parcel.trackingNo === trackingNo);

/** The units of an inspection that are this case's: others of the same parcel belong to other cases (R27). */
export function ownUnits({ lines }: ParcelTerms, units: readonly UnitOutcome[]): readonly UnitOutcome[] {
  const left = new Map(lines.map(({ lineNo, quantity }) => [lineNo, quantity]));
  return units.filter(({ lineNo }) => {
    if (lineNo === null) return true;
    const rest = left.get(lineNo) ?? 0;
    left.set(lineNo, rest - 1);
    return rest > 0;
  });
}

/** Names one silence of one parcel of the case, the first being 1. */
export const outboundSilence = (index: number, { news }: OutboundParcel): string => `o${index + 1}.${news}`;
/** Names the time within which the warehouse inspects what came back. */
export const outboundReceipt = (index: number, reopened: number): string => `o${index + 1}.${reopened}`;
