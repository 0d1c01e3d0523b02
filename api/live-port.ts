import type { Queue } from '#domain/triage.ts';

/** That something was put on record in a case; who wants to know what, reads it. */
export interface CaseNews {
  readonly caseNo: string;
  readonly shop: string;
  readonly queue: Queue;
  readonly seq: number;
  readonly type: string;
  readonly by: { readonly type: string; readonly id: string | null };
}

export interface Watcher {
  /** Whose cases are told of. */
  readonly shops: readonly string[] | 'all';
  news(news: CaseNews): void;
  /** Something may have been missed: everything is to be read again. */
  gap(): void;
  /** This process ends: whoever watches comes back to another one. */
  end(): void;
}

/** What happens in cases, as it happens. */
export interface LivePort {
  /** Tells the watcher from now on; gives back how to stop. */
  watch(watcher: Watcher): () => void;
}
