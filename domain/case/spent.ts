import type { ClockName } from './clocks.ts';

/** Whether the clock of this name and key ran out and was acted on. */
export const wasSpent = (state: { readonly spent: readonly string[] }, name: ClockName, key: string): boolean =>
  state.spent.includes(`${name}:${key}`);

/**
 * Remembers a clock that ran out. Keys are `subject.turn`; only the last turn of a subject is kept, so that a case
 * that polls for months stays small.
 */
export function spend(spent: readonly string[], name: ClockName, key: string): readonly string[] {
  const subject = `${name}:${key.slice(0, key.lastIndexOf('.'))}.`;
  return [...spent.filter((entry) => !entry.startsWith(subject)), `${name}:${key}`];
}
