import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { reportedShipment, scanned, type Shipment } from './shipment.ts';

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** Folds one event into the shipments of the case; the same state when it is none of their business. */
export function applyToShipments(state: CaseState, event: CaseEvent): CaseState {
  const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  return fold ? fold(state, event) : state;
}

const FOLDS: Folds = {
  offerAccepted: (state, { data: { version } }) => {
    const goods = state.offer?.terms?.goods;
    return goods ? planned(state, { n: (state.shipments ?? []).length + 1, offer: version, ...goods }) : state;
  },
  shipmentPlanned: (state, { data }) => planned(state, data),
  shipmentReported: (state, { at, data: { n, report } }) =>
    changed(state, n, (shipment) => reportedShipment(shipment, report, at)),
  shipmentMoved: (state, { at, data: { n, status } }) => changed(state, n, (shipment) => scanned(shipment, status, at)),
  shipmentRefunded: (state, { data: { n } }) => changed(state, n, (shipment) => ({ ...shipment, status: 'refunded' })),
  clockEnded: (state, { at, data: { name, key } }) => {
    const ended =
      name === 'reservationEnds' ? state.shipments?.find((one) => reservationClock(one) === key) : undefined;
    // The warehouse gives the goods back to its stock at that instant by itself (R32).
    return ended?.status === 'reserved'
      ? changed(state, ended.n, (shipment) => reportedShipment(shipment, { status: 'expired' }, at))
      : state;
  },
  taskDone: (state, { data: { task, how } }) => {
    const freed = how === 'retried' && state.tasks.some(({ id, step }) => id === task && step === 'shipGoods');
    return freed ? allChanged(state, sentAgain) : state;
  },
};

function planned(state: CaseState, data: CaseEvent<'shipmentPlanned'>['data']): CaseState {
  const before = (state.shipments ?? []).map((one) => (one.n === data.replaces ? { ...one, replacedBy: data.n } : one));
  return { ...state, shipments: [...before, { ...data, status: 'planned', reservations: 0, news: 0 }] };
}

const changed = (state: CaseState, n: number, change: (shipment: Shipment) => Shipment): CaseState =>
  allChanged(state, (shipment) => (shipment.n === n ? change(shipment) : shipment));

const allChanged = (state: CaseState, change: (shipment: Shipment) => Shipment): CaseState =>
  state.shipments ? { ...state, shipments: state.shipments.map(change) } : state;

const sentAgain = (shipment: Shipment): Shipment =>
  shipment.replacedBy === undefined && (shipment.status === 'lost' || shipment.status === 'returned')
    ? { ...shipment, again: true }
    : shipment;

/** Names the time for which goods are put aside: the first reservation ends by itself, later ones are used at once. */
export const reservationClock = ({ n }: Pick<Shipment, 'n'>): string => `s${n}.1`;
