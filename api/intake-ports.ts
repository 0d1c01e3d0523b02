import type { Actor } from '#domain/case/actor.ts';
import type { AlarmCause } from '#domain/diagnosis/alarm.ts';
import type { SymptomCode } from '#domain/intake/symptom.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { ReviewCause } from '#domain/talk/events.ts';
import type { Page, PageWish } from './paging.ts';
import type { Shops } from './deps.ts';

/** A known problem or an answer to a question, as it is shown (B2, J2). */
export interface KnownArticle {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly symptoms: readonly SymptomCode[];
  readonly steps: readonly Bilingual[];
  readonly faq: boolean;
}

/** What the house knows already (B2). */
export interface KnowledgeBase {
  search(wish: {
    readonly words?: string;
    readonly category?: string;
    readonly sku?: string;
    readonly symptom?: SymptomCode;
  }): readonly KnownArticle[];
  latest(id: string): KnownArticle | undefined;
}

/** A batch defect as it is read (B3). */
export interface Alarm {
  readonly id: string;
  readonly shop: string;
  readonly kind: string;
  readonly sku: string;
  readonly batch: string;
  readonly status: string;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly cases: readonly string[];
  readonly closedAt: number | null;
  readonly cause: string | null;
  readonly note: string | null;
}

export interface AlarmPort {
  list(
    filter: { readonly shops: Shops; readonly status?: 'open' | 'closed'; readonly sku?: string },
    page: PageWish,
  ): Promise<Page<Alarm>>;
  find(id: string): Promise<Alarm | undefined>;
  /** False when it is closed already. */
  close(
    id: string,
    closing: { readonly at: number; readonly by: Actor; readonly cause: AlarmCause; readonly note: string },
  ): Promise<boolean>;
}

export interface OpinionPort {
  /** Why customers of a shop were unhappy in public, by contacts of that time (G3). */
  causes(of: {
    readonly shop: string;
    readonly from: number;
    readonly until: number;
  }): Promise<
    readonly { readonly cause: ReviewCause | null; readonly count: number; readonly cases: readonly string[] }[]
  >;
}
