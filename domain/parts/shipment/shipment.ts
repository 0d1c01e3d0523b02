import type { CaseState } from '#domain/case/state.ts';
import type { ParcelStatus } from '#domain/parts/return-parcel.ts';

/** Why goods go out after the sale; the last two are the customer's own units, for which no stock is needed. */
export const SHIPMENT_REASONS = ['exchange', 'reship', 'gift', 'repair_back', 'refused_units_back'] as const;
export type ShipmentReason = (typeof SHIPMENT_REASONS)[number];

/** Equal units that are sent for a line of the order, or for none of them. */
export interface GoodsLine {
  readonly lineNo: number | null;
  readonly sku: string;
  readonly quantity: number;
  /**
   * What the units count for once the customer has them, in minor units of the order's currency: what was paid for
   * those they stand for, with the difference (R4, R15). Missing where no unit of the order is replaced.
   */
  readonly worth?: number;
}

/** What was said of a shipment by the warehouse, by the carrier's parcel, or by a person by hand. */
export interface ShipmentReport {
  readonly status:
    'reserved' | 'expired' | 'outOfStock' | 'created' | 'shipped' | 'signed' | 'lost' | 'returned' | 'cancelled';
  readonly trackingNo?: string;
  readonly carrier?: string;
  /** The numbers of the very units that were sent (R33). */
  readonly serials?: readonly { readonly sku: string; readonly serial: string }[];
}

/**
 * Goods on their way to the customer (D3): stock put aside, ordered at the warehouse, on the road, signed for. `n`
 * counts the shipments of a case from 1; what is lost is sent again as another one.
 */
export interface Shipment {
  readonly n: number;
  /** The version of the offer it carries out. */
  readonly offer: number;
  readonly reason: ShipmentReason;
  readonly lines: readonly GoodsLine[];
  /** `refunded`: could not be sent, and was paid back instead. */
  readonly status: 'planned' | Exclude<ShipmentReport['status'], 'expired' | 'shipped'> | 'inTransit' | 'refunded';
  /** Reservations that were made; each further one is known to the warehouse by a key of its own (R32). */
  readonly reservations: number;
  readonly trackingNo?: string;
  readonly carrier?: string;
  readonly serials?: ShipmentReport['serials'];
  /** Counts what was heard of the parcel, so that each news starts its silence anew. */
  readonly news: number;
  readonly heardAt?: number;
  readonly replaces?: number;
  readonly replacedBy?: number;
  /** A person asked to send once more what was lost or came back. */
  readonly again?: boolean;
}

export interface ShipmentState {
  readonly shipments?: readonly Shipment[];
}

/** What an offer says of goods to be sent, and what of it decides how. */
export interface GoodsTerms {
  readonly goods?: { readonly reason: ShipmentReason; readonly lines: readonly GoodsLine[] };
  /** Something is to be sent back though the remedy does not wait for it: the wrong item. */
  readonly sendsBack?: boolean;
}

/** Whether stock has to be put aside before it can be sent; a customer's own units are none of ours. */
export const needsStock = ({ reason }: Pick<Shipment, 'reason'>): boolean =>
  reason !== 'repair_back' && reason !== 'refused_units_back';

/** Goods that are what a remedy is about; gifts and units that nobody took go beside it. */
export const isOfRemedy = ({ reason }: Pick<Shipment, 'reason'>): boolean =>
  reason !== 'gift' && reason !== 'refused_units_back';

const ofAgreement = ({ shipments = [], agreement }: CaseState): readonly Shipment[] =>
  shipments.filter((shipment) => isOfRemedy(shipment) && shipment.offer === agreement?.version);

/** The shipment that carries out what is agreed now: the last one of it. */
export const presentShipment = (state: CaseState): Shipment | undefined => ofAgreement(state).at(-1);

const IS_FOLLOWED: ReadonlySet<Shipment['status']> = new Set<Shipment['status']>(['created', 'inTransit']);

/** The shipment that is on its way: that of what is agreed now, or one that goes beside it. */
export function followedShipment(state: CaseState): Shipment | undefined {
  const present = presentShipment(state);
  if (present && IS_FOLLOWED.has(present.status)) return present;
  return state.shipments?.findLast(({ status, replacedBy }) => replacedBy === undefined && IS_FOLLOWED.has(status));
}

export const shipmentOfParcel = ({ shipments = [] }: CaseState, trackingNo: string): Shipment | undefined =>
  shipments.find((shipment) => shipment.trackingNo === trackingNo);

/** Stock is put aside for it, or it is ordered at the warehouse. */
export const isAside = ({ status }: Pick<Shipment, 'status'>): boolean => status === 'reserved' || status === 'created';

/** Whether stock is put aside or ordered for anything. */
export const holdsGoods = ({ shipments = [] }: CaseState): boolean => shipments.some(isAside);

/** Whether anything for what is agreed now was ordered at the warehouse or has left it: it cannot be taken back any more. */
export const hasLeft = (state: CaseState): boolean => ofAgreement(state).some(({ status }) => !HERE.has(status));

const HERE: ReadonlySet<Shipment['status']> = new Set<Shipment['status']>([
  'planned',
  'reserved',
  'outOfStock',
  'cancelled',
]);

/** Whether the customer has what was agreed, by whichever parcel. */
export const isDelivered = (state: CaseState): boolean => ofAgreement(state).some(({ status }) => status === 'signed');

/** What a shipment is worth as a whole: what is owed when it cannot be sent any more. */
export const worthOf = ({ lines }: Pick<Shipment, 'lines'>): number =>
  lines.reduce((total, { worth = 0 }) => total + worth, 0);

const BY_SCAN: { readonly [S in ParcelStatus]?: 'inTransit' | 'signed' | 'lost' | 'returned' } = {
  in_transit: 'inTransit',
  out_for_delivery: 'inTransit',
  delivered: 'signed',
  lost: 'lost',
  returned: 'returned',
};

const BY_REPORT: { readonly [S in ShipmentReport['status']]: Shipment['status'] } = {
  reserved: 'reserved',
  expired: 'planned',
  outOfStock: 'outOfStock',
  created: 'created',
  shipped: 'inTransit',
  signed: 'signed',
  lost: 'lost',
  returned: 'returned',
  cancelled: 'cancelled',
};

/** Where a shipment may go from where it is; everything else is an old story, or one of another shipment (R45). */
const NEXT: { readonly [S in Shipment['status']]: readonly Shipment['status'][] } = {
  planned: ['reserved', 'outOfStock', 'created', 'inTransit', 'signed', 'cancelled'],
  reserved: ['planned', 'outOfStock', 'created', 'inTransit', 'signed', 'cancelled'],
  created: ['inTransit', 'signed', 'lost', 'returned', 'cancelled', 'outOfStock'],
  inTransit: ['signed', 'lost', 'returned'],
  // What was given up can turn up after all (R29).
  lost: ['inTransit', 'signed', 'returned', 'outOfStock'],
  returned: ['signed', 'outOfStock'],
  signed: [],
  outOfStock: ['reserved', 'created', 'inTransit', 'signed'],
  cancelled: ['inTransit', 'signed'],
  refunded: [],
};

/** Whether a report tells something new. */
export const isNewsOfShipment = ({ status }: Shipment, report: ShipmentReport): boolean =>
  NEXT[status].includes(BY_REPORT[report.status]);

/** Whether a scan tells something new; one that repeats where the parcel is would cost history and change nothing. */
export function isNewsOfGoods({ status }: Shipment, scan: ParcelStatus): boolean {
  const said = BY_SCAN[scan];
  if (said === undefined) return status === 'inTransit' && scan === 'exception';
  return NEXT[status].includes(said);
}

/** The shipment after the carrier's word. */
export function scanned(shipment: Shipment, scan: ParcelStatus, at: number): Shipment {
  const said = BY_SCAN[scan];
  const status = said && NEXT[shipment.status].includes(said) ? said : shipment.status;
  return { ...shipment, status, news: shipment.news + 1, heardAt: at };
}

/** The shipment after the warehouse's or a person's word. */
export function reportedShipment(shipment: Shipment, report: ShipmentReport, at: number): Shipment {
  const { status, ...known } = report;
  const { again: _again, ...rest } = shipment;
  return {
    ...rest,
    ...known,
    status: BY_REPORT[status],
    reservations: shipment.reservations + (status === 'reserved' ? 1 : 0),
    ...(status === 'shipped' ? { news: shipment.news + 1, heardAt: at } : {}),
  };
}
