import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';

/** The goods were not sent in time and the policy does not let that be the end: the refund is held until a supervisor decides. */
export interface LateReturnEvents {
  /** Paid, all of it or so much; or not paid. What still comes is then looked at as ever. */
  lateReturnDecided: { task: string; verdict: 'grant' | 'deny'; amount?: number };
}

export interface LateReturnDecision {
  readonly task: string;
  readonly verdict: 'grant' | 'deny';
  readonly reason: string;
  /** Minor units; without it, all that was agreed. */
  readonly amount?: number | undefined;
}

/** A supervisor is asked, and has not answered. */
export const isLateAsked = ({ parcel, tasks }: CaseState): boolean =>
  parcel?.held === 'asked' && tasks.some(({ kind }) => kind === 'lateReturn');

/** What of the parcel follows from its time being over, or from the decision about it. */
export function applyToLate(part: ReturnParcel, one: CaseEvent): ReturnParcel {
  if (one.type !== 'lateReturnDecided' || part.held !== 'asked') return part;
  const { held: _held, ...rest } = part;
  if (one.data.verdict === 'deny') return { ...rest, status: 'lapsed' };
  const status = part.status === 'awaitingParcel' ? 'inTransit' : part.status;
  return { ...rest, status, held: 'granted', posted: true };
}

/** What is agreed from then on, where only a part is paid: units that come back count for their share of it (C5). */
export function withLateAmount(state: CaseState, one: CaseEvent): CaseState {
  if (one.type !== 'lateReturnDecided' || one.data.amount === undefined || !state.offer) return state;
  return { ...state, offer: { ...state.offer, money: { ...state.offer.money, amount: one.data.amount } } };
}
