import type { TriedCase, TriedDeadline, Trial } from './try-draft.ts';

/** What becomes of one kind of decision: how many, and what that costs more. */
export interface DecisionChange {
  readonly was: string;
  readonly would: string;
  readonly cases: number;
  /** By currency, minor units; cases whose cost is not known beforehand are left out. */
  readonly costDifference: Readonly<Record<string, number>>;
}

export interface CostChange {
  readonly currency: string;
  readonly was: number;
  readonly would: number;
  readonly difference: number;
}

export interface DeadlineChange {
  readonly name: TriedDeadline['name'];
  readonly earlier: number;
  readonly later: number;
}

/** A trial in figures. */
export interface TrialSummary {
  /** Decisions that would stay as they were. */
  readonly sameDecision: number;
  /** The most frequent first. */
  readonly decisions: readonly DecisionChange[];
  /** Of the cases that differ and whose costs are known on both sides. */
  readonly costs: readonly CostChange[];
  /** Cases where the cost is not known on one side: a person, or a remedy without a price of its own. */
  readonly costUnknown: number;
  readonly deadlines: readonly DeadlineChange[];
}

export function summaryOf({ tried, differing }: Pick<Trial, 'tried' | 'differing'>): TrialSummary {
  const changed = differing.filter(({ decisionDiffers }) => decisionDiffers);
  const known = differing.filter(({ costDifference }) => costDifference !== null);
  return {
    sameDecision: tried - changed.length,
    decisions: decisionsOf(changed),
    costs: costsOf(known),
    costUnknown: differing.length - known.length,
    deadlines: deadlinesOf(differing),
  };
}

function decisionsOf(changed: readonly TriedCase[]): readonly DecisionChange[] {
  const groups = groupBy(changed, ({ was, would }) => `${was.what}\n${would.what}`);
  return groups
    .map((cases) => ({
      was: cases[0]?.was.what ?? '',
      would: cases[0]?.would.what ?? '',
      cases: cases.length,
      costDifference: Object.fromEntries(
        groupBy(cases, ({ currency }) => currency).map((same) => [
          same[0]?.currency ?? '',
          sumOf(same, ({ costDifference }) => costDifference ?? 0),
        ]),
      ),
    }))
    .toSorted((a, b) => b.cases - a.cases);
}

const costsOf = (known: readonly TriedCase[]): readonly CostChange[] =>
  groupBy(known, ({ currency }) => currency).map((cases) => ({
    currency: cases[0]?.currency ?? '',
    was: sumOf(cases, ({ was }) => was.cost ?? 0),
    would: sumOf(cases, ({ would }) => would.cost ?? 0),
    difference: sumOf(cases, ({ costDifference }) => costDifference ?? 0),
  }));

function deadlinesOf(differing: readonly TriedCase[]): readonly DeadlineChange[] {
  const all = differing.flatMap(({ deadlines }) => deadlines);
  return groupBy(all, ({ name }) => name).flatMap((same) => {
    const [first] = same;
    const earlier = same.filter(({ was, would }) => (would ?? Infinity) < (was ?? Infinity)).length;
    return first ? [{ name: first.name, earlier, later: same.length - earlier }] : [];
  });
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

const sumOf = <T>(all: readonly T[], amountOf: (one: T) => number): number =>
  all.reduce((total, one) => total + amountOf(one), 0);
