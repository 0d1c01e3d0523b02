import type { Actor } from '#domain/case/actor.ts';
import type { OutsidePort } from '#domain/outside-ports.ts';
import type { Shops } from '#api/deps.ts';
import type { Page, PageWish } from '#api/paging.ts';
import type { InboxRow } from '#store/inbox.ts';
import type { INBOX_STATUSES } from '#store/schema/messages.ts';

export interface SavedLink {
  readonly id: string;
  readonly name: string;
  /** None of what is no list of cases. */
  readonly query: string | null;
  readonly url: string;
}

/** Why a port is not called, since when and by whom. */
export interface Pause {
  readonly port: OutsidePort;
  readonly by: string;
  readonly why: string;
  readonly since: number;
  readonly until: number | null;
}

/** How an outside system is: as the workers saw it, and what waits for it. */
export interface ProviderHealth {
  readonly port: OutsidePort;
  readonly pause: Pause | null;
  readonly lastSuccessAt: number | null;
  readonly lastFailureAt: number | null;
  readonly lastFailure: string | null;
  /** Since the last success. */
  readonly failures: number;
  /** Cases whose next step calls it. */
  readonly waiting: number;
  readonly queue: {
    readonly name: string;
    /** Calls that no worker has taken yet; null when Temporal does not say. */
    readonly backlog: number | null;
    readonly oldestMs: number | null;
    readonly pollers: number;
    readonly url: string | null;
  };
}

export const NUDGES = ['retry', 'reset', 'wake'] as const;

/** One thing that is, or would be, done to a case. */
export interface Nudge {
  /** `retry`: a step that a person was called for; `reset`: a call that waits for its next attempt; `wake`: code that fails. */
  readonly what: (typeof NUDGES)[number];
  /** The task, the activity's id, or the workflow. */
  readonly about: string;
  readonly result: 'would' | 'done' | 'refused' | 'failed';
  readonly detail: string | null;
}

export interface NudgedCase {
  readonly caseNo: string;
  readonly nudges: readonly Nudge[];
}

export interface NudgeWish {
  readonly query: string;
  readonly shops: Shops;
  readonly limit: number;
  readonly dryRun: boolean;
  readonly by: Actor;
}

export interface NudgeReport {
  readonly dryRun: boolean;
  readonly query: string;
  readonly cases: readonly NudgedCase[];
  /** Whether the query found more than were looked at. */
  readonly more: boolean;
}

/** The query makes no sense to Temporal; its own words say why. */
export class QueryRefused extends Error {
  override readonly name = 'QueryRefused';
}

export interface ScheduleLine {
  readonly id: string;
  readonly shop: string;
  readonly kind: string;
  readonly paused: boolean;
  readonly note: string | null;
  readonly lastAt: number | null;
  readonly nextAt: number | null;
}

export interface InboxFilter {
  readonly status?: (typeof INBOX_STATUSES)[number];
  readonly provider?: string;
}

export interface NewPauseWish {
  readonly port: OutsidePort;
  readonly by: Actor;
  readonly why: string;
  readonly until: number | null;
}

/** What engineers see and do: the machine, never a customer. */
export interface OperationsPort {
  links(shops: readonly string[]): readonly SavedLink[];
  /** The page of a case's workflow, with `{no}` for its number; null where the Web UI is not known. */
  readonly casePage: string | null;
  /** The pause that holds a port now. */
  pauseOf(port: OutsidePort): Promise<Pause | undefined>;
  providers(): Promise<readonly ProviderHealth[]>;
  pause(wish: NewPauseWish): Promise<void>;
  /** False where nothing was paused. */
  unpause(port: OutsidePort, by: Actor): Promise<boolean>;
  nudge(wish: NudgeWish): Promise<NudgeReport>;
  inbox(filter: InboxFilter, page: PageWish): Promise<Page<Omit<InboxRow, 'body'>>>;
  /** Has the worker look at it again; false while it is on its way or done. */
  retryInbox(id: number): Promise<boolean>;
  schedules(): Promise<readonly ScheduleLine[]>;
}
