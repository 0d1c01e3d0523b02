import { isJudgedNext } from '#domain/diagnosis/guided.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { Deciders } from '#domain/case/decide.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { presentGuidance } from './guidance.ts';

/**
 * Solved: the customer has said so, and nobody asks again. Not solved: the policy judges without it, or a person looks
 * for something else (B2).
 */
export const guidanceDeciders: Pick<Deciders, 'answerGuidance'> = {
  answerGuidance: (state, { solved }, act) => {
    if (state.stage === 'closed') return refuse('case_closed');
    const guidance = presentGuidance(state);
    if (state.stage !== 'execution' || guidance?.status !== 'sent') return refuse('not_now', { stage: state.stage });
    const answered = event('guidanceAnswered', { solved }, act);
    return accept(
      solved || isJudgedNext(guidance, state)
        ? [answered]
        : [answered, openTask(state, { kind: 'newOffer', why: 'the guidance did not solve it' }, act)],
    );
  },
};
