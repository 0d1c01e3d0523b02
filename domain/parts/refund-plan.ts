import type { CaseState } from '#domain/case/state.ts';
import { wasSpent } from '#domain/case/spent.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isSettled, type Refund } from './refund.ts';

/** Failures that no second try can cure: another means of payment, or a person, is needed (R21). */
const DEFINITE = new Set(['account_closed', 'refund_window_closed', 'amount_above_captured', 'payment_unknown', 'destination_not_allowed']);

/** Refunds tried on our own account before a person is asked (R19). */
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
  const steps = open.map((refund) => nextFor(refund, state, parked)).filter((step) => step !== undefined);
  return steps.find((step) => 'do' in step) ?? steps[0];
}

export const refundsSettled = (state: CaseState): boolean => state.refunds.every(isSettled);

function nextFor(refund: Refund, state: CaseState, parked: boolean): NextStep | undefined {
  switch (refund.status) {
    case 'planned':
      return parked ? undefined : { do: 'requestRefund', n: refund.n };
    case 'failed':
      if (refund.again || (tries(state) < TRIES && !DEFINITE.has(refund.code ?? ''))) return { do: 'planRefund', n: refund.n };
      return parked ? undefined : { park: 'refund', why: `refund ${refund.n} failed: ${refund.code ?? 'no reason given'}` };
    case 'reversed':
      if (refund.again) return { do: 'planRefund', n: refund.n };
      return parked ? undefined : { park: 'refund', why: `refund ${refund.n} came back: ${refund.code ?? 'no reason given'}` };
    case 'accepted':
    case 'held':
    case 'unknown':
      return nextForPending(refund, state, parked);
    case 'arrived':
      return undefined;
  }
}

function nextForPending(refund: Refund, state: CaseState, parked: boolean): NextStep | undefined {
  if (refund.again || wasSpent(state, 'refundPoll', `r${refund.n}.${refund.polls}`)) return { do: 'askRefund', n: refund.n };
  if (parked) return undefined;
  if (refund.status === 'unknown' && refund.polls >= LOOKS) return { park: 'refund', why: `the outcome of refund ${refund.n} stays unclear` };
  if (wasSpent(state, 'refundArrival', `r${refund.n}.0`)) return { park: 'refund', why: `refund ${refund.n} is overdue` };
  return undefined;
}

const tries = (state: CaseState): number => state.refunds.length;
