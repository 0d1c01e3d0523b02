import type { Actor } from './actor.ts';
import type { CaseRequest, LineClaim, Problem, Question, Wish } from '#domain/intake/request.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import type { ParcelStatus, UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';

/** What people ask a case to do; each is an update that answers or refuses. `by` says who; texts stay in the store. */
export interface CommandData {
  openCase: { request: CaseRequest; policy: { id: string; version: string } };
  answerQuestions: { answers: Answers };
  acceptOffer: { version: number };
  declineOffer: { version: number; wish?: Wish };
  /** Another round by an agent (C5); `amount` in minor units lowers what the policy computes, never raises it. */
  makeOffer: { remedy: RemedyKind; amount?: number; freight?: FreightPayer; reason: string };
  /** A supervisor's decision on a task of kind 'decide' (B5). */
  decideTask: { task: string; verdict: 'grant' | 'deny'; reason: string };
  /** Frees a stuck step: try again, or record what happened by hand with evidence (design 3.6). */
  resolveTask:
    { task: string; how: 'retry' } | { task: string; how: 'record'; outcome: RecordedOutcome; evidence: string };
  giveTracking: { trackingNo: string };
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
  readonly evidence?: number;
}

/** What a person can record in place of a step that cannot go on. */
export type RecordedOutcome =
  | { readonly step: 'refund'; readonly report: Pick<RefundReport, 'status' | 'ref'> }
  | { readonly step: 'authoriseReturn'; readonly trackingNo: string }
  | { readonly step: 'traceParcel'; readonly status: ParcelStatus }
  | { readonly step: 'cancelUnits' }
  | { readonly step: 'lookUp' };

export type CommandName = keyof CommandData;
export type Command<N extends CommandName = CommandName> = {
  [K in N]: { readonly name: K; readonly by: Actor; readonly data: CommandData[K] };
}[N];

/** What merely happened outside; a signal each, judged against the present state, harmless twice (R45). */
export interface HappeningData {
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
  evidence: 'evidence',
  problem: 'problem',
};
