import type { CaseState } from '#domain/case/state.ts';
import { isLateAsked } from '#domain/parts/late-return/late-return.ts';
import { awaitedMore } from '#domain/parts/more-parcels.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';

/** When the money of a return is due, as the policy said when it was offered (F4). */
export interface PostingTerms {
  /** As soon as the goods are here or were shown to have been sent, whichever is first. */
  readonly refundOnProof?: true;
}

export interface PostingEvents {
  /** Somebody has shown that the parcel was sent, or all parcels of the return; `words` names the proof among the case's texts. */
  postingProven: { words: string; trackingNo?: string };
}

export interface PostingCommands {
  provePosting: { words: string; trackingNo?: string };
}

/**
 * Whether the money is due though goods are still on their way: a supervisor let it be paid, or the
 * offer promised it on proof of posting, and each parcel that is not inspected yet was shown to have been sent. Once it was settled so, the rest is judged when it comes.
 */
export function isDueAhead(state: CaseState): boolean {
  const { parcel, offer } = state;
  const isPromised = offer?.terms?.refundOnProof === true || parcel?.held === 'granted';
  return (
    parcel !== undefined && isPromised && parcel.ahead !== true && !isLateAsked(state) && isOnItsWay(state, parcel)
  );
}

/** Something of it is still to come, and all that is was shown to have been sent. */
function isOnItsWay(state: CaseState, parcel: ReturnParcel): boolean {
  const awaited = awaitedMore(state);
  if (!UNDER_WAY.has(parcel.status) || (parcel.status === 'inspected' && awaited.length === 0)) return false;
  return (parcel.posted === true || parcel.status === 'inspected') && awaited.every(({ posted = false }) => posted);
}

const UNDER_WAY: ReadonlySet<ReturnParcel['status']> = new Set<ReturnParcel['status']>([
  'inTransit',
  'delivered',
  'inspected',
]);
