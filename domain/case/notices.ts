import { formatMoney } from '#domain/money.ts';
import { TASK_KINDS } from '#domain/task.ts';
import type { CaseEvent, EventType } from './events.ts';
import type { CaseState } from './state.ts';

export type NoticeTo = 'customer' | 'agent' | 'supervisor' | 'finance';

/** A message to be sent because of an event: a template and what it says; the words are the catalogue's (D7, A4). */
export interface Notice {
  readonly template: string;
  readonly to: NoticeTo;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

type Notes = { readonly [T in EventType]?: (event: CaseEvent<T>, state: CaseState) => readonly Notice[] };

/** Who is told what when this has happened; `state` is the case after the event. */
export function noticesOf(event: CaseEvent, state: CaseState): readonly Notice[] {
  const note = NOTES[event.type] as ((event: CaseEvent, state: CaseState) => readonly Notice[]) | undefined;
  return note ? note(event, state) : [];
}

const customer = (template: string, params: Notice['params'] = {}): readonly Notice[] => [{ template, to: 'customer', params }];

const NOTES: Notes = {
  requestReceived: (_event, { questions }) => customer('request_received', { questions: questions.join(', ') || null }),
  reportedAgain: ({ data }) => customer('reported_again', { channel: data.channel }),
  requestRefused: ({ data }) => customer('refused', { code: data.code, disputable: data.disputable }),
  offerMade: ({ data: { offer } }) =>
    customer('offer_made', { version: offer.version, remedy: offer.remedy, money: formatMoney(offer.money), freight: offer.freight, refundDays: offer.refundDays }),
  offerAccepted: ({ data }, { offer }) => customer('offer_accepted', { version: data.version, money: offer ? formatMoney(offer.money) : null }),
  offerDeclined: ({ data }) => customer('offer_declined', { version: data.version }),
  returnAuthorised: ({ data }) => customer('return_authorised', { rma: data.rma, trackingNo: data.trackingNo, carrier: data.carrier }),
  parcelMoved: ({ data }, { parcel }) =>
    data.status === 'delivered' ? customer('return_delivered', { trackingNo: data.trackingNo }) : parcel?.news === 1 ? customer('return_in_transit', { trackingNo: data.trackingNo }) : [],
  returnSettled: ({ data }) => customer('return_settled', { accepted: data.accepted, of: data.of }),
  unitsCancelled: () => customer('units_cancelled'),
  refundReported: ({ data: { n, report } }, state) => {
    const refund = state.refunds.find((one) => one.n === n);
    if (!refund || refund.polls > 0) return [];
    const params = { money: formatMoney(refund.money), expectedAt: refund.expectedAt ?? null, code: report.code ?? null };
    return report.status === 'unknown' || report.status === 'failed' ? [] : customer(`refund_${refund.status}`, params);
  },
  slipTold: ({ data }) => customer('slip', { reason: data.reason, promisedAt: data.promisedAt, newAt: data.newAt }),
  taskOpened: ({ data }) => [
    { template: `task_${data.kind}`, to: TASK_KINDS[data.kind].role, params: { task: data.task, why: data.why } },
    ...(data.kind === 'stuckRefund' ? customer('refund_delayed') : []),
  ],
  clockMarked: ({ data }) => (data.name === 'refundArrival' ? [] : customer(`reminder_${data.name}`)),
  clockEnded: ({ data }, state) => {
    const task = state.tasks.find((one) => data.key === `${one.id}.${one.level - 1}`);
    return task ? [{ template: 'task_overdue', to: 'supervisor', params: { task: task.id, level: task.level } }] : [];
  },
  revisitAsked: () => customer('revisit'),
  caseReopened: ({ data }) => customer('reopened', { why: data.why }),
  stageMoved: ({ data }, state) =>
    data.to === 'closed' ? customer('closed', { outcome: state.outcome ?? null, solved: state.revisit?.solved ?? null }) : [],
};
