import type { z } from 'zod';

// Types of what the API says, from its own schemas: nothing but types crosses from there.
type Schemas = typeof import('#api/schemas/case.ts');

export type CaseView = z.output<Schemas['caseView']>;
export type CaseLine = z.output<Schemas['caseLine']>;

// what is learned, and by which rules
type Insight = typeof import('#api/schemas/insight.ts');
type Day = typeof import('#api/schemas/day.ts');
type Quality = typeof import('#api/schemas/quality.ts');
type Policies = typeof import('#api/schemas/policy.ts');

export type FigureCatalogue = z.output<Insight['catalogueSchema']>;
export type FigureView = z.output<Insight['figureSchema']>;
export type FigureTable = z.output<Insight['figureTableSchema']>;
export type AgentFigures = z.output<Insight['agentsSchema']>;
export type HotSpotView = z.output<Insight['hotSpotSchema']>;
export type ProductFeedback = z.output<Insight['productFeedbackSchema']>;
export type PolicyFeedback = z.output<Insight['policyFeedbackSchema']>;
export type DigestHead = z.output<Day['digestHead']>;
export type DigestBody = z.output<Day['digestBody']>;
export type SampleView = z.output<Quality['sample']>;
export type DrawingView = z.output<Quality['drawing']>;
export type TrainingView = z.output<Quality['training']>;
export type PolicyLine = z.output<Policies['policyLine']>;
export type PolicyPageView = z.output<Policies['policyPage']>;
export type PolicyTrial = z.output<Policies['trial']>;
export type PolicyTestsView = z.output<Policies['policyTests']>;
export type PolicyChangeView = z.output<Policies['policyChanges']>[number];
export type DraftCheckView = z.output<Policies['draftCheck']>;

// goods and money
type Parcels = typeof import('#api/schemas/parcel.ts');
type Finance = typeof import('#api/schemas/finance.ts');

export type ParcelView = z.output<Parcels['parcelView']>;
export type ParcelFindings = z.input<Parcels['inspection']>;
export type RefundInTrouble = z.output<Finance['refundInTrouble']>;
export type ListedDispute = z.output<Finance['listedDispute']>;
export type UnpaidCharge = z.output<Finance['unpaidCharge']>;
export type DisputePackView = z.output<(typeof import('#api/schemas/dispute-pack.ts'))['disputePack']>;
export type SweepFinding = z.output<Day['findingBody']>;

type Returns = typeof import('#api/schemas/register.ts');
export type ReturnView = z.output<Returns['registerEntry']>;
export type ReturnTotals = z.output<Returns['registerTotals']>;

// work
type Tasks = typeof import('#api/schemas/queued-task.ts');
type Promises = typeof import('#api/schemas/promise-line.ts');
type Staff = typeof import('#api/schemas/staff.ts');

export type QueuedTask = z.output<Tasks['queued']>;
export type PromiseLine = z.output<Promises['promiseLine']>;
export type StaffView = z.output<Staff['staffView']>;

export interface FoundCase {
  readonly caseNo: string;
  readonly shop: string;
  readonly order: string;
  readonly stage: string;
  readonly kind: string | null;
  readonly outcome: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** Found by a number, by who the customer is, or by what somebody wrote. */
  readonly by: 'number' | 'contact' | 'words';
  readonly snippet: { readonly before: string; readonly match: string; readonly after: string } | null;
}

export interface CustomerFile {
  readonly shop: string;
  readonly customer: string;
  readonly tier: string;
  readonly prefers: { readonly channel: string; readonly locale: string } | null;
  readonly orders: readonly { readonly order: string; readonly status: string; readonly placedAt: string }[];
  readonly caseCount: number;
  readonly cases: readonly {
    readonly caseNo: string;
    readonly order: string;
    readonly problem: string | null;
    readonly remedy: string | null;
    readonly stage: string;
    readonly outcome: string | null;
    readonly openedAt: string;
    readonly closedAt: string | null;
  }[];
}

export interface SatisfactionView {
  readonly caseNo: string;
  readonly shop: string;
  readonly order: string;
  readonly at: string;
  readonly solved: boolean;
  readonly score: number | null;
}

export interface ScoreSheetView {
  readonly version: string;
  readonly best: number;
  readonly weakAtMost: number;
  readonly criteria: readonly {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly weight: number;
  }[];
}

// the machine
type Operations = typeof import('#api/schemas/operations.ts');

export type LinksView = z.output<Operations['linksView']>;
export type ProviderView = z.output<Operations['provider']>;
export type NudgeView = z.output<Operations['nudgeReport']>;
export type InboxView = z.output<Operations['inboxLine']>;
export type ScheduleView = z.output<Operations['scheduleLine']>;

// what comes in by other ways
type Inbound = typeof import('#api/schemas/inbound.ts');
type Imports = typeof import('#api/schemas/imports.ts');

export type InboundItemView = z.output<Inbound['inboundItem']>;
export type ImportSummaryView = z.output<Imports['importSummary']>;
export type ImportReportView = z.output<Imports['importReport']>;
