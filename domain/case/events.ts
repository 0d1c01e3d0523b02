import type { Actor } from './actor.ts';
import type { Clock, ClockName } from './clocks.ts';
import type { Stage } from './stages.ts';
import type { FindingLiability, GoodsRef } from '#domain/diagnosis/finding.ts';
import type { CaseRequest, LineClaim, Problem, Question, Wish } from '#domain/intake/request.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { MirrorEvents } from '#domain/parts/mirror/mirror.ts';
import type { OrderChangeEvents } from '#domain/parts/order-change/order-change.ts';
import type { PromiseEvents } from '#domain/parts/promise/promise.ts';
import type { MoreParcelEvents, ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { Refund, RefundReport } from '#domain/parts/refund.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { LadderRole } from '#domain/roles.ts';
import type { StuckStep, Task, TaskKind } from '#domain/task.ts';
import type { DiagnosisEvents } from '#domain/diagnosis/events.ts';
import type { ComplaintCause } from '#domain/intake/complaint.ts';
import type { SymptomCode } from '#domain/intake/symptom.ts';
import type { NegotiationEvents } from '#domain/negotiation/state.ts';
import type { Confirmation } from '#domain/negotiation/commands.ts';
import type { GrantEvents } from '#domain/parts/grant/events.ts';
import type { GuidanceEvents } from '#domain/parts/guidance/guidance.ts';
import type { LateReturnEvents } from '#domain/parts/late-return/late-return.ts';
import type { PostingEvents } from '#domain/parts/posting/posting.ts';
import type { RecoveryEvents } from '#domain/parts/recovery/recovery.ts';
import type { RepairEvents } from '#domain/parts/repair/events.ts';
import type { ChargeEvents } from '#domain/parts/charge/events.ts';
import type { DisputeEvents } from '#domain/parts/dispute/events.ts';
import type { PayoutEvents } from '#domain/parts/payout/events.ts';
import type { ShortfallEvents } from '#domain/parts/shortfall/shortfall.ts';
import type { WearEvents } from '#domain/parts/wear/deduction.ts';
import type { SettlementLine } from '#domain/settlement/line.ts';
import type { ForeignEvents } from '#domain/parts/foreign/foreign.ts';
import type { ClaimEvents } from '#domain/parts/claim/claim.ts';
import type { InterceptEvents } from '#domain/parts/intercept/intercept.ts';
import type { OutboundEvents } from '#domain/parts/outbound/events.ts';
import type { ShipmentEvents } from '#domain/parts/shipment/events.ts';
import type { AwaitedEvents } from '#domain/talk/awaited.ts';
import type { TalkEvents } from '#domain/talk/events.ts';
import type { AssignmentEvents } from '#domain/team/assignment.ts';

/** How a case ended, for people and figures. */
export type CaseOutcome =
  | 'fulfilled'
  | 'partly_fulfilled'
  | 'answered'
  | 'refused'
  | 'lapsed'
  | 'withdrawn'
  | 'unanswered'
  | 'nothing_acceptable';

/** `care`: a customer who was not happy is offered something after closing (E2). */
export type ReopenCause = 'not_solved' | 'late_truth' | 'care';

/**
 * Everything that can have happened in a case, in the past tense, with what the record keeps of it. The state of a
 * case is the fold of these and nothing else (`apply`); the journal stores them; the read model derives from them.
 */
export interface EventData
  extends
    NegotiationEvents,
    GrantEvents,
    GuidanceEvents,
    TalkEvents,
    AwaitedEvents,
    AssignmentEvents,
    DiagnosisEvents,
    PromiseEvents,
    ShipmentEvents,
    ChargeEvents,
    RepairEvents,
    OutboundEvents,
    InterceptEvents,
    ClaimEvents,
    ForeignEvents,
    MoreParcelEvents,
    PostingEvents,
    LateReturnEvents,
    RecoveryEvents,
    MirrorEvents,
    OrderChangeEvents,
    DisputeEvents,
    PayoutEvents,
    ShortfallEvents,
    WearEvents {
  // intake
  requestReceived: { request: CaseRequest; policy: { id: string; version: string }; questions: readonly Question[] };
  reportedAgain: { channel: string };
  questionAnswered: {
    question: Question;
    items?: readonly LineClaim[];
    problem?: Problem;
    wish?: Wish;
    evidence?: number;
    cause?: ComplaintCause;
    symptomCode?: SymptomCode;
  };
  // diagnosis
  requestRefused: {
    code: RefusalCode;
    disputable: boolean;
    data?: Readonly<Record<string, string | number | boolean>>;
  };
  refusalDisputed: { reason: boolean };
  /** `about`: the goods a quality problem was found in, for the count that tells a batch defect (B3). */
  findingMade: { liability: FindingLiability; about?: readonly GoodsRef[] };
  decisionMade: { task: string; verdict: 'grant' | 'deny' };
  // negotiation
  offerMade: { offer: OfferSummary };
  offerAccepted: { version: number; confirmation?: Confirmation };
  offerDeclined: { version: number; wish?: Wish; amount?: number };
  // execution
  returnAuthorised: { rma: string; trackingNo: string; carrier: string };
  returnCancelled: { rma: string };
  trackingGiven: { trackingNo: string };
  parcelMoved: { trackingNo: string; status: ParcelStatus };
  returnReceived: { rma: string };
  returnInspected: { rma: string; units: readonly UnitOutcome[] };
  /** With what each line of it came to (R8, R10-R14); `ahead`: on proof of posting, before the goods were here. */
  returnSettled: { accepted: number; of: number; lines?: readonly SettlementLine[]; shortfall?: number; ahead?: true };
  refundPlanned: Pick<
    Refund,
    'n' | 'paymentId' | 'tender' | 'money' | 'destination' | 'replaces' | 'way' | 'notBefore' | 'payout' | 'code'
  >;
  refundReported: { n: number; report: RefundReport };
  unitsCancelled: { cancellationKey: string };
  // tasks for people
  taskOpened: { task: string; kind: TaskKind; step?: StuckStep; why: string } & Pick<
    Task,
    'department' | 'owner' | 'dueAt'
  >;
  taskDone: { task: string; how: 'retried' | 'recorded' | 'decided' | 'superseded' | 'answered' };
  // follow-up
  revisitAsked: Record<string, never>;
  revisitAnswered: { solved: boolean; score?: number };
  // the case itself
  stageMoved: { to: Stage; outcome?: CaseOutcome };
  caseReopened: { why: ReopenCause };
  withdrawn: Record<string, never>;
  slipTold: { clock: ClockName; key?: string; promisedAt: number; newAt: number; reason: string };
  lateEventNoted: { what: string; effect: 'kept' | 'stock' | 'reopened' | 'task' };
  // clocks
  clocksSet: { clocks: readonly Clock[] };
  clockMarked: { name: ClockName; key: string };
  /** `to`: who is called from now on, of a task or promise that nobody saw to (F2). */
  clockEnded: { name: ClockName; key: string; to?: LadderRole };
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
