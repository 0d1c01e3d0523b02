import type { CaseState } from '#domain/case/state.ts';
import { wasSpent } from '#domain/case/spent.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isSettled, type Refund } from './refund.ts';

/** Failures that no second try can cure: another means of payment, or a person, is needed (R21). */
const DEFINITE = new Set([
  'account_closed',
  'refund_window_closed',
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

export const refundsSettled = (state: CaseState): boolean => state.refunds.every(isSettled);

interface Asked {
  readonly refund: Refund;
  readonly state: CaseState;
  /** A person has been asked already: nothing is begun on our own account. */
  readonly parked: boolean;
}

const NEXT: { readonly [S in Refund['status']]: (asked: Asked) => NextStep | undefined } = {
  planned: ({ refund: { n }, parked }) => (parked ? undefined : { do: 'requestRefund', n }),
  accepted: nextForPending,
  held: nextForPending,
  unknown: nextForPending,
  arrived: () => undefined,
  failed: (asked) => (isWorthAnother(asked) ? { do: 'planRefund', n: asked.refund.n } : parkedFor(asked, 'failed')),
  reversed: (asked) => (asked.refund.again ? { do: 'planRefund', n: asked.refund.n } : parkedFor(asked, 'came back')),
};

const isWorthAnother = ({ refund, state }: Asked): boolean =>
  refund.again === true || (triesOf(refund, state.refunds) < TRIES && !DEFINITE.has(refund.code ?? ''));

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
