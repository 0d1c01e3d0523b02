/** Counts who proves something, so that nobody can try until it fits. One process counts for itself. */
export interface Attempts {
  /** False when the limit of any of the names is used up; counts against each of them otherwise. */
  take(names: readonly string[]): boolean;
}

const HOUR_MS = 3_600_000;
const MOST_NAMES = 50_000;

/** So many tries an hour for each name. */
export function createAttempts({ limit, now }: { readonly limit: number; readonly now: () => number }): Attempts {
  const tries = new Map<string, { count: number; until: number }>();
  const forget = (): void => {
    if (tries.size < MOST_NAMES) return;
    for (const [name, { until }] of tries) if (until <= now()) tries.delete(name);
    // Names that somebody makes up faster than they are forgotten do not fill the memory.
    if (tries.size >= MOST_NAMES) tries.clear();
  };
  const countOf = (name: string): { count: number; until: number } => {
    const known = tries.get(name);
    return known && known.until > now() ? known : { count: 0, until: now() + HOUR_MS };
  };
  return {
    take(names) {
      forget();
      const counts = names.map((name) => ({ name, ...countOf(name) }));
      if (counts.some(({ count }) => count >= limit)) return false;
      for (const { name, count, until } of counts) tries.set(name, { count: count + 1, until });
      return true;
    },
  };
}
