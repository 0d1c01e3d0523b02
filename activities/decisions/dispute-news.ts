import type { Decision } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { formatMoney, money, type Money } from '#domain/money.ts';
import { isUnderDispute, type DisputeTold } from '#domain/parts/dispute/dispute.ts';
import { dueOf, isSettled, owedOn, type Refund } from '#domain/parts/refund.ts';
import {
  claimOf,
  refundUnderDispute,
  type DisputeClaim,
  type PaymentBalance,
  type UnderDispute,
} from '#domain/settlement/disputes.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { PaymentRoom } from '#store/ledger/payments.ts';

/**
 * Puts events on record; news of a dispute go into the ledger of money with them, and what they mean for the case's
 * refunds of that payment follows at once, in whatever stage the case is (R22).
 */
export const withDisputes =
  (events: readonly NewEvent[]): Decision =>
  async (tx, state) => {
    const told = events.filter((one) => one.type === 'disputeTold');
    const all = [...events];
    for (const { data, at } of told) {
      const now = foldNew(state, all);
      all.push(...(await afterNews(tx, now, { told: data, act: { by: system('dispute'), at } })));
    }
    return all;
  };

interface News {
  readonly told: DisputeTold;
  readonly act: Act;
}

async function afterNews(tx: CaseTx, state: CaseState, { told, act }: News): Promise<readonly NewEvent[]> {
  const { paymentId, lost, ...news } = told;
  const known = { ...news, paymentId, at: act.at, ...(lost === undefined ? {} : { lost }) };
  const recorded = await tx.recordDispute(known);
  if (!recorded) return [];
  const payment = (await tx.payments()).find((one) => one.paymentId === paymentId);
  const disputes = (await tx.disputesOfOrder()).filter((one) => one.paymentId === paymentId);
  const claims = disputes.map((one) => ({ ...one, status: one.state }));
  if (!payment) return [];
  const events = await weighAll({ tx, state, payment, claims, act });
  const now = foldNew(state, events);
  const excess = recorded.excess - outOfTheWay(now, paymentId, events);
  return excess > 0 ? [...events, ...tellExcess(now, excess, { told, act })] : events;
}

interface Weighing {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly payment: PaymentRoom;
  readonly claims: readonly DisputeClaim[];
  readonly act: Act;
}

/** Every refund of the payment that is due and not asked for, one after the other, and what was owed (R22). */
async function weighAll(weighing: Weighing): Promise<readonly NewEvent[]> {
  const { state, payment, claims, act } = weighing;
  const { captured, held, refunded } = payment;
  let balance: PaymentBalance = { captured, held, refunded, claimed: totalOf(claims.map(claimOf)) };
  const events: NewEvent[] = [];
  for (const refund of state.refunds.filter((one) => isWeighed(one, payment.paymentId))) {
    const amount = dueOf(refund);
    const asked = { ...balance, held: balance.held + (refund.status === 'planned' ? 0 : amount) };
    const judged = refundUnderDispute(asked, claims, amount);
    const by = judged.verdict === 'covered' ? judged.by : 0;
    events.push(...weighed(refund, judged, act));
    balance = { ...asked, held: asked.held - by };
  }
  return [...events, ...(await settleOwed(weighing, foldNew(state, events)))];
}

const totalOf = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0);

/** Planned and not asked for, or refused by the provider for a dispute. */
const isWeighed = (refund: Refund, paymentId: string): boolean =>
  refund.paymentId === paymentId &&
  !isSettled(refund) &&
  (refund.status === 'planned' || (refund.status === 'failed' && refund.heldBack === true));

/** What becomes of it; of what the bank has paid in part, only the rest is refunded, under its own key (R18, R22). */
function weighed(refund: Refund, judged: UnderDispute, act: Act): readonly NewEvent[] {
  const { n, paymentId, heldBack = false, money: due, status } = refund;
  if (judged.verdict === 'hold') return heldBack ? [] : [event('refundHeldBack', { n }, act)];
  if (judged.verdict === 'go') return heldBack ? [event('refundReleased', { n }, act)] : [];
  const failed = { n, report: { status: 'failed', code: 'covered_by_dispute' } } as const;
  return [
    ...(status === 'planned' ? [event('refundReported', failed, act)] : []),
    event('refundCovered', { n, paymentId, money: money(judged.by, due.currency) }, act),
  ];
}

/** What was due and had no room is refunded once the bank has decided, as far as it did not take it (R22). */
async function settleOwed({ tx, payment, act }: Weighing, state: CaseState): Promise<readonly NewEvent[]> {
  const { paymentId, tender } = payment;
  const owed = (state.owed ?? []).filter((one) => one.paymentId === paymentId);
  const currency = owed[0]?.money.currency;
  if (currency === undefined || isUnderDispute(state, paymentId)) return [];
  const amount = totalOf(owed.map((one) => one.money.amount));
  const back = Math.min(amount, Math.max(0, payment.room - owedOn(state.refunds, paymentId)));
  const refund = { n: state.refunds.length + 1, paymentId, tender, money: money(back, currency) };
  const isPlanned = back > 0 && (await tx.reserveRefund({ key: refundKeyOf(state.caseNo, refund.n), ...refund }));
  const byBank = amount - (isPlanned ? back : 0);
  return [
    event('owedSettled', { paymentId }, act),
    ...(isPlanned ? [event('refundPlanned', refund, act)] : []),
    ...(byBank > 0 ? [event('refundCovered', { paymentId, money: money(byBank, currency) }, act)] : []),
  ];
}

/** Of what banks claim beyond a payment, the part that our own refunds make room for: they wait, or are not paid. */
const outOfTheWay = ({ refunds }: CaseState, paymentId: string, events: readonly NewEvent[]): number =>
  totalOf([
    ...refunds
      .filter((one) => one.paymentId === paymentId && one.status === 'planned' && one.heldBack === true)
      .map((one) => one.money.amount),
    ...events.flatMap((one) =>
      one.type === 'refundCovered' && one.data.n !== undefined ? [one.data.money.amount] : [],
    ),
  ]);

/** Money would leave twice: a fact that finance has to be told (R22). */
function tellExcess(state: CaseState, excess: number, { told, act }: News): readonly NewEvent[] {
  const { disputeId, paymentId, money: claimed } = told;
  if (state.tasks.some(({ kind, why }) => kind === 'disputeExcess' && why.startsWith(disputeId))) return [];
  const amount: Money = money(excess, claimed.currency);
  const why = `${disputeId}: ${formatMoney(amount)} of ${paymentId} are claimed beyond what is left of it`;
  return [openTask(state, { kind: 'disputeExcess', why }, act)];
}
