import type { CaseOutcome } from '#domain/case/events.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';

/** What in a customer's history is no proof of anything, and reason enough that a person looks first (R49). */
export const ABUSE_SIGNALS = ['serial_returner', 'empty_box'] as const;
export type AbuseSignal = (typeof ABUSE_SIGNALS)[number];

/** A case of the customer's past, as far as it can be a signal. */
export interface PastCase {
  readonly remedy: RemedyKind | null;
  readonly outcome: CaseOutcome | null;
  readonly openedAt: number;
}

/** From how many on, within which time; 0 for never. */
export interface AbuseLimits {
  readonly returns: number;
  readonly emptyBoxes: number;
  readonly withinDays: number;
}

const DAY_MS = 86_400_000;

/** The signals in a customer's history, counted back from an instant. They add a look by a person and nothing else (R49). */
export function abuseSignals(history: readonly PastCase[], limits: AbuseLimits, at: number): readonly AbuseSignal[] {
  const recent = history.filter(({ openedAt }) => openedAt > at - limits.withinDays * DAY_MS);
  const returns = recent.filter(({ remedy }) => remedy === 'return_and_refund').length;
  const empty = recent.filter(({ outcome }) => outcome === 'nothing_acceptable').length;
  return [
    ...(isReached(returns, limits.returns) ? (['serial_returner'] as const) : []),
    ...(isReached(empty, limits.emptyBoxes) ? (['empty_box'] as const) : []),
  ];
}

const isReached = (count: number, limit: number): boolean => limit > 0 && count >= limit;
