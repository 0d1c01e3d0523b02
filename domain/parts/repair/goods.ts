import type { CaseState } from '#domain/case/state.ts';
import { isAccepted, plannedReturn, type ReturnParcel, type UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { GoodsLine, Shipment } from '#domain/parts/shipment/shipment.ts';
import type { Repair } from './repair.ts';

/** The goods are in the house. */
export const isHere = (parcel: ReturnParcel | undefined): boolean =>
  parcel?.status === 'delivered' || parcel?.status === 'inspected' || parcel?.status === 'settled';

const countOf = (parcel: ReturnParcel | undefined, lineNo: number | null, isMeant: (unit: UnitOutcome) => boolean) =>
  (parcel?.inspected ?? []).filter((unit) => unit.lineNo === lineNo && isMeant(unit)).length;

/** The warehouse looked, and nothing of what came can be repaired (R26). */
export const isUnfit = ({ lines }: Repair, parcel: ReturnParcel | undefined): boolean =>
  parcel?.inspected !== undefined && lines.every(({ lineNo }) => countOf(parcel, lineNo, isAccepted) === 0);

/** What can be sent back: the customer's own units that came, whatever was found; all of them where nobody looked. */
export function ownUnits({ lines }: Repair, parcel: ReturnParcel | undefined): readonly GoodsLine[] {
  const came = lines.map(({ lineNo, sku, quantity }) => {
    const seen = countOf(parcel, lineNo, (unit) => isAccepted(unit) || unit.outcome === 'refused');
    return { lineNo, sku, quantity: parcel?.inspected === undefined ? quantity : Math.min(quantity, seen) };
  });
  return came.filter(({ quantity }) => quantity > 0);
}

/** The shipment that brings the goods back: the last of those that took one another's place. */
export function wayOutOf({ shipments = [] }: CaseState, { back }: Repair): Shipment | undefined {
  let shipment = shipments.find(({ n }) => n === back);
  for (let next = shipment; next !== undefined;) {
    shipment = next;
    next = shipments.find(({ n }) => n === shipment?.replacedBy);
  }
  return shipment;
}

/** The customer's own units were sent and will not arrive: lost, or by word of a person nowhere to be had (R29). */
export const isGone = (shipment: Shipment | undefined): boolean => shipment !== undefined && GONE.has(shipment.status);

const GONE: ReadonlySet<Shipment['status']> = new Set<Shipment['status']>(['lost', 'outOfStock', 'cancelled']);

/** Goods that could not be given back repaired, as what another remedy takes back: here and accepted, or lost by us (R29). */
export function heldGoods(state: CaseState, repair: Repair): ReturnParcel | undefined {
  const { parcel } = state;
  if (isGone(wayOutOf(state, repair))) return { ...(parcel ?? plannedReturn), status: 'lost', ourLabel: true };
  if (parcel?.status === 'lost') return parcel;
  if (!parcel || !isHere(parcel) || ownUnits(repair, parcel).length === 0) return undefined;
  const { inspected = allAccepted(repair) } = parcel;
  return { ...parcel, status: 'inspected', inspected };
}

const allAccepted = ({ lines }: Repair): readonly UnitOutcome[] =>
  lines.flatMap(({ lineNo, quantity }) =>
    Array.from({ length: quantity }, () => ({ lineNo, outcome: 'accepted' as const, disposition: null })),
  );

/** We have goods of the customer's, or lost them, and nothing that is agreed takes them back (R47). */
export const isOwed = (state: CaseState, repair: Repair): boolean =>
  repair.held !== undefined &&
  repair.takenOver === undefined &&
  repair.settled !== true &&
  wayOutOf(state, repair)?.status !== 'signed';

/** The repair whose goods are still owed to the customer; while it is carried out its own plan sees to them. */
export const owedRepair = (state: CaseState): Repair | undefined =>
  (state.repairs ?? []).find((repair) => isOwed(state, repair));

/** What an agreement takes back is here already, or was lost by us: nobody has to send it. */
export const parcelHeldFor = ({ repairs = [] }: CaseState, version: number): ReturnParcel | undefined =>
  repairs.find(({ takenOver }) => takenOver === version)?.held;
