import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask, type Act } from '#domain/case/new-event.ts';
import { refundToReplace } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import { takenOf } from '#domain/parts/charge/charge.ts';
import { isDueAhead } from '#domain/parts/posting/posting.ts';
import { totalOf, type SettlementLine } from '#domain/settlement/line.ts';
import { holdsMoney, owedOn } from '#domain/parts/refund.ts';

/** What was captured for the order of a test, by two means of payment. */
export const PAYMENTS = [
  { paymentId: 'pay-card', tender: 'card', captured: 7_000 },
  { paymentId: 'pay-gift', tender: 'gift_card', captured: 3_000 },
] as const;

export const CAPTURED = 10_000;

/** What a case holds of a payment: refunds that have arrived or still may (R7). */
export const heldOn = (state: CaseState, paymentId?: string): number =>
  state.refunds
    .filter((refund) => holdsMoney(refund) && (paymentId === undefined || refund.paymentId === paymentId))
    .reduce((total, { money }) => total + money.amount, 0);

/** What was paid for units that no refund was ever planned for; the same money once more is no other money (R8, R19). */
export const unpaidOf = ({ refunds }: CaseState): number =>
  CAPTURED -
  refunds
    .filter(({ paymentId, replaces }) => replaces === undefined && isOfOrder(paymentId))
    .reduce((total, { money }) => total + money.amount, 0);

/** Money that a customer paid later, for an exchange, is not what was paid for the order. */
const isOfOrder = (id: string): boolean => PAYMENTS.some(({ paymentId }) => paymentId === id);

/** Sets an amount aside on the payments in their order; what they cannot cover is a person's to look at (R17). */
export function reserved(state: CaseState, due: number, at: number): readonly NewEvent[] {
  const act = { by: system('settlement'), at };
  const planned: NewEvent[] = [];
  let left = due;
  for (const { paymentId, tender, captured } of PAYMENTS) {
    const part = Math.min(left, captured - heldOn(state, paymentId) - owedOn(state.refunds, paymentId));
    if (part <= 0) continue;
    const n = state.refunds.length + planned.length + 1;
    planned.push(event('refundPlanned', { n, paymentId, tender, money: { amount: part, currency: 'USD' } }, act));
    left -= part;
  }
  return left === 0
    ? planned
    : [...planned, openTask(state, { kind: 'lateMoney', why: `${left} is not covered` }, act)];
}

/** What was taken on a payment: of the order, or of a charge since. */
export const capturedOn = ({ charges = [] }: CaseState, id: string): number =>
  PAYMENTS.find(({ paymentId }) => paymentId === id)?.captured ??
  charges.filter(({ paymentId }) => paymentId === id).reduce((total, charge) => total + takenOf(charge), 0);

/** The first refunds of what was agreed, or the one that takes the place of a failed one (R19). */
export function refundsPlanned(state: CaseState, at: number): readonly NewEvent[] {
  const failed = refundToReplace(state);
  if (!failed) return reserved(state, state.offer?.money.amount ?? 0, at);
  const { n: replaces, paymentId, tender, money } = failed;
  const act = { by: system('settlement'), at };
  const captured = capturedOn(state, paymentId);
  return money.amount > captured - heldOn(state, paymentId)
    ? [openTask(state, { kind: 'lateMoney', why: `${paymentId} has no room for another try` }, act)]
    : [event('refundPlanned', { n: state.refunds.length + 1, paymentId, tender, money, replaces }, act)];
}

const goodsFor = (amount: number): SettlementLine => ({ kind: 'goods', label: 'goods', amount });

/** What was paid on proof of posting and did not come as agreed (R10). */
function paidTooMuch(state: CaseState, worth: number, act: Act): readonly NewEvent[] {
  const amount = totalOf(state.settled?.lines ?? []) - worth;
  const n = (state.recoveries ?? []).length + 1;
  return amount <= 0 ? [] : [event('recoveryDue', { n, money: { amount, currency: 'USD' }, reason: 'goods' }, act)];
}

/** What an inspected or lost parcel is worth, as the accepted share of what was agreed (R8). */
export function settlement(state: CaseState, at: number): readonly NewEvent[] {
  const of = (state.request.items ?? []).reduce((total, { quantity }) => total + quantity, 0);
  const accepted =
    state.parcel?.status === 'lost'
      ? of
      : (state.parcel?.inspected ?? []).filter(({ outcome }) => outcome === 'accepted').length;
  const act = { by: system('settlement'), at };
  const worth = Math.floor(((state.offer?.money.amount ?? 0) * Math.min(accepted, of)) / Math.max(1, of));
  if (state.parcel?.ahead) return [event('returnSettled', { accepted, of }, act), ...paidTooMuch(state, worth, act)];
  const ahead = isDueAhead(state);
  const due = ahead ? (state.offer?.money.amount ?? 0) : worth;
  const said = ahead ? { accepted: of, of, ahead, lines: [goodsFor(due)] } : { accepted, of };
  return [event('returnSettled', said, act), ...(due === 0 ? [] : reserved(state, due, at))];
}
