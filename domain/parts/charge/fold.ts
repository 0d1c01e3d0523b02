import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { paymentClock, reportedCharge, type Charge } from './charge.ts';

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** Folds one event into the charges of the case; the same state when it is none of their business. */
export function applyToCharges(state: CaseState, event: CaseEvent): CaseState {
  const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  return fold ? fold(state, event) : state;
}

const FOLDS: Folds = {
  offerAccepted: agreed,
  chargePlanned: (state, { data }) => planned(state, data),
  chargeReported: (state, { data: { n, report } }) =>
    changed(state, (charge) => (charge.n === n ? reportedCharge(charge, report) : charge)),
  chargeBooked: (state, { data: { n, ...paid } }) =>
    changed(state, (charge) => (charge.n === n ? { ...charge, ...paid } : charge)),
  chargeSettled: (state, { data: { n, ...settled } }) =>
    changed(state, (charge) => (charge.n === n ? { ...charge, ...settled } : charge)),
  clockEnded: (state, { data: { name, key } }) =>
    name === 'chargeDue'
      ? changed(state, (charge) =>
          paymentClock(state.charges ?? [], charge) === key ? { ...charge, late: true } : charge,
        )
      : state,
  taskDone: (state, { data: { task, how } }) => {
    const freed = how === 'retried' && state.tasks.some(({ id, step }) => id === task && step === 'charge');
    return freed
      ? changed(state, (charge) => (charge.replacedBy === undefined ? { ...charge, again: true } : charge))
      : state;
  },
};

/** What an offer costs is asked for once it is accepted, and what secures it is held (C4, R15). */
function agreed(state: CaseState, { data: { version: offer } }: CaseEvent<'offerAccepted'>): CaseState {
  const { charge, terms } = state.offer ?? {};
  const { payWith: methodId } = state.request;
  const withPayment =
    charge === undefined || charge.amount === 0
      ? state
      : planned(state, {
          n: countOf(state) + 1,
          offer,
          kind: 'payment',
          money: charge,
          ...(methodId === undefined ? {} : { methodId }),
        });
  return terms?.hold
    ? planned(withPayment, { n: countOf(withPayment) + 1, offer, kind: 'hold', ...terms.hold })
    : withPayment;
}

const countOf = ({ charges = [] }: CaseState): number => charges.length;

function planned(state: CaseState, data: CaseEvent<'chargePlanned'>['data']): CaseState {
  const before = (state.charges ?? []).map((one) => (one.n === data.replaces ? { ...one, replacedBy: data.n } : one));
  const take = before.find(({ n }) => n === data.replaces)?.take;
  return {
    ...state,
    charges: [...before, { ...data, status: 'planned', version: 0, ...(take === undefined ? {} : { take }) }],
  };
}

const changed = (state: CaseState, change: (charge: Charge) => Charge): CaseState =>
  state.charges ? { ...state, charges: state.charges.map(change) } : state;
