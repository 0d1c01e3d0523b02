import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';

/** The instant that was given, or now; people cannot have done something in the future. */
export function doneAt(at: string | undefined, now: number): number {
  const instant = at === undefined ? now : Date.parse(at);
  if (instant > now) throw refused('at_in_future', `body.at: the order's clock shows ${iso(now)}`);
  return instant;
}
