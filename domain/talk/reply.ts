import type { Deciders } from '#domain/case/decide.ts';
import { event } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { kindOf } from '#domain/intake/kind.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { isTalk, type Task } from '#domain/task.ts';
import { mayAskCustomer } from './awaited.ts';
import type { TalkCommands } from './events.ts';

/** Answers to questions and complaints, contacts with unhappy customers, and what is said in public (G1, G2, J1). */
export const talkDeciders: Pick<Deciders, keyof TalkCommands> = {
  replyToCustomer: (state, data, act) => {
    if (state.stage === 'closed') return refuse('case_closed');
    if (data.closes && !mayExplain(state)) return refuse('not_now', { stage: state.stage });
    if (data.awaits === true && (data.closes || !mayAskCustomer(state)))
      return refuse('not_now', { stage: state.stage });
    const ended = data.closes ? state.tasks.filter(isEndedByWords) : [];
    return accept([
      ...ended.map(({ id }) => event('taskDone', { task: id, how: 'answered' }, act)),
      event('replyGiven', { n: (state.replies ?? 0) + 1, ...data }, act),
    ]);
  },

  recordContact: (state, data, act) => {
    if (kindOf(state.request) !== 'review_recovery') return refuse('not_now', { stage: state.stage });
    if (state.stage === 'closed') return refuse('case_closed');
    const due = data.reached ? state.tasks.filter(({ kind }) => kind === 'contact') : [];
    return accept([
      event('contactMade', data, act),
      ...due.map(({ id }) => event('taskDone', { task: id, how: 'answered' }, act)),
    ]);
  },

  // A closed case still has its opinion in public, and a word to it is never too late (G2).
  replyInPublic: (state, { words }, act) => {
    const { review } = state.request;
    if (!review) return refuse('not_now', { stage: state.stage });
    const n = (state.publicReplies ?? 0) + 1;
    return accept([event('publicReplyGiven', { n, reviewId: review.reviewId, words }, act)]);
  },
};

/** Only where a person has the word: nothing was offered, or nothing that is offered holds any more (A6, J1). */
const mayExplain = ({ stage, tasks, offer }: CaseState): boolean =>
  stage === 'diagnosis' && offer?.status !== 'open' && tasks.some(isEndedByWords);

const isEndedByWords = (task: Task): boolean => isTalk(task) || task.kind === 'newOffer';
