import type { CaseOutcome } from '#domain/case/events.ts';
import { wasSpent } from '#domain/case/spent.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isBooked, presentCharge, type Charge } from '#domain/parts/charge/charge.ts';
import { isOver, nextForCharge, undoCharge } from '#domain/parts/charge/plan.ts';
import { nextForShipment } from '#domain/parts/shipment/plan.ts';
import type { RepairOutcome } from '#domain/policy/facts.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { isGone, isHere, isOwed, owedRepair, ownUnits, wayOutOf } from './goods.ts';
import { cycleClock, dueOf, isAnswered, latestQuote, presentRepair, type Repair } from './repair.ts';

const parkedRepair = (state: CaseState, why: string): NextStep | undefined =>
  isParked(state, 'repair') ? undefined : { park: 'repair', why };

const unlessParked = (state: CaseState, step: NextStep): NextStep | undefined =>
  isParked(state, 'repair') ? undefined : step;

/** The workshop is told what to expect before the goods come, so that nobody counts them into the stock (D4). */
export const orderRepair = (state: CaseState, { status, n }: Repair): NextStep | undefined =>
  status === 'planned' ? unlessParked(state, { do: 'orderRepair', n }) : undefined;

/** What a repair needs next once the goods are here; undefined while the workshop or the customer is waited for. */
export function nextForRepair(state: CaseState, repair: Repair): NextStep | undefined {
  const { n, status } = repair;
  if (isAnswered(repair)) return unlessParked(state, { do: 'answerQuote', n });
  if (status === 'planned') return orderRepair(state, repair);
  if (status === 'unrepairable') return insteadOfRepair(state, repair);
  if (status === 'repaired' || status === 'declined') return paidFirst(state, repair);
  // The cycle is over: the workshop is asked before a person is (D7).
  return isLate(state, repair) ? unlessParked(state, { do: 'traceRepair', n }) : undefined;
}

const isLate = (state: CaseState, repair: Repair): boolean =>
  AT_WORK.has(repair.status) && wasSpent(state, 'repairDue', cycleClock(repair));

const AT_WORK: ReadonlySet<Repair['status']> = new Set<Repair['status']>(['intake', 'repairing', 'testing']);

/** What was agreed to is paid before the goods go back; until then they are kept (D4). */
function paidFirst(state: CaseState, repair: Repair): NextStep | undefined {
  const { n, released } = repair;
  const due = dueOf(repair)?.amount ?? 0;
  // Money that came late is money, whichever try it belongs to (R45).
  const paid = paymentsFor(state, repair).find(({ status }) => status === 'paid');
  if (paid && !isBooked(paid)) return nextForCharge(state, paid);
  return paid || released || due === 0 ? { do: 'sendRepairBack', n } : asked(state, repair);
}

function asked(state: CaseState, repair: Repair): NextStep | undefined {
  const { n, again } = repair;
  const payment = presentCharge(state, 'payment');
  if (!payment || (isOver(state, payment) && again === true)) return { do: 'askRepairPayment', n };
  if (!isOver(state, payment)) return nextForCharge(state, payment);
  return isParked(state, 'repairPayment')
    ? undefined
    : { park: 'repairPayment', why: `repair ${n} was not paid; the goods are kept` };
}

const paymentsFor = ({ charges = [] }: CaseState, { offer }: Repair): readonly Charge[] =>
  charges.filter((charge) => charge.kind === 'payment' && charge.offer === offer);

/** It cannot be repaired, or we lost it: something else is offered; where nothing is, the goods go back as they are. */
export function insteadOfRepair(state: CaseState, repair: Repair): NextStep | undefined {
  if (state.tasks.some(({ kind }) => kind === 'newOffer')) return undefined;
  if (!state.refusal) return unlessParked(state, { do: 'offerForRepair', n: repair.n });
  return isLost(state, repair)
    ? parkedRepair(state, `the goods of repair ${repair.n} were lost, and nothing was agreed for them`)
    : goesBackUnrepaired(state, repair);
}

export const isLost = (state: CaseState, repair: Repair): boolean =>
  isGone(wayOutOf(state, repair)) || (repair.back === undefined && lostParcel(state, repair));

const lostParcel = ({ parcel }: CaseState, { held }: Repair): boolean =>
  parcel?.status === 'lost' || held?.status === 'lost';

/** What became of the repair that is agreed, for the policy's rules; `none` while it goes well (C2). */
export function repairOutcomeOf(state: CaseState): RepairOutcome {
  const repair = presentRepair(state);
  if (!repair) return 'none';
  if (isLost(state, repair)) return 'lost';
  return repair.status === 'unrepairable' ? 'unrepairable' : 'none';
}

/** Goods that were never worked on go back; nothing, where nothing of the customer's came. */
export const goesBackUnrepaired = (state: CaseState, repair: Repair): NextStep =>
  ownUnits(repair, repair.held ?? state.parcel).length === 0
    ? { ended: 'nothing_acceptable' }
    : { do: 'sendRepairBack', n: repair.n };

/** The goods are on their way back, until they are signed for. */
export function nextOfWayOut(state: CaseState, repair: Repair): NextStep | undefined {
  const shipment = wayOutOf(state, repair);
  if (!shipment) return undefined;
  // What came after the goods were let go, or once more, goes back (R45).
  const undo = paymentsFor(state, repair).map((charge) => undoCharge(state, charge));
  const owed = undo.find((step) => step !== undefined);
  if (owed) return owed;
  if (shipment.status === 'signed') return { ended: outcomeOf(state, repair) };
  // The customer's own unit cannot be sent once more (R29).
  return isGone(shipment) ? insteadOfRepair(state, repair) : nextForShipment(state, shipment);
}

function outcomeOf(state: CaseState, repair: Repair): CaseOutcome {
  const sent = wayOutOf(state, repair)?.lines.reduce((total, { quantity }) => total + quantity, 0);
  const agreed = repair.lines.reduce((total, { quantity }) => total + quantity, 0);
  if (repair.goesBackAs === 'repaired') return sent === agreed ? 'fulfilled' : 'partly_fulfilled';
  const answer = latestQuote(repair)?.answer;
  if (answer === 'declined') return 'withdrawn';
  return answer === 'lapsed' ? 'lapsed' : withoutAnswer(repair);
}

const withoutAnswer = ({ status }: Repair): CaseOutcome =>
  status === 'unrepairable' ? 'refused' : 'nothing_acceptable';

/** Goods that no remedy is about any more: they go back to the customer, and what got lost is a person's (R47). */
export function nextForOwedGoods(state: CaseState): NextStep | undefined {
  const repair = owedRepair(state);
  if (!repair) return undefined;
  if (isLost(state, repair))
    return parkedRepair(state, `the goods of repair ${repair.n} were lost, and nothing was agreed for them`);
  const shipment = wayOutOf(state, repair);
  if (shipment) return nextForShipment(state, shipment);
  const next = goesBackUnrepaired(state, repair);
  return 'ended' in next ? parkedRepair(state, `nothing of repair ${repair.n} can be sent back`) : next;
}

/** When nobody has to free a stuck repair any more (B6). */
export const mootRepair: { readonly [S in 'repair' | 'repairPayment']: (state: CaseState) => boolean } = {
  repair: (state) => {
    const repair = presentRepair(state);
    const owed = (state.repairs ?? []).some((one) => isOwed(state, one));
    if (owed) return false;
    if (!repair) return true;
    const failed = repair.status === 'unrepairable' || isLost(state, repair);
    return !failed && repair.status !== 'planned' && !isAnswered(repair) && !isLate(state, repair);
  },
  repairPayment: (state) => {
    const repair = presentRepair(state);
    if (repair === undefined || repair.released !== undefined || repair.back !== undefined) return true;
    return paymentsFor(state, repair).some(({ status }) => status === 'paid');
  },
};

/** The workshop's cycle runs: the goods are here, and nobody waits for the customer (F1, F3). */
export const isAtWork = ({ parcel }: CaseState, repair: Repair): boolean =>
  isHere(parcel) && repair.back === undefined && (AT_WORK.has(repair.status) || isAnswered(repair));
