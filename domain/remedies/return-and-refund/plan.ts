import { wasSpent } from '#domain/case/spent.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { awaitedMore } from '#domain/parts/more-parcels.ts';
import { isLateAsked } from '#domain/parts/late-return/late-return.ts';
import { isDueAhead } from '#domain/parts/posting/posting.ts';
import { plannedReturn, silenceKey, type ReturnParcel } from '#domain/parts/return-parcel.ts';

/** The plan of a return: parcel, inspection, settlement, refund. Receiving never pays and paying never receives (R25). */
export function nextOfReturn(state: CaseState): NextStep | undefined {
  const parcel = state.parcel ?? plannedReturn;
  // It is late, and a supervisor is asked whether it is paid.
  if (isLateAsked(state)) return undefined;
  // The money goes as soon as one of both is there, goods or proof; receiving them goes on as before.
  if (isDueAhead(state)) return { do: 'settleReturn' };
  return parcel.status === 'settled' ? afterSettlement(state) : NEXT_OF_PARCEL[parcel.status]?.(parcel, state);
}

/** What each state of the parcel asks for; where nothing is listed the outside world is waited for. */
const NEXT_OF_PARCEL: {
  readonly [S in ReturnParcel['status']]?: (parcel: ReturnParcel, state: CaseState) => NextStep | undefined;
} = {
  planned: (_parcel, state) => (isParked(state, 'authoriseReturn') ? undefined : { do: 'authoriseReturn' }),
  inTransit: (parcel, state) => (isSilent(parcel, state) ? { do: 'traceParcel' } : undefined),
  // Whose carrier it was decides whose loss it is (R29); what was paid already is judged anew.
  lost: (parcel) => (parcel.ourLabel || parcel.ahead === true ? { do: 'settleReturn' } : { ended: 'lapsed' }),
  inspected: (_parcel, state) => (awaitedMore(state).length > 0 ? undefined : { do: 'settleReturn' }),
  lapsed: () => ({ ended: 'lapsed' }),
};

const isSilent = (parcel: ReturnParcel, state: CaseState): boolean =>
  wasSpent(state, 'parcelSilent', silenceKey(parcel)) && !isParked(state, 'traceParcel');

function afterSettlement(state: CaseState): NextStep | undefined {
  const { accepted, of } = state.settled ?? { accepted: 0, of: 0 };
  if (accepted === 0 && state.parcel?.ahead !== true) return { ended: 'nothing_acceptable' };
  const next = nextForRefunds(state);
  if (next !== undefined || !refundsSettled(state)) return next;
  return { ended: accepted < of ? 'partly_fulfilled' : 'fulfilled' };
}
