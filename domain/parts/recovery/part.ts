import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';
import { refundsSettled } from '#domain/parts/refund-plan.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { isAccepted } from '#domain/parts/return-parcel.ts';
import { openRecovery, withDeductions, type Recovery } from './recovery.ts';

/** Money that was paid ahead and is not due: a person gets it back or lets it be, and no case ends over it (R10, R47). */
export const recoveryPart: Part = {
  fold: (state, event) => withDeductions(applyToRecoveries(state, event)),
  isOpen: (state) => openRecovery(state) !== undefined,
  owes: nextForRecoveries,
  rows: ({ recoveries = [] }) =>
    recoveries.map(({ n, status, money, reason }) => [`recovery ${n}`, status, `${formatMoney(money)}, ${reason}`]),
};

function applyToRecoveries(state: CaseState, event: CaseEvent): CaseState {
  const { recoveries = [] } = state;
  switch (event.type) {
    case 'recoveryDue':
      return { ...state, recoveries: [...recoveries, { ...event.data, status: 'open' }] };
    case 'recoveryDone': {
      const { n, how } = event.data;
      return changed(state, (one) => (one.n === n ? { ...one, status: how } : one));
    }
    // The lost parcel has turned up, and all that was paid for is in it (R29).
    case 'returnInspected':
      return hasComeLate(state, event)
        ? changed(state, (one) =>
            one.reason === 'lost' && one.status === 'open' ? { ...one, status: 'not_owed' } : one,
          )
        : state;
    default:
      return state;
  }
}

const changed = (state: CaseState, change: (one: Recovery) => Recovery): CaseState =>
  state.recoveries ? { ...state, recoveries: state.recoveries.map(change) } : state;

const hasComeLate = ({ parcel }: CaseState, { by, data }: CaseEvent<'returnInspected'>): boolean =>
  by.type !== 'system' && parcel?.status === 'settled' && data.units.every(isAccepted);

/** Money that is still on its way to the customer cannot be got back. */
function nextForRecoveries(state: CaseState): NextStep | undefined {
  const due = openRecovery(state);
  if (!due || !refundsSettled(state) || isParked(state, 'recover')) return undefined;
  return {
    park: 'recover',
    why: `recovery ${due.n}: ${formatMoney(due.money)} paid on proof of posting, ${WHY[due.reason]}`,
  };
}

const WHY = {
  lost: 'and the parcel was lost on a way of the customer',
  goods: 'and the goods did not come as agreed',
  wear: 'and the goods came worn',
} as const;
