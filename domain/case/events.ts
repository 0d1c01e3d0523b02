import type { Actor } from './actor.ts';
import type { Clock, ClockName } from './clocks.ts';
import type { Stage } from './stages.ts';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { CaseRequest, LineClaim, Problem, Question, Wish } from '#domain/intake/request.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { Refund, RefundReport } from '#domain/parts/refund.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { StuckStep, TaskKind } from '#domain/task.ts';

/** How a case ended, for people and figures. */
export type CaseOutcome =
  'fulfilled' | 'partly_fulfilled' | 'refused' | 'lapsed' | 'withdrawn' | 'unanswered' | 'nothing_acceptable';

export type ReopenCause = 'not_solved' | 'late_truth';

/**
 * Everything that can have happened in a case, in the past tense, with what the record keeps of it. The state of a
 * case is the fold of these and nothing else (`apply`); the journal stores them; the read model derives from them.
 */
export interface EventData {
  // intake
  requestReceived: { request: CaseRequest; policy: { id: string; version: string }; questions: readonly Question[] };
  reportedAgain: { channel: string };
  questionAnswered: {
    question: Question;
    items?: readonly LineClaim[];
    problem?: Problem;
    wish?: Wish;
    evidence?: number;
  };
  // diagnosis
  requestRefused: {
    code: RefusalCode;
    disputable: boolean;
    data?: Readonly<Record<string, string | number | boolean>>;
  };
  refusalDisputed: { reason: boolean };
  findingMade: { liability: FindingLiability };
  decisionMade: { task: string; verdict: 'grant' | 'deny' };
  // negotiation
  offerMade: { offer: OfferSummary };
  offerAccepted: { version: number };
  offerDeclined: { version: number; wish?: Wish };
  // execution
  returnAuthorised: { rma: string; trackingNo: string; carrier: string };
  trackingGiven: { trackingNo: string };
  parcelMoved: { trackingNo: string; status: ParcelStatus };
  returnReceived: { rma: string };
  returnInspected: { rma: string; units: readonly UnitOutcome[] };
  returnSettled: { accepted: number; of: number };
  refundPlanned: Pick<Refund, 'n' | 'paymentId' | 'tender' | 'money' | 'destination' | 'replaces'>;
  refundReported: { n: number; report: RefundReport };
  unitsCancelled: { cancellationKey: string };
  // tasks for people
  taskOpened: { task: string; kind: TaskKind; step?: StuckStep; why: string };
  taskDone: { task: string; how: 'retried' | 'recorded' | 'decided' | 'superseded' };
  // follow-up
  revisitAsked: Record<string, never>;
  revisitAnswered: { solved: boolean; score?: number };
  // the case itself
  stageMoved: { to: Stage; outcome?: CaseOutcome };
  caseReopened: { why: ReopenCause };
  withdrawn: Record<string, never>;
  slipTold: { clock: ClockName; promisedAt: number; newAt: number; reason: string };
  lateEventNoted: { what: string; effect: 'kept' | 'stock' | 'reopened' | 'task' };
  // clocks
  clocksSet: { clocks: readonly Clock[] };
  clockMarked: { name: ClockName; key: string };
  clockEnded: { name: ClockName; key: string };
}

export type EventType = keyof EventData;

/** An event before the journal gave it its number. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: {
    readonly type: K;
    readonly at: number;
    readonly by: Actor;
    readonly data: EventData[K];
    /** The rule, timer or person's reason behind it (R37, R41). */
    readonly because?: string;
  };
}[T];

/** One line of the record: who did what, when, why (E4). `seq` is gapless from 1 within a case. */
export type CaseEvent<T extends EventType = EventType> = NewEvent<T> & { readonly seq: number };
