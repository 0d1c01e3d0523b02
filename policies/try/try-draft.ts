import type { ClockName } from '#domain/case/clocks.ts';
import { kindOf } from '#domain/intake/kind.ts';
import type { ArchivedJudgement } from '#domain/policy/archived.ts';
import type { ClockSubject } from '#policies/clocks.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { askPolicy, type TriedAnswer } from './ask.ts';

/** A deadline of a case that a draft counts otherwise; null where one of them knows none. */
export interface TriedDeadline {
  /** The clock's name, or `window` for the last day of returns without a reason. */
  readonly name: ClockName | 'window';
  readonly was: number | null;
  readonly would: number | null;
}

/** One archived judgement: what it was by the version the case pinned, and what it would be by the draft. */
export interface TriedCase {
  readonly caseNo: string;
  readonly shop: string;
  /** The number of the decision in the case. */
  readonly decision: number;
  readonly requestedAt: number;
  readonly pinned: string;
  readonly currency: string;
  readonly was: TriedAnswer;
  readonly would: TriedAnswer;
  readonly decisionDiffers: boolean;
  /** What the draft would cost more; null when one of the costs is not known. */
  readonly costDifference: number | null;
  readonly deadlines: readonly TriedDeadline[];
}

/** A judgement that could not be asked again, and why. */
export interface Incomparable {
  readonly caseNo: string;
  readonly why: string;
}

/** What a draft would have done to cases that are over (F4, R35). */
export interface Trial {
  readonly draft: { readonly id: string; readonly version: string };
  /** How many judgements were asked again. */
  readonly tried: number;
  /** Those that would differ in decision, cost or deadlines, in the order they came in. */
  readonly differing: readonly TriedCase[];
  readonly incomparable: readonly Incomparable[];
}

/** Asks the pinned version and the draft the same, judgement by judgement, and keeps what differs. */
export function tryDraft(
  draft: LoadedPolicy,
  judgements: readonly ArchivedJudgement[],
  book: Pick<PolicyBook, 'get'>,
): Trial {
  const compared: TriedCase[] = [];
  const incomparable: Incomparable[] = [];
  for (const judgement of judgements) {
    try {
      compared.push(compare(draft, judgement, book));
    } catch (error) {
      incomparable.push({ caseNo: judgement.caseNo, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return {
    draft: { id: draft.id, version: draft.version },
    tried: compared.length,
    differing: compared.filter(differs).toSorted((a, b) => a.requestedAt - b.requestedAt),
    incomparable,
  };
}

/** Two trials of one draft as one. */
export const joined = (one: Trial, other: Trial): Trial => ({
  draft: one.draft,
  tried: one.tried + other.tried,
  differing: [...one.differing, ...other.differing].toSorted((a, b) => a.requestedAt - b.requestedAt),
  incomparable: [...one.incomparable, ...other.incomparable],
});

const differs = ({ decisionDiffers, costDifference, deadlines }: TriedCase): boolean =>
  decisionDiffers || (costDifference ?? 0) !== 0 || deadlines.length > 0;

function compare(draft: LoadedPolicy, judgement: ArchivedJudgement, book: Pick<PolicyBook, 'get'>): TriedCase {
  const pinned = book.get(judgement.policy.id, judgement.policy.version);
  const [was, would] = [askPolicy(pinned, judgement), askPolicy(draft, judgement)];
  const decisionDiffers = was.what !== would.what;
  return {
    caseNo: judgement.caseNo,
    shop: judgement.order.shop,
    decision: judgement.n,
    requestedAt: judgement.inputs.requestedAt,
    pinned: `${pinned.id}@${pinned.version}`,
    currency: judgement.order.currency,
    was,
    would,
    decisionDiffers,
    costDifference: was.cost === null || would.cost === null ? null : would.cost - was.cost,
    deadlines: [
      ...windowDeadline(was, would),
      // What would have been decided otherwise would have run other clocks, from other instants.
      ...(decisionDiffers ? [] : clockDeadlines(judgement, pinned, draft)),
    ],
  };
}

const windowDeadline = (was: TriedAnswer, would: TriedAnswer): readonly TriedDeadline[] =>
  was.windowEndsAt === would.windowEndsAt ? [] : [{ name: 'window', was: was.windowEndsAt, would: would.windowEndsAt }];

/** The clocks that the case really ran, each counted from when it really started; of several runs the first. */
function clockDeadlines(
  { clocks, state }: ArchivedJudgement,
  pinned: LoadedPolicy,
  draft: LoadedPolicy,
): readonly TriedDeadline[] {
  const first = clocks.filter(({ name }, n) => clocks.findIndex((clock) => clock.name === name) === n);
  return first.flatMap(({ name, key, startedAt }) => {
    const about: ClockSubject = {
      noticeAt: state.openedAt,
      kind: kindOf(state.request),
      ...(state.triage ? { priority: state.triage.priority, queue: state.triage.queue } : {}),
      ...tenderOf(state.refunds, key),
    };
    const [was, would] = [pinned, draft].map((policy) => policy.clock(name, startedAt, about).dueAt);
    return was === undefined || would === undefined || was === would ? [] : [{ name, was, would }];
  });
}

function tenderOf(refunds: ArchivedJudgement['state']['refunds'], key: string): Pick<ClockSubject, 'tender'> {
  const refund = refunds.find(({ n }) => key.startsWith(`r${n}.`));
  return refund ? { tender: refund.tender } : {};
}
