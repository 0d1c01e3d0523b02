import { formatMoney } from '#domain/money.ts';
import { arrivalClock, type Refund } from '#domain/parts/refund.ts';
import { TASK_KINDS } from '#domain/task.ts';
import type { Clock, ClockName } from './clocks.ts';
import type { CaseEvent, EventData, EventType } from './events.ts';
import type { CaseState } from './state.ts';

export type NoticeTo = 'customer' | 'agent' | 'supervisor' | 'finance';

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

/** A message to the customer. */
export const customer = (template: string, params: Notice['params'] = {}): readonly Notice[] => [
  { template, to: 'customer', params },
];

/** The day that is told is the one we keep watch over, so that a slip is told before it passes; a provider's estimate is no promise (D7). */
function promisedDate({ clocks }: CaseState, refund: Refund): number | undefined {
  const { name, key } = arrivalClock(refund);
  return clocks.find((clock) => clock.name === name && clock.key === key)?.dueAt;
}

const NOTES: Notes = {
  requestReceived: (_event, { questions }, dueOf) =>
    customer('request_received', { questions: questions.join(', ') || null, dueAt: dueOf('openQuestions') }),
  // Only the problem raises questions of its own: for words and for proof (A2, A3).
  questionAnswered: ({ data }, { questions }, dueOf) =>
    data.question === 'problem' && questions.some((one) => one === 'symptom' || one === 'evidence')
      ? customer('questions_asked', { questions: questions.join(', '), dueAt: dueOf('openQuestions') })
      : [],
  reportedAgain: ({ data }) => customer('reported_again', { channel: data.channel }),
  requestRefused: ({ data }) => customer('refused', { code: data.code, disputable: data.disputable }),
  offerMade: ({ data: { offer } }, _state, dueOf) =>
    customer('offer_made', {
      version: offer.version,
      remedy: offer.remedy,
      money: formatMoney(offer.money),
      freight: offer.freight,
      refundDays: offer.refundDays,
      dueAt: dueOf('offerAnswer'),
    }),
  offerAccepted: ({ data }, { offer }) =>
    customer('offer_accepted', { version: data.version, money: offer ? formatMoney(offer.money) : null }),
  offerDeclined: ({ data }) => customer('offer_declined', { version: data.version }),
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
  returnSettled: ({ data }) => customer('return_settled', { accepted: data.accepted, of: data.of }),
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
  taskOpened: ({ data }) => [
    { template: `task_${data.kind}`, to: TASK_KINDS[data.kind].role, params: { task: data.task, why: data.why } },
    ...(data.kind === 'stuckRefund' ? customer('refund_delayed') : []),
  ],
  clockMarked: ({ data }, state, dueOf) =>
    data.name === 'refundArrival'
      ? []
      : [
          ...customer(`reminder_${data.name}`, { dueAt: dueOf(data.name, data.key) }),
          ...ownerReminded(data, state, dueOf),
        ],
  clockEnded: ({ data }, state) => {
    const task = state.tasks.find((one) => data.key === `${one.id}.${one.level - 1}`);
    return task ? [{ template: 'task_overdue', to: 'supervisor', params: { task: task.id, level: task.level } }] : [];
  },
  revisitAsked: (_event, _state, dueOf) => customer('revisit', { dueAt: dueOf('revisitAnswer') }),
  caseReopened: ({ data }) => customer('reopened', { why: data.why }),
  stageMoved: ({ data }, state) =>
    data.to === 'closed'
      ? customer('closed', { outcome: state.outcome ?? null, solved: state.revisit?.solved ?? null })
      : [],
};

/** Whoever a task waits for is reminded before its deadline (F2). */
function ownerReminded({ name, key }: EventData['clockMarked'], { tasks }: CaseState, dueOf: DueOf): readonly Notice[] {
  const task = tasks.find(({ id, level }) => key === `${id}.${level}`);
  return task
    ? [
        {
          template: 'task_due',
          to: TASK_KINDS[task.kind].role,
          params: { task: task.id, why: task.why, dueAt: dueOf(name, key) },
        },
      ]
    : [];
}
