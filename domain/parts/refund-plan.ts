import type { CaseState } from '#domain/case/state.ts';
import { wasSpent } from '#domain/case/spent.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isApproved, isJudged } from './payout/payout.ts';
import { isSettled, type Refund } from './refund.ts';

/** Failures that no second try can cure: another means of payment, or a person, is needed (R21). */
const DEFINITE = new Set([
  'account_closed',
  'refund_window_closed',
  'too_many_refunds',
  'payment_disputed',
  'in_kind_only',
  'amount_above_captured',
  'payment_unknown',
  'destination_not_allowed',
]);

/** How often the same money is tried on our own account before a person is asked (R19). */
const TRIES = 2;
/** Looks at an unclear refund before a person is asked. */
const LOOKS = 5;

/**
 * What the refunds of a case need next (D1, R18-R20): planned ones are requested, unclear and pending ones asked for
 * when their poll is due, definite failures tried again under a new key, and what cannot go on is parked.
 */
export function nextForRefunds(state: CaseState): NextStep | undefined {
  const open = state.refunds.filter((refund) => !isSettled(refund));
  const parked = state.tasks.some((task) => task.kind === 'stuckRefund');
  const steps = open
    .map((refund) => NEXT[refund.status]({ refund, state, parked }))
    .filter((step) => step !== undefined);
  return steps.find((step) => 'do' in step) ?? steps[0];
}

/** Whether money was set aside, or waits for a bank, for what was agreed last; that of an earlier round, paid once more, is other money (E2). */
export const isRefundPlanned = ({ agreement, refunds, owed = [], paidByBank = [] }: CaseState): boolean =>
  refunds.some(({ n, replaces }) => n >= (agreement?.firstRefund ?? 1) && replaces === undefined) ||
  owed.length > 0 ||
  paidByBank.some(({ n }) => n === undefined);

export const refundsSettled = (state: CaseState): boolean => state.refunds.every(isSettled);

interface Asked {
  readonly refund: Refund;
  readonly state: CaseState;
  /** A person has been asked already: nothing is begun on our own account. */
  readonly parked: boolean;
}

const NEXT: { readonly [S in Refund['status']]: (asked: Asked) => NextStep | undefined } = {
  planned: nextForPlanned,
  accepted: nextForPending,
  held: nextForPending,
  unknown: nextForPending,
  arrived: () => undefined,
  failed: nextForFailed,
  reversed: nextForReversed,
};

function nextForPlanned({ refund, state, parked }: Asked): NextStep | undefined {
  const { n, heldBack = false, notBefore } = refund;
  if (heldBack) return undefined;
  if (refund.way === 'alternate' && refund.again !== true && !isApproved(refund))
    return refund.payout
      ? payoutStep(refund)
      : parkedFor({ refund, state, parked }, `cannot go back to the ${refund.tender}`);
  if (notBefore !== undefined && !wasSpent(state, 'refundNotBefore', `r${n}.0`)) return undefined;
  return parked ? undefined : { do: 'requestRefund', n };
}

/** A gift card that was closed is issued anew; another way is gone once it is chosen and agreed to (R16). */
function nextForFailed(asked: Asked): NextStep | undefined {
  const { refund, state } = asked;
  const { n, heldBack = false, code } = refund;
  if (heldBack) return undefined;
  if (isApproved(refund) || canReissue(refund) || isWorthAnother(asked)) return { do: 'planRefund', n };
  if (refund.payout) return payoutStep(refund);
  if (code === 'payment_disputed' && refund.disputesAsked !== true && state.stage === 'execution')
    return { do: 'askDisputes', n };
  return parkedFor(asked, 'failed');
}

function nextForReversed(asked: Asked): NextStep | undefined {
  const { refund } = asked;
  if (refund.again === true || isApproved(refund)) return { do: 'planRefund', n: refund.n };
  return refund.payout ? payoutStep(refund) : parkedFor(asked, 'came back');
}

/** What was chosen is judged first; then its approvals are waited for. */
const payoutStep = ({ n, payout }: Refund): NextStep | undefined =>
  payout && !isJudged(payout) ? { do: 'judgePayout', n } : undefined;

/** The gift card that the money came from, or was wished to go to, takes nothing any more (R16). */
export const canReissue = ({ tender, code, way }: Refund): boolean =>
  tender === 'gift_card' && code === 'account_closed' && way === undefined;

const isWorthAnother = ({ refund, state }: Asked): boolean =>
  refund.again === true ||
  (refund.way !== 'alternate' && triesOf(refund, state.refunds) < TRIES && !DEFINITE.has(refund.code ?? ''));

function triesOf({ replaces }: Refund, refunds: readonly Refund[]): number {
  const before = refunds.find(({ n }) => n === replaces);
  return before ? triesOf(before, refunds) + 1 : 1;
}

const parkedFor = ({ refund, parked }: Asked, what: string): NextStep | undefined =>
  parked ? undefined : { park: 'refund', why: `refund ${refund.n} ${what}: ${refund.code ?? 'no reason given'}` };

function nextForPending({ refund, state, parked }: Asked): NextStep | undefined {
  const { n, polls, status, again } = refund;
  if (again || wasSpent(state, 'refundPoll', `r${n}.${polls}`)) return { do: 'askRefund', n };
  if (parked) return undefined;
  if (status === 'unknown' && polls >= LOOKS)
    return { park: 'refund', why: `the outcome of refund ${n} stays unclear` };
  return wasSpent(state, 'refundArrival', `r${n}.0`) ? { park: 'refund', why: `refund ${n} is overdue` } : undefined;
}
