import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { wasSpent } from '#domain/case/spent.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';
import { isSettled, type Refund } from '#domain/parts/refund.ts';
import { isOpenDispute, isUnderDispute, lookKey, type CaseDispute } from './dispute.ts';

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** A bank's claim on a payment: it holds refunds in its way until it is decided, and no case ends over it (R22, R47). */
export const disputePart: Part = {
  fold(state, event) {
    const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
    return fold ? fold(state, event) : state;
  },
  isOpen: ({ disputes = [], owed = [] }) => disputes.some(isOpenDispute) || owed.length > 0,
  alwaysClocks: ({ disputes = [] }) =>
    disputes.filter(isOpenDispute).map((one) => ({ name: 'disputePoll', key: lookKey(one) })),
  aside: (state) => {
    const asked = (one: CaseDispute): boolean => isOpenDispute(one) && wasSpent(state, 'disputePoll', lookKey(one));
    const index = (state.disputes ?? []).findIndex(asked);
    return index === -1 ? undefined : { do: 'askBank', n: index + 1 };
  },
  waitsFor: ({ disputes = [] }) => (disputes.some(isOpenDispute) ? 'payments' : undefined),
  rows: ({ disputes = [] }) =>
    disputes.map(({ disputeId, status, money, paymentId }) => [
      'dispute',
      status,
      `${disputeId}, ${formatMoney(money)} of ${paymentId}`,
    ]),
};

const FOLDS: Folds = {
  disputeTold: (state, { data }) => {
    const { disputes = [] } = state;
    const known = disputes.find(({ disputeId }) => disputeId === data.disputeId);
    return {
      ...state,
      disputes: known
        ? disputes.map((one) =>
            one === known ? { ...known, ...data, money: known.money, openedAt: known.openedAt } : one,
          )
        : [...disputes, data],
    };
  },
  disputeLooked: (state, { data: { disputeId } }) => ({
    ...state,
    disputes: (state.disputes ?? []).map((one) =>
      one.disputeId === disputeId ? { ...one, looks: (one.looks ?? 0) + 1 } : one,
    ),
  }),
  disputesAsked: (state, { data: { n } }) => changed(state, n, (refund) => ({ ...refund, disputesAsked: true })),
  // What the provider refused for a dispute that we know of waits for its end, and is tried again then.
  refundReported: (state, { data: { n, report } }) =>
    changed(state, n, (refund) => {
      const { heldBack: _heldBack, ...free } = refund;
      const waits = report.status === 'failed' && report.code === 'payment_disputed' && !isSettled(refund);
      return waits && isUnderDispute(state, refund.paymentId) ? { ...free, heldBack: true } : free;
    }),
  refundHeldBack: (state, { data: { n } }) => changed(state, n, (refund) => ({ ...refund, heldBack: true })),
  refundReleased: (state, { data: { n } }) => changed(state, n, released),
  refundCovered: (state, { data }) => ({
    ...changed(state, data.n ?? 0, (refund) => paidByBank(released(refund), data.money.amount)),
    paidByBank: [...(state.paidByBank ?? []), data],
  }),
  refundOwed: (state, { data }) => ({ ...state, owed: [...(state.owed ?? []), data] }),
  owedSettled: (state, { data: { paymentId } }) => ({
    ...state,
    owed: (state.owed ?? []).filter((one) => one.paymentId !== paymentId),
  }),
  evidenceWritten: (state, { data: { disputeId, words } }) =>
    answered(state, disputeId, (before) => ({ n: (before?.n ?? 0) + 1, words, status: 'written' })),
  evidenceReported: (state, { data: { disputeId, n, status, code } }) =>
    answered(state, disputeId, (before) =>
      before?.n === n ? { ...before, status, ...(code === undefined ? {} : { code }) } : before,
    ),
};

const changed = (state: CaseState, n: number, change: (refund: Refund) => Refund): CaseState => ({
  ...state,
  refunds: state.refunds.map((refund) => (refund.n === n ? change(refund) : refund)),
});

/** What the bank did not pay is refunded by another that takes its place. */
function paidByBank(refund: Refund, amount: number): Refund {
  const covered = (refund.covered ?? 0) + amount;
  return covered < refund.money.amount
    ? { ...refund, covered, again: true }
    : { ...refund, covered, settledBy: 'bank' };
}

/** Free to go; one that the provider had refused is asked for anew. */
function released({ heldBack: _heldBack, ...refund }: Refund): Refund {
  return refund.status === 'failed' ? { ...refund, again: true } : refund;
}

function answered(
  state: CaseState,
  disputeId: string,
  change: (before: CaseDispute['evidence']) => CaseDispute['evidence'],
): CaseState {
  return {
    ...state,
    disputes: (state.disputes ?? []).map((dispute): CaseDispute => {
      const evidence = dispute.disputeId === disputeId ? change(dispute.evidence) : dispute.evidence;
      return evidence ? { ...dispute, evidence } : dispute;
    }),
  };
}
