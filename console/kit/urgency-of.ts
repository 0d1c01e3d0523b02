export type UrgencyLevel = 'late' | 'soon' | 'today' | 'calm' | 'none';

const HOUR = 3_600_000;

/** How pressing a deadline is: past, within two hours, within a day, later, or none. */
export function urgencyOf(dueAt: string | null | undefined, now: number): UrgencyLevel {
  if (!dueAt) return 'none';
  const left = Date.parse(dueAt) - now;
  if (left < 0) return 'late';
  if (left < 2 * HOUR) return 'soon';
  return left < 24 * HOUR ? 'today' : 'calm';
}
