import type { CaseEvent } from '#domain/case/events.ts';

/** What a carrier says of a parcel; anything else it says is kept as a note and changes nothing. */
export const PARCEL_STATUSES = [
  'in_transit',
  'out_for_delivery',
  'delivered',
  'exception',
  'lost',
  'returned',
] as const;
export type ParcelStatus = (typeof PARCEL_STATUSES)[number];

/** Did the unit pass the warehouse's inspection (R26)? A separate axis from what becomes of it. */
export const UNIT_OUTCOMES = [
  'accepted',
  'accepted_with_deduction',
  'refused',
  'wrong_item',
  'not_ours',
  'missing',
] as const;
/** What becomes of the unit itself (R26, D8). */
export const DISPOSITIONS = ['sellable', 'refurbish', 'scrap', 'to_supplier', 'back_to_customer'] as const;

/** One inspected unit: its line when it is one of the order's, how it was judged and where it goes (R26). */
export interface UnitOutcome {
  readonly lineNo: number | null;
  readonly outcome: (typeof UNIT_OUTCOMES)[number];
  readonly disposition: (typeof DISPOSITIONS)[number] | null;
  /** Minor units taken off for wear, of the order's currency (R13). */
  readonly deduction?: number;
}

/** The way back of the goods: authorised, on the road, inspected unit by unit, settled (D2). */
export interface ReturnParcel {
  readonly status:
    'planned' | 'awaitingParcel' | 'inTransit' | 'delivered' | 'inspected' | 'settled' | 'lapsed' | 'lost';
  readonly rma?: string;
  readonly trackingNo?: string;
  /** Whether we issued the label: then a lost parcel is not the customer's loss (R29). */
  readonly ourLabel: boolean;
  /** Counts what was heard of the parcel, so that each news starts the silence clock anew. */
  readonly news: number;
  /** When it was last heard of, business time. */
  readonly heardAt?: number;
  /** What the warehouse found, unit by unit, until it is settled. */
  readonly inspected?: readonly UnitOutcome[];
  /** The warehouse has really looked; goods can also be settled because nobody did in time, or because they are lost. */
  readonly looked?: boolean;
}

export const plannedReturn: ReturnParcel = { status: 'planned', ourLabel: true, news: 0 };

const BY_SCAN: { readonly [S in ParcelStatus]?: ReturnParcel['status'] } = {
  in_transit: 'inTransit',
  out_for_delivery: 'inTransit',
  delivered: 'delivered',
  lost: 'lost',
};

const RANK: Record<ReturnParcel['status'], number> = {
  planned: 0,
  awaitingParcel: 1,
  inTransit: 2,
  lost: 3,
  delivered: 4,
  lapsed: 5,
  inspected: 6,
  settled: 7,
};

/** Folds one event into the part; news that are older than what is known change nothing (R45). */
export function applyToReturn(part: ReturnParcel, event: CaseEvent): ReturnParcel {
  switch (event.type) {
    case 'returnAuthorised':
      return { ...part, status: 'awaitingParcel', rma: event.data.rma, trackingNo: event.data.trackingNo };
    case 'trackingGiven':
      return { ...forward(part, 'inTransit'), trackingNo: event.data.trackingNo, ourLabel: false };
    case 'parcelMoved': {
      const status = BY_SCAN[event.data.status];
      return { ...(status ? forward(part, status) : part), news: part.news + 1, heardAt: event.at };
    }
    case 'returnReceived':
      return forward(part, 'delivered');
    case 'returnInspected':
      return {
        ...(part.status === 'settled' ? part : { ...forward(part, 'inspected'), inspected: event.data.units }),
        ...(event.by.type === 'system' ? {} : { looked: true }),
      };
    case 'returnSettled':
      return forward(part, 'settled');
    default:
      return part;
  }
}

/** A parcel only moves on: a late scan of an earlier place is news, not a step back. */
const forward = (part: ReturnParcel, status: ReturnParcel['status']): ReturnParcel =>
  RANK[status] > RANK[part.status] ? { ...part, status } : part;

/** Whether a scan says more than is known; one that only repeats where the parcel is would cost history and change nothing. */
export function isNewsOfParcel(part: ReturnParcel, scan: ParcelStatus): boolean {
  const status = BY_SCAN[scan];
  return status === undefined ? scan === 'exception' : RANK[status] > RANK[part.status];
}

/** The goods are on their way or with us, and the warehouse has not spoken yet. */
export const isExpected = (part: ReturnParcel): boolean =>
  part.status === 'inTransit' || part.status === 'delivered' || part.status === 'awaitingParcel';

/** Names one silence of one parcel: each news starts the next. */
export const silenceKey = ({ trackingNo = '', news }: ReturnParcel): string => `${trackingNo}.${news}`;
