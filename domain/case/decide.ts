import { openQuestions } from '#domain/intake/request.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { Task } from '#domain/task.ts';
import type { Actor } from './actor.ts';
import { QUESTION_OF_ANSWER, type Command, type CommandName, type RecordedOutcome } from './commands.ts';
import type { EventData, NewEvent } from './events.ts';
import type { CaseState } from './state.ts';

type Decided = Result<readonly NewEvent[]>;
/** Commands whose answer needs policy or ledger are decided by an activity (`composeOffer`), not here. */
export type PlainCommand = Exclude<CommandName, 'makeOffer'>;
type Deciders = { readonly [N in PlainCommand]: (state: CaseState, command: Command<N>, at: number) => Decided };

/**
 * What a command leads to in this state: events, or a refusal. Pure and synchronous, so that the update's validator
 * and its handler ask the same question.
 */
export function decide<N extends PlainCommand>(state: CaseState, command: Command<N>, at: number): Decided {
  if (state.stage === 'archived') return refuse('case_closed');
  return DECIDERS[command.name](state, command, at);
}

const DECIDERS: Deciders = {
  openCase: (state, { by, data }, at) =>
    // The same request told twice is answered, not opened twice (A8).
    state.seq > 0 ? accept([]) : accept([event('requestReceived', { ...data, questions: openQuestions(data.request) }, by, at)]),

  answerQuestions: (state, { by, data: { answers } }, at) => {
    if (state.stage !== 'intake' || state.questions.length === 0) return refuse('not_now', { stage: state.stage });
    const given = Object.entries(QUESTION_OF_ANSWER).filter(([name]) => answers[name as keyof typeof answers] !== undefined);
    const unasked = given.find(([, question]) => !state.questions.includes(question));
    if (unasked) return refuse('question_unknown', { question: unasked[1] });
    const { items, problem, wish, evidence } = answers;
    return accept(
      given.map(([name, question]) => {
        const facts = { items, problem, wish, evidence }[name as 'items'];
        return event('questionAnswered', { question, ...(facts === undefined ? {} : { [name]: facts }) }, by, at);
      }),
    );
  },

  acceptOffer: (state, { by, data: { version } }, at) => checkOffer(state, version) ?? accept([event('offerAccepted', { version }, by, at)]),

  declineOffer: (state, { by, data }, at) =>
    checkOffer(state, data.version) ??
    accept([event('offerDeclined', data, by, at), openTask(state, { kind: 'newOffer', why: `offer ${data.version} declined` }, by, at)]),

  decideTask: (state, { by, data: { task: id, verdict, reason } }, at) => {
    const task = state.tasks.find((one) => one.id === id);
    if (!task) return refuse('task_unknown', { task: id });
    if (task.kind !== 'decide' && task.kind !== 'newOffer') return refuse('not_now', { task: id, kind: task.kind });
    return accept(decided(state, task, { verdict, by, at, reason }));
  },

  resolveTask: (state, { by, data }, at) => {
    const task = state.tasks.find((one) => one.id === data.task);
    if (!task) return refuse('task_unknown', { task: data.task });
    if (task.kind === 'decide' || task.kind === 'newOffer') return refuse('not_now', { task: data.task, kind: task.kind });
    if (data.how === 'retry') return accept([event('taskDone', { task: task.id, how: 'retried' }, by, at)]);
    if (data.evidence.trim() === '') return refuse('evidence_missing');
    const outcome = recorded(state, data.outcome, by, at);
    if (!outcome) return refuse('not_now', { task: data.task, step: data.outcome.step });
    return accept([{ ...outcome, because: data.evidence }, event('taskDone', { task: task.id, how: 'recorded' }, by, at)]);
  },

  giveTracking: (state, { by, data }, at) =>
    state.parcel?.status === 'awaitingParcel' ? accept([event('trackingGiven', data, by, at)]) : refuse('not_now', { stage: state.stage }),

  disputeRefusal: (state, { by, data }, at) => {
    if (!state.refusal?.disputable || state.refusal.disputed || state.stage === 'closed') return refuse('not_now', { stage: state.stage });
    return accept([event('refusalDisputed', data, by, at), openTask(state, { kind: 'decide', why: `refusal ${state.refusal.code} disputed` }, by, at)]);
  },

  withdraw: (state, { by }, at) => {
    const goodsMoving = state.parcel !== undefined && state.parcel.status !== 'planned' && state.parcel.status !== 'awaitingParcel';
    const inTime = state.stage === 'intake' || state.stage === 'diagnosis' || state.stage === 'negotiation' || state.stage === 'execution';
    if (state.stage === 'closed') return refuse('case_closed');
    if (!inTime || goodsMoving || state.refunds.length > 0 || state.unitsCancelled) return refuse('not_now', { stage: state.stage });
    const superseded = state.tasks.map((task) => event('taskDone', { task: task.id, how: 'superseded' }, by, at));
    return accept([...superseded, event('withdrawn', {}, by, at)]);
  },

  answerRevisit: (state, { by, data }, at) => {
    const asked = state.stage === 'followUp' && state.revisit?.asked && state.revisit.solved === undefined;
    const late = state.stage === 'closed' && (state.outcome === 'fulfilled' || state.outcome === 'partly_fulfilled') && state.revisit?.solved === undefined;
    if (!asked && !late) return state.stage === 'closed' ? refuse('case_closed') : refuse('not_now', { stage: state.stage });
    const answer = event('revisitAnswered', data, by, at);
    return accept(data.solved ? [answer] : [answer, ...reopen(state, by, at)]);
  },
};

/** The customer's problem is not solved: the case starts over with its history, in a person's hands (E2). */
const reopen = (state: CaseState, by: Actor, at: number): readonly NewEvent[] => [
  event('caseReopened', { why: 'not_solved' }, by, at),
  openTask(state, { kind: 'newOffer', why: 'the customer says it is not solved' }, by, at),
];

function decided(state: CaseState, task: Task, { verdict, by, at, reason }: { verdict: 'grant' | 'deny'; by: Actor; at: number; reason: string }): NewEvent[] {
  const decision: NewEvent = { ...event('decisionMade', { task: task.id, verdict }, by, at), because: reason };
  if (verdict === 'grant') {
    // Goods that came back after the case had closed are taken up again where the return had lapsed (R45).
    return state.stage === 'closed' ? [decision, event('caseReopened', { why: 'late_truth' }, by, at)] : [decision];
  }
  if (state.stage === 'closed') return [decision];
  return [decision, { ...event('requestRefused', { code: 'remedy_not_allowed', disputable: false }, by, at), because: reason }];
}

/** The outcome of a stuck step as its event, as if the outside had told it. */
function recorded(state: CaseState, outcome: RecordedOutcome, by: Actor, at: number): NewEvent | undefined {
  switch (outcome.step) {
    case 'refund': {
      const open = state.refunds.find((refund) => refund.status !== 'arrived' && refund.replacedBy === undefined);
      return open && event('refundReported', { n: open.n, report: { ...outcome.report, version: open.version + 1 } }, by, at);
    }
    case 'authoriseReturn':
      return event('returnAuthorised', { rma: `RMA-${state.caseNo}-1`, trackingNo: outcome.trackingNo, carrier: 'by hand' }, by, at);
    case 'traceParcel':
      return state.parcel?.trackingNo === undefined
        ? undefined
        : event('parcelMoved', { trackingNo: state.parcel.trackingNo, status: outcome.status }, by, at);
    case 'cancelUnits':
      return event('unitsCancelled', { cancellationKey: 'by hand' }, by, at);
    case 'lookUp':
      return undefined;
  }
}

function checkOffer({ offer, stage }: CaseState, version: number): Decided | undefined {
  if (!offer) return refuse('not_now', { stage });
  if (version !== offer.version) return refuse('offer_superseded', { version: offer.version });
  if (offer.status === 'lapsed') return refuse('offer_lapsed', { version });
  return offer.status === 'open' ? undefined : refuse('not_now', { stage, offer: offer.status });
}

/** A task for a person, numbered within the case. */
export const openTask = (state: CaseState, task: Omit<EventData['taskOpened'], 'task'>, by: Actor, at: number): NewEvent<'taskOpened'> =>
  event('taskOpened', { task: `t${state.taskCount + 1}`, ...task }, by, at);

export const event = <T extends keyof EventData>(type: T, data: EventData[T], by: Actor, at: number): NewEvent<T> =>
  ({ type, at, by, data }) as NewEvent<T>;
