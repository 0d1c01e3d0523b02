import { ALARM_CAUSES } from '#domain/diagnosis/alarm.ts';
import type { Problem } from '#domain/intake/request.ts';

/** What a hot spot can be about (I2). */
export const HOT_SPOT_SUBJECTS = ['sku', 'carrier', 'cause'] as const;
export type HotSpotSubject = (typeof HOT_SPOT_SUBJECTS)[number];

/** What a hot spot turned out to come from: as batch defects do, or from work that is not about goods. */
export const HOT_SPOT_CAUSES = [...ALARM_CAUSES, 'service', 'season', 'campaign'] as const;
export type HotSpotCause = (typeof HOT_SPOT_CAUSES)[number];

/** From when on a count is raised as a hot spot. */
export interface HotSpotRule {
  /** The last days that are looked at, and the weeks before them that tell what to expect. */
  readonly days: number;
  readonly weeks: number;
  /** Fewer cases than this are none, however rare. */
  readonly atLeast: number;
  /** How many times the expected count it has to be. */
  readonly factor: number;
  /** How unlikely so many have to be by chance. */
  readonly chance: number;
  /** Where the numbers come from. */
  readonly source: string;
}

/** What holds where a shop says nothing else. */
export const HOT_SPOT_RULE: HotSpotRule = {
  days: 7,
  weeks: 8,
  atLeast: 5,
  factor: 2,
  chance: 0.01,
  source:
    'I2: hot spots are raised by themselves. No source of the requirements gives numbers; these are ours: five cases are more than a bad day, twice the usual is visible to the eye, and one in a hundred by chance keeps false calls to about one a month for a shop with a few articles that sell.',
};

/** Wishes of customers and questions are no complaints, however many there are. */
const NO_TROUBLE: ReadonlySet<Problem> = new Set<Problem>([
  'no_longer_wanted',
  'ordered_by_mistake',
  'order_details',
  'question',
]);

export const isTrouble = (problem: Problem | undefined): boolean => problem !== undefined && !NO_TROUBLE.has(problem);

/** Cases of one subject: those of the last days by number, and how many there were in the weeks before. */
export interface Counts {
  readonly recent: number;
  readonly before: number;
}

export interface Heat {
  readonly hot: boolean;
  readonly expected: number;
  readonly chance: number;
}

const DAYS_A_WEEK = 7;

/**
 * Whether the last days have more cases than the weeks before let expect (I2). Where the past has none, one case in all
 * of it is assumed: what is new is not infinitely hot.
 */
export function heatOf({ recent, before }: Counts, rule: HotSpotRule = HOT_SPOT_RULE): Heat {
  const expected = (Math.max(before, 1) * rule.days) / (rule.weeks * DAYS_A_WEEK);
  const chance = atLeastByChance(recent, expected);
  const hot = recent >= rule.atLeast && recent >= rule.factor * expected && chance <= rule.chance;
  return { hot, expected, chance };
}

/** The chance of `count` or more events where `expected` are usual and each comes by itself (Poisson). */
export function atLeastByChance(count: number, expected: number): number {
  let term = Math.exp(-expected);
  // Of so many that the first term is nothing, the normal law says the same.
  if (term === 0) return upperTail((count - 0.5 - expected) / Math.sqrt(expected));
  let below = 0;
  for (let n = 0; n < count; n += 1) {
    below += term;
    term *= expected / (n + 1);
  }
  return Math.max(0, Math.min(1, 1 - below));
}

/** Of the normal law, by the logistic curve that lies close to it: within a hundredth, which is enough for a threshold. */
const upperTail = (z: number): number => 1 / (1 + Math.exp(1.5976 * z + 0.070565996 * z ** 3));
