import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from './part.ts';
import { nextForRefunds, refundsSettled } from './refund-plan.ts';
import { applyToRefunds, arrivalClock, holdsMoney, isPending, isSettled, type Refund } from './refund.ts';

/** The money that goes back (D1). */
export const refundPart: Part = {
  fold: (state, event) => ({ ...state, refunds: applyToRefunds(state.refunds, event) }),
  clocks: refundClocks,
  isOpen: (state) => !refundsSettled(state),
  owes: nextForRefunds,
  waitsFor: ({ refunds }) => (refunds.some(isUnderWay) ? 'payments' : undefined),
  rows: ({ caseNo, refunds }) =>
    refunds.map((refund) => [
      `refund ${refund.n}`,
      refund.status,
      `${refundKeyOf(caseNo, refund.n)}, ${formatMoney(refund.money)}`,
    ]),
};

const isUnderWay = (refund: Refund): boolean => !isSettled(refund) && refund.status !== 'planned';

function refundClocks({ refunds }: CaseState): readonly WantedClock[] {
  return refunds
    .filter((refund) => !isSettled(refund) && holdsMoney(refund))
    .flatMap((refund): readonly WantedClock[] => [
      arrivalClock(refund),
      ...(refund.status === 'planned' && refund.notBefore !== undefined
        ? [{ name: 'refundNotBefore' as const, key: `r${refund.n}.0` }]
        : []),
      ...(isPending(refund) ? [{ name: 'refundPoll' as const, key: `r${refund.n}.${refund.polls}` }] : []),
    ]);
}
