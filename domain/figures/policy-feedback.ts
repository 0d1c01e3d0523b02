import type { ClockName } from '#domain/case/clocks.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { CaseOfFacts, ProposalFact } from './facts.ts';
import type { FigureTime } from './figure-time.ts';
import { BINDING_CLOCKS } from './fold/deadlines.ts';
import type { DaySpan } from './period.ts';

/** A clock of a policy, how often it bound the shop, and how often it was met (I4). */
export interface ClockFeedback {
  readonly policy: string;
  readonly clock: ClockName;
  readonly runs: number;
  readonly met: number;
  readonly says: 'low' | 'never_used';
}

/** A rule whose verdict people set aside (R37). */
export interface OverrideFeedback {
  readonly policy: string;
  readonly rule: string;
  readonly said: string;
  readonly overridden: number;
  /** How often it refused in the same time; null of a rule that offers. */
  readonly refused: number | null;
}

/** Offers above a limit that supervisors were asked about (R43). */
export interface LimitFeedback {
  readonly policy: string;
  readonly what: Above['what'];
  readonly asked: number;
  readonly approved: number;
}

export interface PolicyFeedback {
  readonly clocks: readonly ClockFeedback[];
  readonly overrides: readonly OverrideFeedback[];
  readonly limits: readonly LimitFeedback[];
}

/** From when on something is worth a policy owner's time: fewer than this tell nothing. Ours; no source gives numbers. */
export const FEEDBACK_RULE = { atLeast: 5, lowOnTime: 0.8, overriddenShare: 0.2 } as const;

/** Counts cases into what policy owners should look at: clocks, refusals, limits (I4). */
export function createPolicyFeedback(days: DaySpan) {
  const clocks = counters<{ policy: string; clock: ClockName }>();
  const overrides = counters<{ policy: string; rule: string; said: string }>();
  const refusals = counters<{ policy: string; rule: string }>();
  const limits = counters<{ policy: string; what: Above['what'] }>();
  return {
    add({ facts }: CaseOfFacts, time: FigureTime): void {
      const policy = facts.policy.id;
      const isIn = (at: number): boolean => {
        const date = time.dateAt(at);
        return days.from <= date && date <= days.to;
      };
      const present = <F extends { readonly at: number }>(all: readonly F[]): readonly F[] =>
        all.filter(({ at }) => isIn(at));
      for (const clock of BINDING_CLOCKS) clocks.count({ policy, clock }, { runs: 0, hits: 0 });
      for (const { clock, met } of facts.deadlines.filter(({ endedAt }) => isIn(endedAt)))
        clocks.count({ policy, clock }, { runs: 1, hits: Number(met) });
      for (const { rule } of present(facts.refusals)) refusals.count({ policy, rule }, ONE);
      for (const { rule, said } of present(facts.overrides)) overrides.count({ policy, rule, said }, ONE);
      for (const { what, approved } of present(facts.proposals).filter(isDecided))
        limits.count({ policy, what }, { runs: 1, hits: Number(approved) });
    },
    told: (): PolicyFeedback => ({
      clocks: clocks.all().flatMap(clockFeedback),
      overrides: overrides.all().flatMap(({ key, runs }) => overrideFeedback(key, runs, refusals)),
      limits: limits
        .all()
        .filter(({ runs, hits }) => runs >= FEEDBACK_RULE.atLeast && hits === runs)
        .map(({ key, runs, hits }) => ({ ...key, asked: runs, approved: hits })),
    }),
  };
}

const isDecided = ({ approved }: ProposalFact): boolean => approved !== undefined;

interface Count {
  readonly runs: number;
  readonly hits: number;
}
const ONE: Count = { runs: 1, hits: 1 };

function clockFeedback({ key, runs, hits }: { key: { policy: string; clock: ClockName } } & Count): ClockFeedback[] {
  if (runs === 0) return [{ ...key, runs, met: hits, says: 'never_used' }];
  const isLow = runs >= FEEDBACK_RULE.atLeast && hits / runs < FEEDBACK_RULE.lowOnTime;
  return isLow ? [{ ...key, runs, met: hits, says: 'low' }] : [];
}

function overrideFeedback(
  key: { policy: string; rule: string; said: string },
  overridden: number,
  refusals: Counters<{ policy: string; rule: string }>,
): OverrideFeedback[] {
  const refused = key.said.startsWith('refuse ') ? refusals.of({ policy: key.policy, rule: key.rule }).runs : null;
  const often = overridden >= FEEDBACK_RULE.atLeast;
  const share = refused === null || refused === 0 || overridden / refused >= FEEDBACK_RULE.overriddenShare;
  return often && share ? [{ ...key, overridden, refused }] : [];
}

interface Counters<K> {
  count(key: K, more: Count): void;
  of(key: K): Count;
  all(): readonly ({ readonly key: K } & Count)[];
}

function counters<K extends object>(): Counters<K> {
  const found = new Map<string, { readonly key: K } & Count>();
  const nameOf = (key: K): string => JSON.stringify(Object.values(key));
  return {
    count(key, { runs, hits }) {
      const known = found.get(nameOf(key));
      found.set(nameOf(key), { key, runs: (known?.runs ?? 0) + runs, hits: (known?.hits ?? 0) + hits });
    },
    of: (key) => found.get(nameOf(key)) ?? { runs: 0, hits: 0 },
    all: () => [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}
