import type { Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { isOpenDispute } from './dispute.ts';
import type { DisputeCommands } from './events.ts';

/** What we have to say in a dispute (R22). */
export const disputeDeciders: Pick<Deciders, keyof DisputeCommands> = {
  giveEvidence: (state, { disputeId, words }, act) => {
    const dispute = state.disputes?.find((one) => one.disputeId === disputeId);
    if (!dispute) return refuse('dispute_unknown', { dispute: disputeId });
    if (!isOpenDispute(dispute) || dispute.evidence?.status === 'written')
      return refuse('not_now', { dispute: disputeId });
    return accept([event('evidenceWritten', { disputeId, words }, act)]);
  },
};
