import type { Currency, Money } from '#domain/money.ts';
import { drawOf } from './draw.ts';

/** Why a case is looked at: as one of its agent's share, or always (H3). */
export const SAMPLE_REASONS = ['share', 'lowSatisfaction', 'highRefund', 'reopened', 'overridden'] as const;
export type SampleReason = (typeof SAMPLE_REASONS)[number];

/** How many closed cases are looked at, and which always are. */
export interface SamplingRules {
  /** Of a hundred closed cases of one agent, rounded up. */
  readonly percentPerAgent: number;
  /** At least so many of each agent's, as far as there are any. */
  readonly atLeast: number;
  readonly always: {
    /** A satisfaction of so many or fewer; an answer that nothing was solved counts as low too. */
    readonly scoreAtMost: number;
    /** Refunds of so many minor units or more. */
    readonly refundAtLeast: { readonly [C in Currency]?: number };
    readonly reopened: boolean;
    /** A rule was overridden by a person (R37). */
    readonly overridden: boolean;
  };
}

/** What sampling has to know of a closed case. */
export interface ClosedCase {
  readonly caseNo: string;
  /** Whose work it mostly was; null where no person had a hand in it. */
  readonly agent: string | null;
  readonly score: number | null;
  readonly solved: boolean | null;
  readonly refunded: readonly Money[];
  readonly reopened: number;
  readonly overridden: boolean;
}

export interface Drawn {
  readonly caseNo: string;
  readonly reasons: readonly SampleReason[];
}

/**
 * The cases to look at. The share of an agent is drawn by a hash of seed and case number: nobody can foresee it, and
 * the same cases, rules and seed give the same sample, whoever draws it and in whatever order they come.
 */
export function drawSample(cases: readonly ClosedCase[], rules: SamplingRules, seed: string): Drawn[] {
  const agents = new Set(cases.flatMap(({ agent }) => agent ?? []));
  const theirs = (agent: string): readonly ClosedCase[] => cases.filter((one) => one.agent === agent);
  const shared = new Set([...agents].flatMap((agent) => shareOf(theirs(agent), rules, seed)));
  return cases
    .map((one) => ({
      caseNo: one.caseNo,
      reasons: [...(shared.has(one.caseNo) ? (['share'] as const) : []), ...alwaysFor(one, rules)],
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => (a.caseNo < b.caseNo ? -1 : 1));
}

function shareOf(cases: readonly ClosedCase[], { percentPerAgent, atLeast }: SamplingRules, seed: string): string[] {
  const count = Math.min(cases.length, Math.max(atLeast, Math.ceil((cases.length * percentPerAgent) / 100)));
  return cases
    .map(({ caseNo }) => ({ caseNo, place: drawOf(`${seed}/${caseNo}`) }))
    .toSorted((a, b) => a.place - b.place || (a.caseNo < b.caseNo ? -1 : 1))
    .slice(0, count)
    .map(({ caseNo }) => caseNo);
}

function alwaysFor(closed: ClosedCase, { always }: SamplingRules): SampleReason[] {
  const { score, solved, refunded, reopened, overridden } = closed;
  const isHigh = ({ amount, currency }: Money): boolean => amount >= (always.refundAtLeast[currency] ?? Infinity);
  const reasons: readonly (readonly [SampleReason, boolean])[] = [
    ['lowSatisfaction', solved === false || (score !== null && score <= always.scoreAtMost)],
    ['highRefund', refunded.some(isHigh)],
    ['reopened', always.reopened && reopened > 0],
    ['overridden', always.overridden && overridden],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}
