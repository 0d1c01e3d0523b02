import type { Actor } from './actor.ts';
import type { CaseRequest, LineClaim, Problem, Question, Wish } from '#domain/intake/request.ts';
import type { DiagnosisCommands } from '#domain/diagnosis/events.ts';
import type { ComplaintCause } from '#domain/intake/complaint.ts';
import type { SymptomCode } from '#domain/intake/symptom.ts';
import type { NegotiationCommands } from '#domain/negotiation/commands.ts';
import type { RecordedGrant, RecordedRevocation } from '#domain/parts/grant/events.ts';
import type { GuidanceCommands } from '#domain/parts/guidance/guidance.ts';
import type { AskCommands } from '#domain/talk/ask.ts';
import type { AssignmentCommands } from '#domain/team/assign.ts';
import type { AwaitedCommands } from '#domain/talk/awaited.ts';
import type { TalkCommands, TalkHappenings } from '#domain/talk/events.ts';
import type { MirrorCommands } from '#domain/parts/mirror/deciders.ts';
import type { InspectionCommands } from '#domain/parts/inspection/commands.ts';
import type { PromiseCommands } from '#domain/parts/promise/deciders.ts';
import type { RecordedRepair, RepairCommands, RepairHappenings } from '#domain/parts/repair/events.ts';
import type { ChargeHappenings, RecordedCharge } from '#domain/parts/charge/events.ts';
import type { ForeignCommands } from '#domain/parts/foreign/foreign.ts';
import type { ClaimHappenings } from '#domain/parts/claim/claim.ts';
import type { InterceptHappenings, RecordedIntercept } from '#domain/parts/intercept/intercept.ts';
import type { OutboundHappenings, RecordedOutbound } from '#domain/parts/outbound/events.ts';
import type { RecordedShipment, ShipmentHappenings } from '#domain/parts/shipment/events.ts';
import type { DisputeCommands, DisputeHappenings } from '#domain/parts/dispute/events.ts';
import type { PayoutCommands } from '#domain/parts/payout/events.ts';
import type { RecordedMoney } from '#domain/parts/shortfall/shortfall.ts';
import type { LateReturnDecision } from '#domain/parts/late-return/late-return.ts';
import type { PostingCommands } from '#domain/parts/posting/posting.ts';
import type { RecordedRecovery } from '#domain/parts/recovery/recovery.ts';
import type { WearCommands } from '#domain/parts/wear/deduction.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import type { ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';

/** What people ask a case to do; each is an update that answers or refuses. `by` says who; texts stay in the store. */
export interface CommandData
  extends
    ForeignCommands,
    NegotiationCommands,
    GuidanceCommands,
    TalkCommands,
    AwaitedCommands,
    AskCommands,
    AssignmentCommands,
    DiagnosisCommands,
    PromiseCommands,
    RepairCommands,
    MirrorCommands,
    DisputeCommands,
    PayoutCommands,
    PostingCommands,
    InspectionCommands,
    WearCommands {
  openCase: { request: CaseRequest; policy: { id: string; version: string } };
  answerQuestions: { answers: Answers };
  /** A supervisor's decision on a task of kind 'decide', 'approve' or 'lateReturn' - this one with an amount, maybe -, an agent's no to one of kind 'newOffer' or 'care' (B5). */
  decideTask: LateReturnDecision;
  /** Frees a stuck step: try again, or record what happened by hand with evidence (design 3.6). */
  resolveTask:
    { task: string; how: 'retry' } | { task: string; how: 'record'; outcome: RecordedOutcome; evidence: string };
  /** `another`: one more parcel of a return that is on its way already (R27). */
  giveTracking: { trackingNo: string; another?: boolean };
  disputeRefusal: { reason: boolean };
  withdraw: Record<string, never>;
  answerRevisit: { solved: boolean; score?: number };
}

/** Facts a customer or agent adds to an incomplete request (A3); texts were stored before, only that they exist is told. */
export interface Answers {
  readonly items?: readonly LineClaim[];
  readonly problem?: Problem;
  readonly wish?: Wish;
  readonly symptom?: boolean;
  readonly symptomCode?: SymptomCode;
  readonly evidence?: number;
  readonly cause?: ComplaintCause;
}

/** What a person can record in place of a step that cannot go on. */
export type RecordedOutcome =
  | { readonly step: 'refund'; readonly report: Pick<RefundReport, 'status' | 'ref'> }
  | { readonly step: 'authoriseReturn'; readonly trackingNo: string }
  | { readonly step: 'cancelReturn' }
  | { readonly step: 'changeOrder' }
  | { readonly step: 'traceParcel'; readonly status: ParcelStatus }
  | { readonly step: 'cancelUnits' }
  | RecordedGrant
  | RecordedShipment
  | RecordedCharge
  | RecordedRepair
  | RecordedOutbound
  | RecordedIntercept
  | RecordedMoney
  | RecordedRecovery
  | RecordedRevocation
  | { readonly step: 'lookUp' };

export type CommandName = keyof CommandData;
export type Command<N extends CommandName = CommandName> = {
  [K in N]: { readonly name: K; readonly by: Actor; readonly data: CommandData[K] };
}[N];

/** What merely happened outside; a signal each, judged against the present state, harmless twice (R45). */
export interface HappeningData
  extends
    TalkHappenings,
    ShipmentHappenings,
    ChargeHappenings,
    RepairHappenings,
    OutboundHappenings,
    InterceptHappenings,
    ClaimHappenings,
    DisputeHappenings {
  parcelMoved: { trackingNo: string; status: ParcelStatus };
  returnReceived: { rma: string };
  returnInspected: { rma: string; units: readonly UnitOutcome[] };
  refundReported: { key: string; report: RefundReport };
  reportedAgain: { channel: string };
}
export type HappeningType = keyof HappeningData;
export type Happening<T extends HappeningType = HappeningType> = {
  [K in T]: {
    readonly type: K;
    /** Unique per source; a second one of the same id is ignored. */ readonly id: string;
    readonly by: Actor;
    /** When it happened outside, business time. */ readonly at: number;
    readonly data: HappeningData[K];
  };
}[T];

/** What a command answers: where the case now stands. Small on purpose; pages read the store. */
export interface CaseBrief {
  readonly caseNo: string;
  readonly seq: number;
  readonly stage: string;
  readonly waitingOn: string;
  /** The refusal the request ended with, when it did. */
  readonly refusal?: {
    readonly code: string;
    readonly disputable: boolean;
    readonly data?: Readonly<Record<string, string | number | boolean>>;
  };
}

/** The question each answer is to; the problem comes last, since it decides what is still to be asked. */
export const QUESTION_OF_ANSWER: { readonly [K in keyof Answers]-?: Question } = {
  items: 'items',
  wish: 'wish',
  symptom: 'symptom',
  symptomCode: 'symptom',
  evidence: 'evidence',
  cause: 'cause',
  problem: 'problem',
};
