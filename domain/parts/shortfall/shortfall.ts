import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';
import { isRefundPlanned } from '#domain/parts/refund-plan.ts';
import { isSettled, type Refund } from '#domain/parts/refund.ts';

/** What became of money that did not add up, as a person saw it. */
export type ByHand = 'paid_otherwise' | 'not_owed' | 'recovered';

/** What is due and no payment of the order has room for: said, and never called refunded (R17). */
export interface ShortfallState {
  readonly shortfall?: Money;
}

export interface ShortfallEvents {
  refundShort: { money: Money };
  /** A person has settled by hand what did not add up, with evidence. */
  moneyRecorded: { task: string; how: ByHand };
}

/** What a person can record where money does not add up. */
export interface RecordedMoney {
  readonly step: 'lateMoney';
  readonly how: ByHand;
}

export const shortfallPart: Part = { fold: applyToShortfall };

function applyToShortfall(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'refundShort') {
    const { amount, currency } = event.data.money;
    return { ...state, shortfall: money((state.shortfall?.amount ?? 0) + amount, currency) };
  }
  // Nothing could be set aside: it is tried again, and what lacks then is said anew.
  if (event.type === 'taskDone' && event.data.how === 'retried' && !isRefundPlanned(state))
    return withoutShortfall(state);
  if (event.type !== 'moneyRecorded' || event.data.how === 'recovered') return state;
  return { ...withoutShortfall(state), refunds: state.refunds.map(closedByHand) };
}

function withoutShortfall({ shortfall: _shortfall, ...state }: CaseState): CaseState {
  return state;
}

/** What came back or never left is settled by a person now: no other refund takes its place (R19). */
const closedByHand = (refund: Refund): Refund =>
  (refund.status === 'failed' || refund.status === 'reversed') && !isSettled(refund)
    ? { ...refund, settledBy: 'person' }
    : refund;
