import type { CaseFacts } from '#domain/figures/facts.ts';
import { foldDeadlines } from './deadlines.ts';
import { foldLife } from './life.ts';
import { foldMarks } from './marks.ts';
import { foldMoney } from './money.ts';
import { foldPeople } from './people.ts';
import { foldRules } from './rules.ts';
import { foldSatisfaction } from './satisfaction.ts';
import type { FactFold, FactStep } from './step.ts';

const FOLDS: readonly FactFold[] = [
  foldMarks,
  foldLife,
  foldDeadlines,
  foldMoney,
  foldPeople,
  foldRules,
  foldSatisfaction,
];

/** Folds further events into the facts of a case; `known` is what earlier ones gave, nothing before the first (I1). */
export function factsAfter(known: CaseFacts | undefined, steps: readonly FactStep[]): CaseFacts | undefined {
  const [first] = steps;
  if (!first) return known;
  return steps.reduce((facts, step) => FOLDS.reduce((now, fold) => fold(now, step), facts), known ?? begun(first));
}

const begun = ({ after }: FactStep): CaseFacts => ({
  openedAt: after.openedAt,
  marks: { kind: 'return', channel: after.request.channel },
  policy: after.policy,
  items: [],
  resolved: [],
  closed: [],
  scores: [],
  deadlines: [],
  refunds: [],
  grants: [],
  lost: [],
  promises: [],
  proposals: [],
  given: [],
  refusals: [],
  overrides: [],
  people: {},
});
