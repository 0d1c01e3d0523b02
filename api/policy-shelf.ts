import { setImmediate } from 'node:timers/promises';
import type { ArchivedJudgement } from '#domain/policy/archived.ts';
import { versionInForce, type PolicyBook } from '#policies/load.ts';
import { plainPolicy, type Plain } from '#policies/plain.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { summaryOf, type TrialSummary } from '#policies/try/summary.ts';
import { joined, tryDraft, type Trial } from '#policies/try/try-draft.ts';
import type { ArchivedFilter } from '#store/archived.ts';
import type { Shops } from './deps.ts';
import { createPolicyDesk, readDraft, type DeskDeps, type PolicyDesk } from './policy-desk.ts';

/** A version as lists show it. */
export interface PolicyLine {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly zone: string;
  readonly currency: string | null;
  /** Whether a case of today would pin it. */
  readonly current: boolean;
  /** The shops whose cases it serves by default today. */
  readonly shops: readonly string[];
}

export interface PolicyPage extends PolicyLine {
  /** Everything its file says, section by section, with the source of each value. */
  readonly sections: Readonly<Record<string, Plain>>;
}

export interface TrialWish {
  /** The draft's file as text. */
  readonly draft: string;
  /** The shops the caller may see. */
  readonly shops: Shops;
  /** Cases of these shops, whatever they pinned; without it the cases that pinned the draft's policy. */
  readonly anyPolicy: boolean;
  readonly since?: number;
  readonly limit: number;
}

/** What the API shows and tries of policies. */
export interface PolicyShelf extends PolicyDesk {
  list(): readonly PolicyLine[];
  read(id: string, version: string): PolicyPage | undefined;
  /** Runs a draft over the cases that are over; throws `DraftRefused` when it is no policy. */
  try(wish: TrialWish): Promise<Trial & { readonly summary: TrialSummary }>;
}

interface ShelfDeps extends DeskDeps {
  readonly archived: (filter: ArchivedFilter) => Promise<readonly ArchivedJudgement[]>;
}

export function createPolicyShelf({ book, archived, now, publish }: ShelfDeps): PolicyShelf {
  const line = (policy: LoadedPolicy): PolicyLine => lineOf(policy, book, now());
  return {
    ...createPolicyDesk({ book, now, publish }),
    list: () => book.all().map(line),
    read(id, version) {
      const policy = book.all().find((one) => one.id === id && one.version === version);
      return policy && { ...line(policy), sections: plainPolicy(policy.file) };
    },
    async try({ draft: text, shops, anyPolicy, since, limit }) {
      const draft = readDraft(book, text);
      const judgements = await archived({
        limit,
        ...(anyPolicy ? {} : { policy: draft.id }),
        ...(shops === 'all' ? {} : { shops }),
        ...(since === undefined ? {} : { since }),
      });
      const trial = await inSlices(judgements, (slice) => tryDraft(draft, slice, book));
      return { ...trial, summary: summaryOf(trial) };
    },
  };
}

function lineOf(policy: LoadedPolicy, book: PolicyBook, now: number): PolicyLine {
  const { id, version, effectiveFrom, title, zone, currency = null } = policy;
  const current = versionInForce(book, id, now)?.version === version;
  const served = Object.entries(book.shops(now)).filter(([, shop]) => current && shop.policy === id);
  return { id, version, effectiveFrom, title, zone, currency, current, shops: served.map(([shop]) => shop) };
}

const SLICE = 50;

/** A trial slice by slice, with other requests served between them. */
async function inSlices(
  judgements: readonly ArchivedJudgement[],
  trial: (slice: readonly ArchivedJudgement[]) => Trial,
): Promise<Trial> {
  let all = trial(judgements.slice(0, SLICE));
  for (let from = SLICE; from < judgements.length; from += SLICE) {
    await setImmediate();
    all = joined(all, trial(judgements.slice(from, from + SLICE)));
  }
  return all;
}
