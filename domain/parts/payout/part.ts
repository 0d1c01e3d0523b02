import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Part } from '#domain/parts/part.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { PayoutChoice } from './payout.ts';

type Folds = { readonly [T in CaseEvent['type']]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/** Another way for money that cannot go back as it came; the refund itself stays the refund part's business (R16). */
export const payoutPart: Part = {
  fold(state, event) {
    const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
    return fold ? fold(state, event) : state;
  },
};

const FOLDS: Folds = {
  payoutChosen: (state, { data: { n, ...choice } }) =>
    changed(state, n, (refund) => ({ ...refund, payout: { ...choice, approvedBy: [] } })),
  payoutJudged: (state, { data }) =>
    changed(state, data.n, (refund) =>
      'refused' in data ? withoutPayout(refund) : withPayout(refund, { tasks: data.tasks }),
    ),
  payoutApproved: (state, { data: { n, by } }) =>
    changed(state, n, (refund) => withPayout(refund, { approvedBy: [...(refund.payout?.approvedBy ?? []), by] })),
  payoutDenied: (state, { data: { n } }) => changed(state, n, withoutPayout),
};

const changed = (state: CaseState, n: number, change: (refund: Refund) => Refund): CaseState => ({
  ...state,
  refunds: state.refunds.map((refund) => (refund.n === n ? change(refund) : refund)),
});

const withPayout = (refund: Refund, more: Partial<PayoutChoice>): Refund =>
  refund.payout ? { ...refund, payout: { ...refund.payout, ...more } } : refund;

function withoutPayout({ payout: _payout, ...refund }: Refund): Refund {
  return refund;
}
