import { openQuestions, type Question } from '#domain/intake/request.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import { TASK_KINDS } from '#domain/task.ts';
import { QUESTION_OF_ANSWER, type Command, type CommandData, type CommandName } from './commands.ts';
import { decideTask, resolveTask } from './decide-task.ts';
import type { CaseOutcome, NewEvent } from './events.ts';
import { event, openTask, type Act } from './new-event.ts';
import type { Stage } from './stages.ts';
import type { CaseState } from './state.ts';

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
    const { items, problem, wish, evidence } = answers;
    return accept(
      given.map(([name, question]) => {
        const facts = { items, problem, wish, evidence }[name as 'items'];
        return event('questionAnswered', { question, ...(facts === undefined ? {} : { [name]: facts }) }, act);
      }),
    );
  },

  acceptOffer: (state, { version }, act) =>
    checkOffer(state, version) ?? accept([event('offerAccepted', { version }, act)]),

  declineOffer: (state, data, act) =>
    checkOffer(state, data.version) ??
    accept([
      event('offerDeclined', data, act),
      openTask(state, { kind: 'newOffer', why: `offer ${data.version} declined` }, act),
    ]),

  decideTask,
  resolveTask,

  giveTracking: (state, data, act) =>
    state.stage === 'execution' && state.parcel?.status === 'awaitingParcel'
      ? accept([event('trackingGiven', data, act)])
      : notNow(state),

  disputeRefusal: (state, data, act) => {
    if (!state.refusal?.disputable || state.refusal.disputed || state.stage === 'closed') return notNow(state);
    return accept([
      event('refusalDisputed', data, act),
      openTask(state, { kind: 'decide', why: `refusal ${state.refusal.code} disputed` }, act),
    ]);
  },

  withdraw: (state, _data, act) => {
    if (!canWithdraw(state)) return notNow(state);
    const superseded = state.tasks
      .filter(({ kind }) => TASK_KINDS[kind].role !== 'finance')
      .map((task) => event('taskDone', { task: task.id, how: 'superseded' }, act));
    return accept([...superseded, event('withdrawn', {}, act)]);
  },

  answerRevisit: (state, data, act) => {
    if (!mayAnswerRevisit(state)) return notNow(state);
    const answer = event('revisitAnswered', data, act);
    return accept(data.solved ? [answer] : [answer, ...reopen(state, act)]);
  },
};

const WITHDRAWABLE: ReadonlySet<Stage> = new Set<Stage>(['intake', 'diagnosis', 'negotiation', 'execution']);

/** Until goods or money move, the customer may take the request back; what is being stopped at the shop counts as moved (R31). */
function canWithdraw({ stage, parcel, refunds, agreement }: CaseState): boolean {
  const goodsMoving = parcel !== undefined && parcel.status !== 'planned' && parcel.status !== 'awaitingParcel';
  const moneyMoving = agreement !== undefined && (agreement.stopShipment || refunds.length >= agreement.firstRefund);
  return WITHDRAWABLE.has(stage) && !goodsMoving && !moneyMoving;
}

const CARRIED_OUT: ReadonlySet<CaseOutcome> = new Set<CaseOutcome>(['fulfilled', 'partly_fulfilled', 'unanswered']);

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
  openTask(state, { kind: 'newOffer', why: 'the customer says it is not solved' }, act),
];

function checkOffer(state: CaseState, version: number): Decided | undefined {
  const { offer, stage } = state;
  if (!offer) return notNow(state);
  if (version !== offer.version) return refuse('offer_superseded', { version: offer.version });
  if (offer.status === 'lapsed') return refuse('offer_lapsed', { version });
  return stage === 'negotiation' && offer.status === 'open' ? undefined : notNow(state);
}

/** What the case asks for, and what it will ask for once these answers are in: who tells all at once is not sent back. */
const questionsAround = (
  { request, questions }: CaseState,
  { problem }: CommandData['answerQuestions']['answers'],
): ReadonlySet<Question> => new Set([...questions, ...(problem ? openQuestions({ ...request, problem }) : [])]);

/** The act came at the wrong moment; once the case is over it is said so, never left to guess (R41). */
export const notNow = ({ stage }: CaseState): Decided =>
  stage === 'closed' ? refuse('case_closed') : refuse('not_now', { stage });
