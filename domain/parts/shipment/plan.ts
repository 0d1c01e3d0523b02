import { wasSpent } from '#domain/case/spent.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { followedShipment, needsStock, presentShipment, type Shipment } from './shipment.ts';

/** How often lost goods are sent again on our own account before a person is asked. */
const SENT_AGAIN = 1;

/** Puts stock aside as soon as it is agreed, so that nobody sends goods back for others that are gone (D3, R32). */
export function nextForStock(state: CaseState, shipment: Shipment): NextStep | undefined {
  const { status, n, reservations } = shipment;
  const due = status === 'planned' && reservations === 0 && needsStock(shipment);
  return due && !isParked(state, 'reserveGoods') ? { do: 'reserveGoods', n } : undefined;
}

/** What a shipment that may leave needs next, until it is signed for (D3); undefined while others are waited for. */
export const nextForShipment = (state: CaseState, shipment: Shipment): NextStep | undefined =>
  NEXT[shipment.status]?.(state, shipment);

const NEXT: { readonly [S in Shipment['status']]?: (state: CaseState, shipment: Shipment) => NextStep | undefined } = {
  planned: (state, shipment) => {
    if (needsStock(shipment))
      return isParked(state, 'reserveGoods') ? undefined : { do: 'reserveGoods', n: shipment.n };
    return shipStep(state, shipment);
  },
  reserved: shipStep,
  // The day that was promised has passed: the warehouse is asked before a person is (D7).
  created: (state, { n }) => (isOver(state, 'shipmentDue', `s${n}.0`) ? { do: 'traceShipment', n } : undefined),
  inTransit: (state, { n, news }) =>
    isOver(state, 'shipmentSilent', `s${n}.${news}`) ? { do: 'traceShipment', n } : undefined,
  lost: (state, shipment) =>
    shipment.again === true || lossesUpTo(state, shipment) <= SENT_AGAIN
      ? { do: 'sendAgain', n: shipment.n }
      : parkedFor(state, `shipment ${shipment.n} got lost, as the one before it`),
  returned: (state, shipment) =>
    shipment.again === true
      ? { do: 'sendAgain', n: shipment.n }
      : parkedFor(state, `shipment ${shipment.n} came back to the sender`),
};

function shipStep(state: CaseState, { n }: Shipment): NextStep | undefined {
  return isParked(state, 'shipGoods') ? undefined : { do: 'shipGoods', n };
}

const isOver = (state: CaseState, clock: 'shipmentDue' | 'shipmentSilent', key: string): boolean =>
  wasSpent(state, clock, key) && !isParked(state, 'traceShipment');

const parkedFor = (state: CaseState, why: string): NextStep | undefined =>
  isParked(state, 'shipGoods') ? undefined : { park: 'shipGoods', why };

function lossesUpTo(state: CaseState, { status, replaces }: Shipment): number {
  const before = state.shipments?.find(({ n }) => n === replaces);
  return (before ? lossesUpTo(state, before) : 0) + (status === 'lost' ? 1 : 0);
}

/** When nobody has to free a stuck shipment any more (B6). */
export const mootShipment: {
  readonly [S in 'reserveGoods' | 'shipGoods' | 'traceShipment']: (state: CaseState) => boolean;
} = {
  reserveGoods: (state) => presentShipment(state)?.status !== 'planned',
  shipGoods: ({ shipments = [] }) =>
    !shipments.some((shipment) => shipment.replacedBy === undefined && needsHelp(shipment)),
  traceShipment: (state) => followedShipment(state) === undefined,
};

const needsHelp = (shipment: Shipment): boolean =>
  HELPLESS.has(shipment.status) || (shipment.status === 'planned' && !needsStock(shipment));

const HELPLESS: ReadonlySet<Shipment['status']> = new Set<Shipment['status']>([
  'reserved',
  'created',
  'lost',
  'returned',
]);
