import { openQuestions } from '#domain/intake/questions.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { PARTS } from '#domain/parts/index.ts';
import { arrivalClock, isSettled } from '#domain/parts/refund.ts';
import { parcelHeldFor } from '#domain/parts/repair/goods.ts';
import { plannedReturn, type ReturnParcel } from '#domain/parts/return-parcel.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { LadderRole } from '#domain/roles.ts';
import type { Task } from '#domain/task.ts';
import { assigned } from '#domain/team/assignment.ts';
import type { CaseEvent, EventType } from './events.ts';
import { withPaused } from '#domain/talk/awaited.ts';
import { applyToSlips } from './slips.ts';
import { spend } from './spent.ts';
import type { CaseState } from './state.ts';
import { wantedClocks } from './wanted-clocks.ts';

type Folds = { readonly [T in EventType]?: (state: CaseState, event: CaseEvent<T>) => CaseState };

/**
 * Folds one event into a case: the only way a case changes. Total and pure, so that the workflow, the read model and
 * a rebuild from the journal agree to the last field. Clocks that the new state no longer wants stop here.
 */
export function apply(state: CaseState, event: CaseEvent): CaseState {
  const fold = FOLDS[event.type] as ((state: CaseState, event: CaseEvent) => CaseState) | undefined;
  const folded = PARTS.reduce<CaseState>((now, part) => part.fold(now, event), { ...state, seq: event.seq });
  return withPaused(state, stopClocks(withSlips(fold ? fold(folded, event) : folded, event)), event.at);
}

function withSlips(state: CaseState, event: CaseEvent): CaseState {
  const slips = applyToSlips(state.slips ?? [], event);
  return slips.length === 0 ? state : { ...state, slips };
}

function stopClocks(state: CaseState): CaseState {
  const wanted = wantedClocks(state);
  const clocks = state.clocks.filter((clock) =>
    wanted.some(({ name, key }) => name === clock.name && key === clock.key),
  );
  return clocks.length === state.clocks.length ? state : { ...state, clocks };
}

const FOLDS: Folds = {
  requestReceived: (state, { at, data }) => ({
    ...state,
    openedAt: at,
    since: at,
    request: data.request,
    policy: data.policy,
    questions: data.questions,
  }),
  questionAnswered: (state, { data }) => {
    const request = answered(state.request, data);
    return { ...state, request, questions: openQuestions(request) };
  },

  requestRefused: (state, { data }) => ({
    ...state,
    granted: false,
    refusal: { ...data, disputed: false },
  }),
  refusalDisputed: (state) => (state.refusal ? { ...state, refusal: { ...state.refusal, disputed: true } } : state),
  findingMade: (state, { data, because }) => ({
    ...state,
    finding: { liability: data.liability, rule: because ?? '' },
  }),
  decisionMade: (state, { data }) => {
    const { refusal, ...rest } = closeTask(state, data.task);
    return data.verdict === 'grant' ? { ...rest, granted: true } : { ...rest, ...(refusal ? { refusal } : {}) };
  },

  // An offer takes back a refusal, and what was agreed before and could not be carried out (R31, C4).
  offerMade: ({ refusal: _refusal, agreement: _agreement, parcel: _parcel, ...state }, { at, data }) => ({
    ...state,
    granted: false,
    offer: { ...data.offer, status: 'open', madeAt: at },
    offers: data.offer.version,
  }),
  offerAccepted: (state, { at, data }) => {
    if (!state.offer) return state;
    const { remedy, stopShipment = false } = state.offer;
    return {
      ...state,
      offer: { ...state.offer, status: 'accepted' },
      agreement: {
        remedy,
        version: data.version,
        agreedAt: at,
        stopShipment,
        firstRefund: state.refunds.length + 1,
        ...(data.confirmation ? { confirmed: data.confirmation.method } : {}),
      },
      ...(remedyOf(remedy).takesBack || state.offer.terms?.sendsBack === true
        ? { parcel: parcelHeldFor(state, data.version) ?? plannedReturn }
        : {}),
    };
  },
  offerDeclined: (state, { data }) => ({
    ...state,
    ...(state.offer ? { offer: { ...state.offer, status: 'declined' } } : {}),
    ...(data.wish ? { declinedWish: data.wish } : {}),
  }),

  returnSettled: (state, { data }) => ({ ...state, settled: data }),
  unitsCancelled: (state) => ({ ...state, unitsCancelled: true }),

  taskOpened: (state, { at, data }) => {
    const task: Task = {
      id: data.task,
      kind: data.kind,
      openedAt: at,
      why: data.why,
      level: 0,
      ...(data.step ? { step: data.step } : {}),
      ...(data.department ? { department: data.department } : {}),
      ...(data.owner ? { owner: data.owner } : {}),
      ...(data.dueAt === undefined ? {} : { dueAt: data.dueAt }),
    };
    return { ...state, tasks: [...state.tasks, task], taskCount: state.taskCount + 1 };
  },
  taskAssigned: (state, { data }) => ({ ...state, tasks: assigned(state.tasks, data) }),
  taskDone: (state, { data }) => {
    const task = state.tasks.find(({ id }) => id === data.task);
    const closed = closeTask(state, data.task);
    return task?.step === 'refund' && data.how === 'retried' ? tryAgain(closed) : closed;
  },

  revisitAsked: (state) => ({ ...state, revisit: { asked: true } }),
  revisitAnswered: (state, { data }) => ({ ...state, revisit: { asked: true, ...data } }),

  stageMoved: (state, { at, data }) => ({
    ...state,
    stage: data.to,
    since: at,
    ...(data.outcome ? { outcome: data.outcome } : {}),
  }),
  caseReopened: (state, { data }) => {
    const { revisit: _revisit, outcome: _outcome, ...rest } = state;
    const counted = { ...rest, withdrawn: false, reopened: state.reopened + 1 };
    if (data.why === 'late_truth') return counted;
    const {
      offer: _offer,
      agreement: _agreement,
      settled: _settled,
      parcel: _parcel,
      refusal: _refusal,
      ...bare
    } = counted;
    return bare;
  },
  withdrawn: (state) => ({
    ...state,
    withdrawn: true,
    ...(state.offer?.status === 'open' ? { offer: { ...state.offer, status: 'declined' } } : {}),
    // A label that is out may still be used: what comes back on it comes back late (R45).
    ...(state.parcel ? { parcel: { ...state.parcel, status: 'lapsed' } } : {}),
  }),

  clocksSet: (state, { data }) => ({ ...state, clocks: [...state.clocks, ...data.clocks] }),
  clockMarked: (state, { data }) => ({
    ...state,
    clocks: state.clocks.map((clock) =>
      clock.name === data.name && clock.key === data.key ? { ...clock, marks: clock.marks.slice(1) } : clock,
    ),
  }),
  clockEnded: (state, { data }) => {
    const spent = { ...state, spent: spend(state.spent, data.name, data.key) };
    if (data.name === 'customerShips' && spent.parcel) return { ...spent, parcel: notSentInTime(state, data.key) };
    if (data.name === 'offerAnswer' && spent.offer) return { ...spent, offer: { ...spent.offer, status: 'lapsed' } };
    return {
      ...spent,
      tasks: spent.tasks.map((task) => (data.key === `${task.id}.${task.level}` ? climbed(task, data.to) : task)),
    };
  },
};

/** The task at its next level, with whoever is called now (F2). */
const climbed = (task: Task, to: LadderRole | undefined): Task => ({
  ...task,
  level: task.level + 1,
  ...(to ? { climbedTo: to } : {}),
});

/** As the policy says: the return is over, or held for a supervisor. */
function notSentInTime({ clocks, parcel = plannedReturn }: CaseState, key: string): ReturnParcel {
  const ended = clocks.find((clock) => clock.name === 'customerShips' && clock.key === key);
  return ended?.then === 'hold' ? { ...parcel, held: 'asked' } : { ...parcel, status: 'lapsed' };
}

const closeTask = (state: CaseState, id: string): CaseState => ({
  ...state,
  tasks: state.tasks.filter((task) => task.id !== id),
});

/**
 * A person asked for another try: the refunds that did not get through are due again and asked for at once, and the
 * promise of those that were overdue runs anew, as the customer was told when it slipped (D7).
 */
const tryAgain = (state: CaseState): CaseState => {
  const stays = state.refunds.filter(isSettled);
  const overdue = state.refunds.filter((refund) => !isSettled(refund)).map(arrivalClock);
  return {
    ...state,
    refunds: state.refunds.map((refund) => (stays.includes(refund) ? refund : { ...refund, polls: 0, again: true })),
    spent: state.spent.filter((entry) => overdue.every(({ name, key }) => entry !== `${name}:${key}`)),
  };
};

function answered(request: CaseRequest, data: CaseEvent<'questionAnswered'>['data']): CaseRequest {
  const { question, items, problem, wish, evidence, cause, symptomCode } = data;
  return {
    ...request,
    ...(items ? { items } : {}),
    ...(problem ? { problem } : {}),
    ...(wish ? { wish } : {}),
    ...(cause ? { cause } : {}),
    ...(symptomCode ? { symptomCode } : {}),
    ...(question === 'symptom' ? { hasSymptom: true } : {}),
    ...(evidence === undefined ? {} : { evidence: request.evidence + evidence }),
  };
}
