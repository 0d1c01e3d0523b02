import type { Params } from './format.ts';
import { quietUntil, type QuietHours } from './quiet-hours.ts';
import { staleAt, urgencyOf } from './timing.ts';

export interface Due {
  readonly template: string;
  readonly params: Params;
  readonly toRole: string;
}

/** Now, not before an instant, or not at all any more: what it asks for ended at `since`. */
export type When =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly until: number }
  | { readonly kind: 'stale'; readonly since: number };

/**
 * When a message may be sent. `present` is the time by which that is judged: the real time where business time is real
 * time, the message's own time where cases are rehearsed, since a case's clock is months ahead there.
 */
export function whenToSend(
  due: Due,
  { quiet, zone, present }: { readonly quiet: QuietHours | undefined; readonly zone: string; readonly present: number },
): When {
  const since = staleAt(due);
  if (since !== null && present >= since) return { kind: 'stale', since };
  const until =
    quiet !== undefined && due.toRole === 'customer' && urgencyOf(due.template) === 'awake'
      ? quietUntil(quiet, zone, present)
      : null;
  if (until === null) return { kind: 'now' };
  // What asks until a day is better read at night than after that day.
  return since !== null && until >= since ? { kind: 'now' } : { kind: 'later', until };
}
