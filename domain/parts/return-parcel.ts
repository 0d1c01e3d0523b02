import type { CaseEvent } from '#domain/case/events.ts';

/** What a carrier says of a parcel; anything else it says is kept as a note and changes nothing. */
export const PARCEL_STATUSES = [
  'in_transit',
  'out_for_delivery',
  'delivered',
  'exception',
  'lost',
  'refused',
  'returning',
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
/** Whether the unit passed, with a deduction or without (R26). */
export const isAccepted = ({ outcome }: { readonly outcome: (typeof UNIT_OUTCOMES)[number] }): boolean =>
  outcome === 'accepted' || outcome === 'accepted_with_deduction';

/** What becomes of the unit itself (R26, D8). */
export const DISPOSITIONS = ['sellable', 'refurbish', 'scrap', 'to_supplier', 'back_to_customer'] as const;

/** One inspected unit: its line when it is one of the order's, how it was judged and where it goes (R26). */
export interface UnitOutcome {
  readonly lineNo: number | null;
  readonly outcome: (typeof UNIT_OUTCOMES)[number];
  readonly disposition: (typeof DISPOSITIONS)[number] | null;
  /** The number that was read off it (R33). */
  readonly serial?: string;
  /** Minor units taken off for wear, of the order's currency (R13). */
  readonly deduction?: number;
  /** Why it was judged so, and what shows it: without both nothing is taken off (R13). */
  readonly reason?: string;
  readonly evidence?: readonly string[];
}

/** The way back of the goods: authorised, on the road, inspected unit by unit, settled (D2). */
export interface ReturnParcel {
  readonly status:
    'planned' | 'awaitingParcel' | 'inTransit' | 'delivered' | 'inspected' | 'settled' | 'lapsed' | 'lost';
  readonly rma?: string;
  readonly trackingNo?: string;
  /** Whether we issued the label: then a lost parcel is not the customer's loss (R29). */
  readonly ourLabel: boolean;
  /** RMA and label were taken back outside, since nothing was sent (D2). */
  readonly cancelled?: boolean;
  /** Counts what was heard of the parcel, so that each news starts the silence clock anew. */
  readonly news: number;
  /** When it was last heard of, business time. */
  readonly heardAt?: number;
  /** Further parcels of the same return: nothing is settled while one of them is on its way (R27). */
  readonly more?: readonly MoreParcel[];
  /** What the warehouse found, unit by unit, until it is settled. */
  readonly inspected?: readonly UnitOutcome[];
  /** It was shown to have been sent. */
  readonly posted?: true;
  /** It was not sent in time: a supervisor is asked, or has let it be paid all the same. */
  readonly held?: 'asked' | 'granted';
  /** Its money was settled before the goods were here, on proof of posting: what comes is judged against that. */
  readonly ahead?: true;
  /** The warehouse has really looked; goods can also be settled because nobody did in time, or because they are lost. */
  readonly looked?: boolean;
}

/** One more parcel of the same return (R27). `seen`: the warehouse has looked since it came. */
export interface MoreParcel {
  readonly trackingNo: string;
  readonly status: 'inTransit' | 'delivered' | 'lost' | 'seen';
  readonly news: number;
  /** It was shown to have been sent. */
  readonly posted?: true;
}

export interface MoreParcelEvents {
  parcelAdded: { trackingNo: string };
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
  const fold = FOLDS[event.type] as ((part: ReturnParcel, event: CaseEvent) => ReturnParcel) | undefined;
  return fold ? fold(part, event) : part;
}

type Folds = { readonly [T in CaseEvent['type']]?: (part: ReturnParcel, event: CaseEvent<T>) => ReturnParcel };

const FOLDS: Folds = {
  returnAuthorised: (part, { data: { rma, trackingNo } }) => ({ ...part, status: 'awaitingParcel', rma, trackingNo }),
  returnCancelled: (part) => ({ ...part, cancelled: true }),
  trackingGiven: (part, { data: { trackingNo } }) => ({ ...forward(part, 'inTransit'), trackingNo, ourLabel: false }),
  parcelAdded: (part, { data: { trackingNo } }) => ({
    ...part,
    more: [...(part.more ?? []), { trackingNo, status: 'inTransit', news: 0 }],
  }),
  parcelMoved: (part, { data, at }) => {
    if (isMore(part, data.trackingNo)) return { ...part, more: moreMoved(part.more ?? [], data) };
    const status = BY_SCAN[data.status];
    return { ...(status ? forward(part, status) : part), news: part.news + 1, heardAt: at };
  },
  postingProven: (part, { data: { trackingNo } }) => provenIn(part, trackingNo),
  returnReceived: (part) => forward(part, 'delivered'),
  returnInspected: (part, { data, by }) => ({
    ...(part.status === 'settled' ? part : { ...forward(part, 'inspected'), inspected: data.units }),
    ...(by.type === 'system' ? {} : { looked: true, ...moreSeen(part) }),
  }),
  returnSettled: (part, { data: { ahead = false } }) => (ahead ? { ...part, ahead } : forward(part, 'settled')),
};

/** Whether the number is that of a further parcel. */
export const isMore = ({ more = [] }: ReturnParcel, trackingNo: string): boolean =>
  more.some((one) => one.trackingNo === trackingNo);

const MORE_BY_SCAN: { readonly [S in ParcelStatus]?: MoreParcel['status'] } = { delivered: 'delivered', lost: 'lost' };

/** A scan of a further parcel; what was seen stays seen. */
const moreMoved = (
  more: readonly MoreParcel[],
  { trackingNo, status }: { readonly trackingNo: string; readonly status: ParcelStatus },
): readonly MoreParcel[] =>
  more.map((one) =>
    one.trackingNo === trackingNo && one.status !== 'seen'
      ? { ...one, status: MORE_BY_SCAN[status] ?? one.status, news: one.news + 1 }
      : one,
  );

/** What was shown to have been sent is on its way; without a number, all of it. */
function provenIn(part: ReturnParcel, trackingNo: string | undefined): ReturnParcel {
  const isMeant = (one: { readonly trackingNo?: string }): boolean =>
    trackingNo === undefined || one.trackingNo === trackingNo;
  return {
    ...(isMeant(part) ? { ...forward(part, 'inTransit'), posted: true as const } : part),
    ...(part.more ? { more: part.more.map((one) => (isMeant(one) ? { ...one, posted: true as const } : one)) } : {}),
  };
}

const moreSeen = ({ more }: ReturnParcel): Pick<ReturnParcel, 'more'> =>
  more ? { more: more.map((one) => (one.status === 'delivered' ? { ...one, status: 'seen' } : one)) } : {};

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

/** Nothing will come on it any more, and warehouse and carrier have not been told. */
export const isVoid = (part: ReturnParcel): boolean =>
  part.status === 'lapsed' && part.rma !== undefined && part.looked !== true && part.cancelled !== true;

/** Names one silence of one parcel: each news starts the next. */
export const silenceKey = ({ trackingNo = '', news }: ReturnParcel): string => `${trackingNo}.${news}`;
