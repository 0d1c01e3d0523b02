import { wasSpent } from '#domain/case/spent.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { plannedReturn, type ReturnParcel } from '#domain/parts/return-parcel.ts';

/** The plan of a return: parcel, inspection, settlement, refund. Receiving never pays and paying never receives (R25). */
export function nextOfReturn(state: CaseState): NextStep | undefined {
  const parcel = state.parcel ?? plannedReturn;
  return parcel.status === 'settled' ? afterSettlement(state) : nextOfParcel(state, parcel);
}

function nextOfParcel(state: CaseState, parcel: ReturnParcel): NextStep | undefined {
  switch (parcel.status) {
    case 'planned':
      return { do: 'authoriseReturn' };
    case 'inTransit':
      return wasSpent(state, 'parcelSilent', `p.${parcel.news}`) && !state.tasks.some((task) => task.kind === 'traceParcel')
        ? { do: 'traceParcel' }
        : undefined;
    case 'lost':
      // Whose carrier it was decides whose loss it is (R29).
      return parcel.ourLabel ? { do: 'settleReturn' } : { ended: 'lapsed' };
    case 'inspected':
      return { do: 'settleReturn' };
    case 'lapsed':
      return { ended: 'lapsed' };
    case 'awaitingParcel':
    case 'delivered':
    case 'settled':
      return undefined;
  }
}

function afterSettlement(state: CaseState): NextStep | undefined {
  const { accepted, of } = state.settled ?? { accepted: 0, of: 0 };
  if (accepted === 0) return { ended: 'nothing_acceptable' };
  const next = nextForRefunds(state);
  if (next !== undefined || !refundsSettled(state)) return next;
  return { ended: accepted < of ? 'partly_fulfilled' : 'fulfilled' };
}
