import type { CaseRequest, Question } from '#domain/intake/request.ts';
import { formatMoney } from '#domain/money.ts';
import { arrivalClock, type Refund } from '#domain/parts/refund.ts';
import { disputeNotes } from '#domain/parts/dispute/notes.ts';
import { payoutNotes } from '#domain/parts/payout/notes.ts';
import { lateReturnNotes } from '#domain/parts/late-return/notes.ts';
import { postingNotes } from '#domain/parts/posting/notes.ts';
import { recoveryNotes } from '#domain/parts/recovery/notes.ts';
import { wearNotes } from '#domain/parts/wear/notes.ts';
import { repairNotes } from '#domain/parts/repair/notes.ts';
import { chargeNotes } from '#domain/parts/charge/notes.ts';
import { foreignNotes } from '#domain/parts/foreign/news.ts';
import { interceptNotes } from '#domain/parts/intercept/news.ts';
import { outboundNotes } from '#domain/parts/outbound/notes.ts';
import { shipmentNotes } from '#domain/parts/shipment/notes.ts';
import { negotiationNotes } from '#domain/negotiation/notes.ts';
import { orderChangeNotes } from '#domain/parts/order-change/notes.ts';
import { promiseNotes } from '#domain/parts/promise/notes.ts';
import { promiseOfClock } from '#domain/parts/promise/promise.ts';
import { awaitedNotes } from '#domain/talk/awaited-deciders.ts';
import { talkNotes } from '#domain/talk/notes.ts';
import type { StaffRole } from '#domain/roles.ts';
import { roleOf } from '#domain/task.ts';
import type { Clock, ClockName } from './clocks.ts';
import { customer } from './notice.ts';
import type { CaseEvent, EventData, EventType } from './events.ts';
import type { CaseState } from './state.ts';

/** `public`: a word of the shop's under a public opinion (G2). */
export type NoticeTo = 'customer' | StaffRole | 'public';

/** A message to be sent because of an event: a template and what it says; the words are the catalogue's (D7, A4). */
export interface Notice {
  readonly template: string;
  readonly to: NoticeTo;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

/** When a running clock ends, or null: the day by which people are asked to act (A4, C6). */
type DueOf = (name: ClockName, key?: string) => number | null;
type Note<T extends EventType = EventType> = (event: CaseEvent<T>, state: CaseState, dueOf: DueOf) => readonly Notice[];
export type Notes = { readonly [T in EventType]?: Note<T> };

/**
 * Who is told what when this has happened; `state` is the case after the event, `clocks` those that run once
 * everything of the same write is on record, so that a message names the deadline it starts.
 */
export function noticesOf(
  event: CaseEvent,
  state: CaseState,
  clocks: readonly Clock[] = state.clocks,
): readonly Notice[] {
  const note = NOTES[event.type] as Note | undefined;
  const dueOf: DueOf = (name, key) =>
    clocks.find((clock) => clock.name === name && (key === undefined || clock.key === key))?.dueAt ?? null;
  return note ? note(event, state, dueOf) : [];
}

/** The day that is told is the one we keep watch over, so that a slip is told before it passes; a provider's estimate is no promise (D7). */
function promisedDate({ clocks }: CaseState, refund: Refund): number | undefined {
  const { name, key } = arrivalClock(refund);
  return clocks.find((clock) => clock.name === name && clock.key === key)?.dueAt;
}

const NOTES: Notes = {
  ...talkNotes,
  ...awaitedNotes,
  ...negotiationNotes,
  ...promiseNotes,
  ...orderChangeNotes,
  ...shipmentNotes,
  ...chargeNotes,
  ...repairNotes,
  ...outboundNotes,
  ...interceptNotes,
  ...foreignNotes,
  ...disputeNotes,
  ...payoutNotes,
  ...wearNotes,
  ...postingNotes,
  ...recoveryNotes,
  ...lateReturnNotes,
  requestReceived: (_event, { questions, request }, dueOf) =>
    received(request, { questions: questions.join(', ') || null, dueAt: dueOf('openQuestions') }),
  // Only the problem raises questions of its own: for words, for proof, for a complaint's class (A2, A3).
  questionAnswered: ({ data }, { questions }, dueOf) =>
    data.question === 'problem' && questions.some((one) => RAISED.has(one))
      ? customer('questions_asked', { questions: questions.join(', '), dueAt: dueOf('openQuestions') })
      : [],
  reportedAgain: ({ data }) => customer('reported_again', { channel: data.channel }),
  // What a bank began is not told to the customer as theirs.
  requestRefused: ({ data }, { request }) =>
    request.problem === 'payment_disputed' ? [] : customer('refused', { code: data.code, disputable: data.disputable }),
  returnAuthorised: ({ data }, _state, dueOf) =>
    customer('return_authorised', {
      rma: data.rma,
      trackingNo: data.trackingNo,
      carrier: data.carrier,
      dueAt: dueOf('customerShips'),
    }),
  parcelMoved: ({ data }, { parcel }) =>
    data.status === 'delivered'
      ? customer('return_delivered', { trackingNo: data.trackingNo })
      : parcel?.news === 1
        ? customer('return_in_transit', { trackingNo: data.trackingNo })
        : [],
  returnSettled: ({ data }, { offer }) =>
    data.ahead
      ? customer('return_paid_ahead', { of: data.of })
      : customer(offer?.terms?.goods ? 'exchange_settled' : 'return_settled', { accepted: data.accepted, of: data.of }),
  unitsCancelled: () => customer('units_cancelled'),
  refundReported: ({ data: { n, report } }, state) => {
    const refund = state.refunds.find((one) => one.n === n);
    if (!refund || refund.polls > 0 || refund.money.amount === 0) return [];
    const params = {
      money: formatMoney(refund.money),
      expectedAt: promisedDate(state, refund) ?? null,
      code: report.code ?? null,
    };
    return refund.status === 'unknown' || refund.status === 'failed' ? [] : customer(`refund_${refund.status}`, params);
  },
  slipTold: ({ data }) => customer('slip', { reason: data.reason, promisedAt: data.promisedAt, newAt: data.newAt }),
  taskOpened: ({ data }, _state, dueOf) => [
    ...inHands(data, dueOf),
    { template: `task_${data.kind}`, to: roleOf(data), params: { task: data.task, why: data.why } },
    ...(data.kind === 'stuckRefund' ? customer('refund_delayed') : []),
    ...(data.kind === 'lateReturn' ? customer('return_late', { dueAt: dueOf('approval', `${data.task}.0`) }) : []),
  ],
  // Whoever asked a department hears its answer (B6).
  taskDone: ({ data, because }) =>
    data.how === 'answered' && because !== undefined
      ? [{ template: 'task_answered', to: 'agent', params: { task: data.task, answer: because } }]
      : [],
  clockMarked: ({ data }, state, dueOf) =>
    data.name === 'refundArrival' || data.name === 'shipmentDue' || data.name === 'repairDue' || data.name === 'promise'
      ? promiseDue(data, state, dueOf)
      : [
          ...(AMONG_US.has(data.name) || isSlipOf(state, data)
            ? []
            : customer(`reminder_${data.name}`, { dueAt: dueOf(data.name, data.key) })),
          ...ownerReminded(data, state, dueOf),
        ],
  clockEnded: ({ data }, state) => {
    const task = state.tasks.find((one) => data.key === `${one.id}.${one.level - 1}`);
    const to = data.to ?? 'supervisor';
    if (data.name === 'promise') return [{ template: 'promise_missed', to, params: { key: data.key } }];
    return task ? [{ template: 'task_overdue', to, params: { task: task.id, level: task.level } }] : [];
  },
  revisitAsked: (_event, _state, dueOf) => customer('revisit', { dueAt: dueOf('revisitAnswer') }),
  caseReopened: ({ data }) => customer('reopened', { why: data.why }),
  stageMoved: ({ data }, state) =>
    data.to === 'closed' && state.request.problem !== 'payment_disputed'
      ? customer('closed', { outcome: state.outcome ?? null, solved: state.revisit?.solved ?? null })
      : [],
};

const RAISED: ReadonlySet<Question> = new Set<Question>(['symptom', 'evidence', 'cause']);

/** Who asked for something hears that it came in (A4); who is called back, what we have to say (D9); who spoke to others, a person (G1). */
function received(
  { problem, expectedAt = null }: CaseRequest,
  params: { readonly questions: string | null; readonly dueAt: number | null },
): readonly Notice[] {
  if (problem === 'bad_review' || problem === 'payment_disputed') return [];
  if (problem === 'out_of_stock') return customer('out_of_stock', { expectedAt, dueAt: params.dueAt });
  return customer('request_received', params);
}

/** Whoever asks or complains hears by when they are answered (A4). */
const inHands = ({ task, kind }: EventData['taskOpened'], dueOf: DueOf): readonly Notice[] =>
  kind === 'answer' || kind === 'complaint'
    ? customer('in_hands', {
        kind,
        dueAt: dueOf(kind === 'answer' ? 'consultationAnswer' : 'complaintAnswer', `${task}.0`),
      })
    : [];

/** Deadlines that are the house's own: the customer knows nothing of them. */
const AMONG_US: ReadonlySet<ClockName> = new Set<ClockName>([
  'revisitCall',
  'departmentAnswer',
  'reviewContact',
  'approval',
  'care',
  'interceptAnswer',
  'refundNotBefore',
  'disputeEvidence',
  'disputePoll',
  'reservationEnds',
  'shipmentSilent',
]);

/** Whoever a task waits for is reminded before its deadline (F2). */
function ownerReminded({ name, key }: EventData['clockMarked'], { tasks }: CaseState, dueOf: DueOf): readonly Notice[] {
  const task = tasks.find(({ id, level }) => key === `${id}.${level}`);
  return task
    ? [
        {
          template: AMONG_US.has(name) ? 'task_quiet' : 'task_due',
          to: roleOf(task),
          params: { task: task.id, why: task.why, dueAt: dueOf(name, key) },
        },
      ]
    : [];
}

/** The mark was the one that tells of a slip: the customer hears that instead of a reminder (D7). */
const isSlipOf = ({ clocks }: CaseState, { name, key }: EventData['clockMarked']): boolean => {
  const clock = clocks.find((one) => one.name === name && one.key === key);
  return clock?.slip !== undefined && clock.marks.every((mark) => mark > (clock.slip?.at ?? mark));
};

/** The owner of a promise is reminded before its time (E6, F2); the warning of a refund's date is the slip itself (D7). */
const promiseDue = ({ name, key }: EventData['clockMarked'], state: CaseState, dueOf: DueOf): readonly Notice[] =>
  name === 'promise'
    ? [
        {
          template: 'promise_due',
          to: promiseOfClock(state, key)?.calledTo ?? 'agent',
          params: { key, dueAt: dueOf(name, key) },
        },
      ]
    : [];
