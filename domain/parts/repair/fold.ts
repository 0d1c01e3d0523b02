import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import { heldGoods, isOwed } from './goods.ts';
import { isFree, latestQuote, presentRepair, quoteClock, reportedRepair, type Quote, type Repair } from './repair.ts';

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** Folds one event into the repairs of the case; the same state when it is none of their business. */
export function applyToRepairs(state: CaseState, event: CaseEvent): CaseState {
  const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  return fold ? fold(state, event) : state;
}

const FOLDS: Folds = {
  offerMade: held,
  offerAccepted: (state, { data: { version } }) => planned(takenOver(state, version), version),
  repairReported: (state, { data: { n, report } }) => changed(state, n, (repair) => reportedRepair(repair, report)),
  quoteAnswered: (state, { data: { n, version, answer } }) =>
    changed(state, n, (repair) => ({
      ...withAnswer(repair, version, answer),
      // What costs nothing nobody was waited for.
      answered: repair.answered + (repair.quotes.some((one) => one.version === version && isFree(one)) ? 0 : 1),
    })),
  repairGoesBack: (state, { data: { n, shipment, as } }) =>
    changed(state, n, (repair) => ({ ...repair, back: shipment, goesBackAs: as })),
  repairReleased: (state, { data: { n, how } }) =>
    changed(state, n, (repair) => (how === 'settled' ? { ...repair, settled: true } : { ...repair, released: how })),
  chargePlanned: (state) => allChanged(state, ({ again: _again, ...repair }) => repair),
  clockEnded: (state, { data: { name, key } }) =>
    name === 'quoteAnswer' ? allChanged(state, (repair) => lapsed(repair, key)) : state,
  taskDone: (state, { data: { task, how } }) => {
    const freed = how === 'retried' && state.tasks.some(({ id, step }) => id === task && step === 'repairPayment');
    const repair = freed ? presentRepair(state) : undefined;
    return repair ? changed(state, repair.n, (one) => ({ ...one, again: true })) : state;
  },
};

function planned(state: CaseState, offer: number): CaseState {
  const terms = state.offer?.terms?.repair;
  if (!terms) return state;
  const { lines, units, backFreight } = terms;
  const { repairs = [] } = state;
  const repair: Repair = {
    n: repairs.length + 1,
    offer,
    lines,
    ...(units ? { units } : {}),
    ...(backFreight ? { backFreight } : {}),
    status: 'planned',
    revision: 0,
    quotes: [],
    answered: 0,
  };
  return { ...state, repairs: [...repairs, repair] };
}

/** Something else is offered for goods that are here, or that we lost: they stay the customer's until it is agreed (R47). */
function held(state: CaseState): CaseState {
  const present = presentRepair(state);
  const parcel = present && heldGoods(state, present);
  const freed = allChanged(state, (repair) => (isGivenUp(state, repair) ? without(repair) : repair));
  return present && parcel ? changed(freed, present.n, (repair) => ({ ...repair, held: parcel })) : freed;
}

/** What was to take the goods over could not be carried out either. */
const isGivenUp = ({ agreement, parcel }: CaseState, { takenOver: by }: Repair): boolean =>
  by !== undefined && by === agreement?.version && parcel?.status !== 'settled';

function without({ takenOver: _takenOver, ...repair }: Repair): Repair {
  return repair;
}

/** Remedies for which the goods stay where they are; with any other they go back to the customer. */
const TAKES_OVER: ReadonlySet<RemedyKind> = new Set<RemedyKind>([
  'return_and_refund',
  'exchange',
  'repair',
  'refund_only',
  'reship',
]);

const takenOver = (state: CaseState, version: number): CaseState =>
  state.offer && TAKES_OVER.has(state.offer.remedy)
    ? allChanged(state, (repair) => (isOwed(state, repair) ? { ...repair, takenOver: version } : repair))
    : state;

const withAnswer = (repair: Repair, version: number, answer: NonNullable<Quote['answer']>): Repair => ({
  ...repair,
  quotes: repair.quotes.map((quote) => (quote.version === version ? { ...quote, answer } : quote)),
});

function lapsed(repair: Repair, key: string): Repair {
  const quote = latestQuote(repair);
  return quote && quote.answer === undefined && quoteClock(repair, quote) === key
    ? withAnswer(repair, quote.version, 'lapsed')
    : repair;
}

const changed = (state: CaseState, n: number, change: (repair: Repair) => Repair): CaseState =>
  allChanged(state, (repair) => (repair.n === n ? change(repair) : repair));

const allChanged = (state: CaseState, change: (repair: Repair) => Repair): CaseState =>
  state.repairs ? { ...state, repairs: state.repairs.map(change) } : state;
