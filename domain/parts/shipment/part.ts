import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { WaitingOn } from '#domain/case/waiting-on.ts';
import { shipmentKeyOf } from '#domain/ids.ts';
import type { Part } from '#domain/parts/part.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { applyToShipments, reservationClock } from './fold.ts';
import { nextForShipment } from './plan.ts';
import { isAside, isDelivered, isOfRemedy, needsStock, type Shipment } from './shipment.ts';

/** Goods on their way to the customer (D3). When they leave is the remedy's business; what nobody wants any more is released. */
export const shipmentPart: Part = {
  fold: applyToShipments,
  clocks: ({ shipments = [] }) => shipments.flatMap((shipment) => CLOCK_OF[shipment.status]?.(shipment) ?? []),
  waitsFor: ({ shipments = [] }) =>
    shipments.reduce<WaitingOn | undefined>((turn, { status }) => turn ?? TURN[status], undefined),
  isOpen: (state) => (state.shipments ?? []).some((shipment) => isOpen(state, shipment)),
  owes: nextOfOpen,
  rows: ({ caseNo, shipments = [] }) =>
    shipments.map((shipment) => [
      `shipment ${shipment.n} (${shipment.reason})`,
      shipment.status,
      [shipmentKeyOf(caseNo, shipment), shipment.trackingNo].filter(Boolean).join(', '),
    ]),
};

const TURN: { readonly [S in Shipment['status']]?: WaitingOn } = { created: 'warehouse', inTransit: 'carrier' };

const CLOCK_OF: { readonly [S in Shipment['status']]?: (shipment: Shipment) => readonly WantedClock[] } = {
  planned: (shipment) => (shipment.reservations === 0 && needsStock(shipment) ? reservationEnds(shipment) : []),
  reserved: (shipment) => (shipment.reservations === 1 ? reservationEnds(shipment) : []),
  created: ({ n }) => [{ name: 'shipmentDue', key: `s${n}.0` }],
  inTransit: ({ n, news }) => [{ name: 'shipmentSilent', key: `s${n}.${news}` }],
};

const reservationEnds = (shipment: Shipment): readonly WantedClock[] => [
  { name: 'reservationEnds', key: reservationClock(shipment) },
];

/** Goods are put aside, ordered or on the road for it: no case ends over that (R47). */
function isOpen(state: CaseState, shipment: Shipment): boolean {
  if (isAside(shipment) || isBegun(state, shipment)) return true;
  return shipment.status === 'inTransit' && isWanted(state, shipment);
}

/** Withdrawn while stock was being put aside: whatever came of it is given back. */
const isBegun = (state: CaseState, shipment: Shipment): boolean =>
  state.withdrawn &&
  shipment.status === 'planned' &&
  needsStock(shipment) &&
  shipment.offer === state.agreement?.version;

/** It carries out what is agreed now, and nothing took its place or arrived in its stead; what goes beside it goes for itself. */
function isWanted(state: CaseState, shipment: Shipment): boolean {
  const { offer, replacedBy, status } = shipment;
  if (state.withdrawn || replacedBy !== undefined) return false;
  if (!isOfRemedy(shipment)) return offer === 0 || offer === state.agreement?.version;
  return offer === state.agreement?.version && (status === 'signed' || !isDelivered(state));
}

/** What was put aside or ordered and is not wanted any more is given back, exactly once (R32); what is on the road is followed. */
function nextOfOpen(state: CaseState): NextStep | undefined {
  const open = (state.shipments ?? []).filter((shipment) => isOpen(state, shipment));
  const steps = open.map((shipment) => {
    if (!isWanted(state, shipment)) return step(state, shipment.n);
    return shipment.status === 'inTransit' ? nextForShipment(state, shipment) : undefined;
  });
  return steps.find((one) => one !== undefined);
}

/** Gives back what is put aside for a shipment that is not to be sent; undefined when nothing is. */
export const releaseStep = (state: CaseState, shipment: Shipment): NextStep | undefined =>
  isAside(shipment) ? step(state, shipment.n) : undefined;

const step = (state: CaseState, n: number): NextStep | undefined =>
  isParked(state, 'shipGoods') ? undefined : { do: 'releaseGoods', n };
