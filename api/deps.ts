import type { Actor } from '#domain/case/actor.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { Stage } from '#domain/case/stages.ts';
import type { CountedInterval } from '#domain/calendar/explain.ts';
import type { Clock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CustomerFile } from '#store/customer-file.ts';
import type { SimilarDecision } from '#store/similar-decisions.ts';
import type { Department } from '#domain/department.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { ShopSettings } from '#domain/shops.ts';
import type { Arithmetic, Because, Override } from '#domain/policy/decision.ts';
import type { Queue } from '#domain/triage.ts';
import type { KeyRole } from './access.ts';
import type { CommandPort } from '#case-client/port.ts';
import type { IdempotencyStore } from './idempotency-port.ts';
import type { LivePort } from './live-port.ts';
import type { Page, PageWish } from './paging.ts';
import type { Sessions } from './sessions.ts';
import type { SignInWays } from './sign-in-port.ts';
import type { OrderLedger } from './order-ledger.ts';
import type { AlarmPort, KnowledgeBase, OpinionPort } from './intake-ports.ts';
import type { CasePagePort } from './case-page-port.ts';
import type { DayPort } from './day-port.ts';
import type { ForesightPort, ShopDesk } from './foresight-port.ts';
import type { EvidencePort } from './evidence-port.ts';
import type { ImportsPort } from './imports/port.ts';
import type { InboundPort } from './inbound/port.ts';
import type { CodecPort } from './codec-port.ts';
import type { OperationsPort } from './operations/port.ts';
import type { PromisesPort } from './promises-port.ts';
import type { InsightPort } from './insight/port.ts';
import type { MessagesPort } from './messages-port.ts';
import type { ArchivePort } from './archive-port.ts';
import type { PersonPort } from './person-port.ts';
import type { QualityPort } from './quality-port.ts';
import type { FinancePort } from './finance-port.ts';
import type { ParcelsPort } from './parcels-port.ts';
import type { ReturnsPort } from './returns-port.ts';
import type { QueueCount } from '#store/queues.ts';
import type { QueueFilter, StoredTask, TaskFilter } from './task-port.ts';
import type { WorldPort } from './world-port.ts';
import type { PolicyShelf } from './policy-shelf.ts';
import type { IdentityProvider, StaffMember, StaffPort } from './staff-port.ts';

/** Everything the API needs of the world: closures, so that it can be started on any store, any Temporal, any clock. */
export interface ApiDeps {
  readonly settings: Settings;
  /** The process's own clock: expiry of links and keys, and the moment a request came in; never a case's time. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** Whose key this is; a revoked one is nobody's. */
  readonly keys: { find(token: string): Promise<StoredKey | undefined> };
  readonly staff: StaffPort;
  /** Proves tokens of the identity provider; absent where there is none. */
  readonly identity?: IdentityProvider;
  /** Who signed in to the console, kept in their browser (H2). */
  readonly sessions: Sessions;
  readonly signIn: SignInWays;
  /** What happens in cases, told as it happens. */
  readonly live: LivePort;
  readonly intake: Intake;
  readonly cases: CaseReads;
  readonly casePage: CasePagePort;
  readonly commands: CommandPort;
  /** What an act would lead to, before it is done. */
  readonly foresight: ForesightPort;
  /** The shop's own book, where the API is told where the shop is. */
  readonly shopDesk?: ShopDesk;
  readonly policies: PolicyShelf;
  readonly knowledge: KnowledgeBase;
  readonly alarms: AlarmPort;
  readonly opinions: OpinionPort;
  readonly returns: ReturnsPort;
  readonly parcels: ParcelsPort;
  readonly finance: FinancePort;
  readonly evidence: EvidencePort;
  readonly inbound: InboundPort;
  readonly imports: ImportsPort;
  readonly archive: ArchivePort;
  readonly quality: QualityPort;
  readonly persons: PersonPort;
  readonly messages: MessagesPort;
  readonly insight: InsightPort;
  readonly promises: PromisesPort;
  readonly day: DayPort;
  readonly operations: OperationsPort;
  /** Opens what is encrypted in Temporal; absent where no Web UI is known that would ask. */
  readonly codec?: CodecPort;
  readonly texts: { add(texts: NewTexts): Promise<void> };
  readonly idempotency: IdempotencyStore;
  readonly inbox: { add(event: InboundEvent): Promise<'stored' | 'duplicate'> };
  readonly readWebhook: WebhookReader;
  /** Moves a case's clock; absent outside sandbox mode. */
  readonly rehearse?: RehearsalPort;
  /** The sandbox world around an order; absent outside sandbox mode. */
  readonly world?: WorldPort;
  readonly health: { check(): Promise<readonly HealthCheck[]> };
  /** The figures of this process in Prometheus' form. */
  readonly figures: () => Promise<{ readonly text: string; readonly contentType: string }>;
  /** This API as an OpenAPI document. */
  readonly openapi: () => unknown;
}

export interface Settings {
  /** The address customers' links begin with. */
  readonly publicUrl: string;
  readonly linkSecret: Uint8Array;
  readonly version: string;
  /** What each shop takes by default today; a shop that is not here is unknown. */
  readonly shops: Readonly<Record<string, ShopSettings>>;
  /** The version of a policy that is in force now, undefined when there is none; a case pins it (R35). */
  readonly policyVersion: (id: string) => string | undefined;
  /** The zone a shop works in. */
  readonly zoneOf: (shop: string) => string;
  /** The instant at which a day begins where the shop is. */
  readonly dayStart: (shop: string, date: string) => number;
  /** How long a running clock is by the policy version its case pinned; undefined where others set its end (R40). */
  readonly lengthOfClock: (policy: CaseState['policy'], clock: Clock) => string | undefined;
  /** A running clock by the time that was counted, in that version (R40). */
  readonly explainClock: (state: Pick<CaseState, 'policy' | 'request'>, clock: Clock) => readonly CountedInterval[];
}

/** The few levels the API logs at; pino fits. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface StoredKey {
  readonly id: string;
  readonly role: KeyRole;
  /** The shops it acts for; `*` for all. */
  readonly shops: readonly string[];
  /** The person it belongs to: what they may do holds, not what the key once had. */
  readonly person?: StaffMember;
}

export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface Intake {
  /** Takes a request in, or finds the open case of the same problem (A8). */
  register(intake: {
    readonly request: CaseRequest;
    readonly policy: { readonly id: string; readonly version: string };
    readonly contact: Contact;
    readonly by: Actor;
    readonly principal: string;
    readonly key: string;
    readonly at: number;
    readonly symptom?: string;
    /** What the customer tried, in their words (A2). */
    readonly tried?: string;
    /** A new address as JSON: personal, kept with the words (R50). */
    readonly address?: string;
    readonly evidence: readonly string[];
  }): Promise<{ readonly caseNo: string; readonly duplicate: boolean }>;
  /** Notes that the case's workflow runs. */
  started(caseNo: string, at: number): Promise<void>;
  /** A request that was taken in, whether or not its case has any events yet. */
  find(caseNo: string): Promise<{ readonly request: CaseRequest; readonly receivedAt: number } | undefined>;
}

export interface Explanation extends Pick<Because, 'policy' | 'version' | 'rule'> {
  readonly cites: string[];
  readonly says: { zh: string; en: string };
  readonly facts: Record<string, unknown>;
  readonly arithmetic: Arithmetic[];
}

/** A case as it is read: its state, whose turn it is, and the decision behind its offer. */
export interface CaseRecord {
  readonly caseNo: string;
  readonly shop: string;
  readonly state: CaseState;
  readonly waitingOn: string;
  readonly explanation?: Explanation;
}

export interface CaseLine {
  readonly caseNo: string;
  readonly shop: string;
  readonly orderNo: string;
  readonly stage: Stage;
  readonly waitingOn: string;
  readonly since: number;
  readonly openedAt: number;
  readonly dueAt: number | null;
  readonly remedy: string | null;
  readonly kind: Kind;
  readonly department: Department | null;
  readonly priority: number;
  readonly queue: Queue;
  readonly firstResponseAt: number | null;
  readonly stuck: boolean;
  readonly outcome: string | null;
}

export interface StoredDecision extends Explanation {
  readonly n: number;
  readonly at: number;
  readonly kind: string;
  readonly verdict: string;
  /** The verdict of the rules that did not hold, and who decided otherwise and why (R37). */
  readonly override: Override | null;
}

export interface StoredMessage {
  readonly id: number;
  readonly at: number;
  readonly to: string;
  readonly template: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly locale: string;
  readonly status: string;
  readonly sentAt: number | null;
}

/** The shops a list may show. */
export type Shops = readonly string[] | 'all';

export interface CaseFilter {
  readonly shops: Shops;
  readonly order?: string;
  readonly stage?: Stage;
  readonly waitingOn?: string;
  readonly kind?: Kind;
  readonly department?: Department;
  readonly queue?: Queue;
  readonly queues?: readonly Queue[];
  readonly priority?: number;
  readonly stuck?: boolean;
  readonly open?: boolean;
}

export interface CaseReads {
  get(caseNo: string): Promise<CaseRecord | undefined>;
  list(filter: CaseFilter, page: PageWish): Promise<Page<CaseLine>>;
  events(caseNo: string, page: PageWish): Promise<Page<CaseEvent>>;
  /** What happened after event `seq`, at most `limit` of it. */
  eventsSince(caseNo: string, seq: number, limit: number): Promise<readonly CaseEvent[]>;
  /** What people decided lately in other cases of the shop with the same problem, the newest first (B5). */
  similar(record: CaseRecord, limit: number): Promise<readonly SimilarDecision[]>;
  decisions(caseNo: string, page: PageWish & { readonly except?: readonly number[] }): Promise<Page<StoredDecision>>;
  messages(caseNo: string, page: PageWish & { readonly to?: 'customer' }): Promise<Page<StoredMessage>>;
  tasks(filter: TaskFilter, page: PageWish): Promise<Page<StoredTask>>;
  queues(filter: QueueFilter, at: number): Promise<readonly QueueCount[]>;
  ledger(shop: string, orderNo: string): Promise<OrderLedger | undefined>;
  customer(shop: string, customerId: string): Promise<CustomerFile | undefined>;
}

/** Words or proof that somebody gave with an act; personal, kept in the store alone (R50). */
export interface NewTexts {
  readonly caseNo: string;
  /** The act they came by: the same act again adds nothing. */
  readonly source: string;
  readonly texts: readonly {
    readonly kind:
      'symptom' | 'wish' | 'evidence' | 'reply' | 'reason' | 'tried' | 'answer' | 'public' | 'confirmation' | 'account';
    readonly text?: string;
    readonly url?: string;
    readonly by: Actor;
    readonly at: number;
  }[];
}

export const WEBHOOK_PORTS = ['shop', 'warehouse', 'carrier', 'payments'] as const;
export type WebhookPort = (typeof WEBHOOK_PORTS)[number];

/** A provider's news as it is kept in the inbox, before anybody looks into it (R45). */
export interface InboundEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly body: unknown;
  readonly businessAt: number;
}

/** Proves by its signature that a webhook is the provider's, and reads its envelope. */
export type WebhookReader = (
  port: WebhookPort,
  headers: Readonly<Record<string, string>>,
  raw: Buffer,
) =>
  | { readonly ok: true; readonly event: InboundEvent }
  | { readonly ok: false; readonly reason: 'signature_refused' | 'envelope_malformed'; readonly detail: string };

export interface RehearsalPort {
  /** The present time of the case's own clock. */
  now(caseNo: string, orderNo: string): Promise<number>;
  fastForward(
    caseNo: string,
    orderNo: string,
    ms: number,
  ): Promise<{ readonly now: number; readonly happened: readonly unknown[] }>;
}

export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}
