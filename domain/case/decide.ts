import { openQuestions } from '#domain/intake/questions.ts';
import type { Question } from '#domain/intake/request.ts';
import { findingDeciders } from '#domain/diagnosis/change-finding.ts';
import { mirrorDeciders } from '#domain/parts/mirror/deciders.ts';
import { disputeDeciders } from '#domain/parts/dispute/deciders.ts';
import { payoutDeciders } from '#domain/parts/payout/deciders.ts';
import { inspectionDeciders } from '#domain/parts/inspection/deciders.ts';
import { postingDeciders } from '#domain/parts/posting/deciders.ts';
import { wearDeciders } from '#domain/parts/wear/deciders.ts';
import { repairDeciders } from '#domain/parts/repair/deciders.ts';
import { foreignDeciders } from '#domain/parts/foreign/news.ts';
import { promiseDeciders } from '#domain/parts/promise/deciders.ts';
import { negotiationDeciders } from '#domain/negotiation/deciders.ts';
import { guidanceDeciders } from '#domain/parts/guidance/answer.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import { askDeciders } from '#domain/talk/ask.ts';
import { awaitedDeciders } from '#domain/talk/awaited-deciders.ts';
import { talkDeciders } from '#domain/talk/reply.ts';
import { assignmentDeciders } from '#domain/team/assign.ts';
import { talkTaskOf } from '#domain/talk/talk-task.ts';
import { mayAddParcel } from '#domain/parts/more-parcels.ts';
import { kindOf, type Kind } from '#domain/intake/kind.ts';
import { QUESTION_OF_ANSWER, type Command, type CommandData, type CommandName } from './commands.ts';
import { decideTask, resolveTask } from './decide-task.ts';
import type { CaseOutcome, EventData, NewEvent } from './events.ts';
import { event, openTask, type Act } from './new-event.ts';
import type { CaseState } from './state.ts';
import { canWithdraw, withdrawal } from './withdrawal.ts';

export type Decided = Result<readonly NewEvent[]>;
/** Commands whose answer needs policy or ledger are decided by an activity (`composeOffer`), not here. */
export type PlainCommand = Exclude<CommandName, 'makeOffer'>;
export type Deciders = { readonly [N in PlainCommand]: (state: CaseState, data: CommandData[N], act: Act) => Decided };

/**
 * What a command leads to in this state: events, or a refusal. Pure and synchronous, so that the update's validator
 * and its handler ask the same question.
 */
export function decide<N extends PlainCommand>(state: CaseState, command: Command<N>, at: number): Decided {
  if (state.stage === 'archived') return refuse('case_closed');
  return DECIDERS[command.name](state, command.data, { by: command.by, at });
}

const DECIDERS: Deciders = {
  openCase: (state, data, act) =>
    // The same request told twice is answered, not opened twice (A8).
    state.seq > 0
      ? accept([])
      : accept([event('requestReceived', { ...data, questions: openQuestions(data.request) }, act)]),

  answerQuestions: (state, { answers }, act) => {
    if (state.stage !== 'intake' || state.questions.length === 0) return notNow(state);
    const given = Object.entries(QUESTION_OF_ANSWER).filter(
      ([name]) => answers[name as keyof typeof answers] !== undefined,
    );
    const asked = questionsAround(state, answers);
    const unasked = given.find(([, question]) => !asked.has(question));
    if (unasked) return refuse('question_unknown', { question: unasked[1] });
    const { items, problem, wish, evidence, cause, symptomCode } = answers;
    return accept(
      given.map(([name, question]) => {
        const facts = { items, problem, wish, evidence, cause, symptomCode }[name as 'items'];
        return event('questionAnswered', { question, ...(facts === undefined ? {} : { [name]: facts }) }, act);
      }),
    );
  },

  ...negotiationDeciders,
  ...guidanceDeciders,

  decideTask,
  resolveTask,
  ...promiseDeciders,
  ...foreignDeciders,
  ...repairDeciders,
  ...disputeDeciders,
  ...payoutDeciders,
  ...wearDeciders,
  ...postingDeciders,
  ...inspectionDeciders,
  ...mirrorDeciders,
  ...talkDeciders,
  ...awaitedDeciders,
  ...askDeciders,
  ...assignmentDeciders,
  ...findingDeciders,

  giveTracking: (state, { another = false, ...data }, act) => {
    if (another)
      return mayAddParcel(state, data.trackingNo) ? accept([event('parcelAdded', data, act)]) : notNow(state);
    return state.stage === 'execution' && state.parcel?.status === 'awaitingParcel'
      ? accept([event('trackingGiven', data, act)])
      : notNow(state);
  },

  disputeRefusal: (state, data, act) => {
    if (!state.refusal?.disputable || state.refusal.disputed || state.stage === 'closed') return notNow(state);
    return accept([
      event('refusalDisputed', data, act),
      openTask(state, { kind: 'decide', why: `refusal ${state.refusal.code} disputed` }, act),
    ]);
  },

  withdraw: (state, _data, act) => {
    if (!canWithdraw(state)) return notNow(state);
    return accept(withdrawal(state, act));
  },

  answerRevisit: (state, data, act) => {
    if (!mayAnswerRevisit(state)) return notNow(state);
    const answer = event('revisitAnswered', data, act);
    return accept(data.solved ? [answer] : [answer, ...reopen(state, act)]);
  },
};

const CARRIED_OUT: ReadonlySet<CaseOutcome> = new Set<CaseOutcome>([
  'fulfilled',
  'partly_fulfilled',
  'answered',
  'unanswered',
]);

/** The revisit can be answered once: when asked, and later while the closed case is still watched (E1, E2). */
function mayAnswerRevisit({ stage, revisit, outcome }: CaseState): boolean {
  if (revisit?.solved !== undefined) return false;
  return stage === 'followUp'
    ? revisit?.asked === true
    : stage === 'closed' && outcome !== undefined && CARRIED_OUT.has(outcome);
}

/** The customer's problem is not solved: the case starts over with its history, in a person's hands (E2). */
const reopen = (state: CaseState, act: Act): readonly NewEvent[] => [
  event('caseReopened', { why: 'not_solved' }, act),
  openTask(state, taskAgain(state), act),
];

/** What these began with is over: whoever comes back wants something else. */
const NEVER_AGAIN: ReadonlySet<Kind> = new Set<Kind>(['review_recovery', 'payment_dispute']);

/** A question and a complaint are answered again, anything else gets another offer. */
function taskAgain({ request }: CaseState): Omit<EventData['taskOpened'], 'task'> {
  const talk = NEVER_AGAIN.has(kindOf(request)) ? undefined : talkTaskOf(request);
  return { kind: 'newOffer', ...talk, why: 'the customer says it is not solved' };
}

/** What the case asks for, and what it will ask for once these answers are in: who tells all at once is not sent back. */
const questionsAround = (
  { request, questions }: CaseState,
  { problem }: CommandData['answerQuestions']['answers'],
): ReadonlySet<Question> => new Set([...questions, ...(problem ? openQuestions({ ...request, problem }) : [])]);

/** The act came at the wrong moment; once the case is over it is said so, never left to guess (R41). */
export const notNow = ({ stage }: CaseState): Decided =>
  stage === 'closed' ? refuse('case_closed') : refuse('not_now', { stage });
