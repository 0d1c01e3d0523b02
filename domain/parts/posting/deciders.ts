import type { Deciders } from '#domain/case/decide.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { mayAddParcel } from '#domain/parts/more-parcels.ts';
import { accept, refuse } from '#domain/refusals.ts';
import type { PostingCommands } from './posting.ts';

/**
 * The customer shows that the goods were sent: whoever did so in time has kept their time, and where the policy says
 * so their money is due. A number that is not known yet is that of the parcel they sent by a way of their own.
 */
export const postingDeciders: Pick<Deciders, keyof PostingCommands> = {
  provePosting: (state, data, act) => {
    const told = toldWith(state, data, act);
    const after = foldNew(state, told);
    return isExpectedStill(after) && isNewProof(after, data)
      ? accept([...told, event('postingProven', data, act)])
      : refuse('not_now', { stage: state.stage });
  },
};

/** The parcel that the proof names, where nobody has told of it before. */
function toldWith(state: CaseState, { trackingNo }: PostingCommands['provePosting'], act: Act): readonly NewEvent[] {
  const { parcel, stage } = state;
  if (trackingNo === undefined || stage !== 'execution' || parcel?.trackingNo === trackingNo) return [];
  if (parcel?.status === 'awaitingParcel') return [event('trackingGiven', { trackingNo }, act)];
  return mayAddParcel(state, trackingNo) ? [event('parcelAdded', { trackingNo }, act)] : [];
}

const isExpectedStill = ({ stage, parcel }: CaseState): boolean =>
  stage === 'execution' &&
  parcel !== undefined &&
  parcel.ahead !== true &&
  (parcel.status === 'awaitingParcel' ||
    parcel.status === 'inTransit' ||
    parcel.status === 'delivered' ||
    parcel.status === 'inspected');

/** It is about a parcel that we know of, and not shown already. */
function isNewProof({ parcel }: CaseState, { trackingNo }: PostingCommands['provePosting']): boolean {
  const all = [{ trackingNo: parcel?.trackingNo, posted: parcel?.posted }, ...(parcel?.more ?? [])];
  return all.some((one) => (trackingNo === undefined || one.trackingNo === trackingNo) && one.posted !== true);
}
