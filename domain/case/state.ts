import type { CaseOutcome } from './events.ts';
import type { Clock } from './clocks.ts';
import type { SlipState } from './slips.ts';
import type { Stage } from './stages.ts';
import type { DiagnosisState } from '#domain/diagnosis/events.ts';
import type { Finding } from '#domain/diagnosis/finding.ts';
import type { CaseNo } from '#domain/ids.ts';
import type { CaseRequest, Question, Wish } from '#domain/intake/request.ts';
import type { NegotiationState } from '#domain/negotiation/state.ts';
import type { Confirmation } from '#domain/negotiation/commands.ts';
import type { OfferState } from '#domain/offer.ts';
import type { GrantState } from '#domain/parts/grant/grant.ts';
import type { GuidanceState } from '#domain/parts/guidance/guidance.ts';
import type { RepairState } from '#domain/parts/repair/repair.ts';
import type { ChargeState } from '#domain/parts/charge/charge.ts';
import type { ForeignState } from '#domain/parts/foreign/foreign.ts';
import type { ClaimState } from '#domain/parts/claim/claim.ts';
import type { InterceptState } from '#domain/parts/intercept/intercept.ts';
import type { OutboundState } from '#domain/parts/outbound/outbound.ts';
import type { ShipmentState } from '#domain/parts/shipment/shipment.ts';
import type { MirrorState } from '#domain/parts/mirror/mirror.ts';
import type { OrderChangeState } from '#domain/parts/order-change/order-change.ts';
import type { PromiseState } from '#domain/parts/promise/promise.ts';
import type { DisputeState } from '#domain/parts/dispute/dispute.ts';
import type { ShortfallState } from '#domain/parts/shortfall/shortfall.ts';
import type { RecoveryState } from '#domain/parts/recovery/recovery.ts';
import type { WearState } from '#domain/parts/wear/deduction.ts';
import type { SettlementLine } from '#domain/settlement/line.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { ReturnParcel } from '#domain/parts/return-parcel.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { AwaitedState } from '#domain/talk/awaited.ts';
import type { TalkState } from '#domain/talk/events.ts';
import type { Task } from '#domain/task.ts';

/** What both sides agreed on, and when: nothing is carried out without it (C4). */
export interface Agreement {
  readonly remedy: RemedyKind;
  readonly version: number;
  readonly agreedAt: number;
  readonly stopShipment: boolean;
  /** Refunds from this number on are for this agreement; earlier ones were for one before the case was reopened (E2). */
  readonly firstRefund: number;
  /** How the customer agreed in writing, where they had to (C4). */
  readonly confirmed?: Confirmation['method'];
}

/**
 * A case as data: the fold of its events. Plain JSON without personal data; `version` tells the shape, so that a case
 * that lives for months can be carried over a change of it.
 */
export interface CaseState
  extends
    NegotiationState,
    GrantState,
    GuidanceState,
    TalkState,
    AwaitedState,
    DiagnosisState,
    PromiseState,
    SlipState,
    ShipmentState,
    ChargeState,
    RepairState,
    OutboundState,
    InterceptState,
    ClaimState,
    ForeignState,
    MirrorState,
    OrderChangeState,
    DisputeState,
    ShortfallState,
    RecoveryState,
    WearState {
  readonly version: 1;
  readonly caseNo: CaseNo;
  /** The number of the last event folded in. */
  readonly seq: number;
  readonly stage: Stage;
  /** When the case entered its stage, business time. */
  readonly since: number;
  readonly openedAt: number;
  readonly request: CaseRequest;
  /** The policy version pinned at intake (R35, F4). */
  readonly policy: { readonly id: string; readonly version: string };
  readonly questions: readonly Question[];
  readonly finding?: Finding;
  readonly refusal?: {
    readonly code: RefusalCode;
    readonly disputable: boolean;
    readonly disputed: boolean;
    /** What explains it: which line, how many units, which means of payment. */
    readonly data?: Readonly<Record<string, string | number | boolean>>;
  };
  readonly offer?: OfferState;
  /** Offers made so far: versions go on over a reopening, so that consent to an old one is never consent to a new one (R44). */
  readonly offers: number;
  readonly declinedWish?: Wish;
  readonly agreement?: Agreement;
  readonly parcel?: ReturnParcel;
  readonly unitsCancelled: boolean;
  readonly refunds: readonly Refund[];
  readonly settled?: {
    readonly accepted: number;
    readonly of: number;
    readonly lines?: readonly SettlementLine[];
    /** What could not be taken off, since the refund was used up: charged to nobody (R10). */
    readonly shortfall?: number;
  };
  readonly tasks: readonly Task[];
  readonly taskCount: number;
  readonly clocks: readonly Clock[];
  /** The last run of each clock that ran out, as `name:key`: it is not wanted again under the same key. */
  readonly spent: readonly string[];
  /** A supervisor, or the policy in their silence, granted what no rule gave (B5); the next judgement heeds it. */
  readonly granted: boolean;
  readonly revisit?: { readonly asked: boolean; readonly solved?: boolean; readonly score?: number };
  readonly withdrawn: boolean;
  readonly outcome?: CaseOutcome;
  readonly reopened: number;
}

/** How often the case was carried out, this time included: a reopened case starts another round (E2). */
export const roundOf = ({ reopened }: CaseState): number => reopened + 1;

/** Where the case is before its first event. */
export const emptyState = (caseNo: CaseNo): CaseState => ({
  version: 1,
  caseNo,
  seq: 0,
  stage: 'intake',
  since: 0,
  openedAt: 0,
  request: { shop: '', order: '', channel: 'web', locale: 'en', hasSymptom: false, evidence: 0 },
  policy: { id: '', version: '' },
  questions: [],
  offers: 0,
  unitsCancelled: false,
  refunds: [],
  tasks: [],
  taskCount: 0,
  clocks: [],
  spent: [],
  granted: false,
  withdrawn: false,
  reopened: 0,
});
