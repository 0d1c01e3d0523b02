import type { CaseView } from './case-types.ts';

/** What is waited for, until when, and what then. */
export type Turn = NonNullable<CaseView['next']>;

/**
 * The deadline of whoever has the turn, the earliest where there are several; else what comes next of all. A promise
 * runs beside the turns of a case (E6).
 */
export function turnOf({ clocks, waitingOn, next }: Pick<CaseView, 'clocks' | 'waitingOn' | 'next'>): Turn | null {
  const theirs = clocks
    .filter(({ name, waitsFor }) => waitsFor === waitingOn && name !== 'promise')
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  const [first] = theirs;
  return first ? { clock: first.name, at: first.dueAt, reminder: false, then: first.then } : next;
}
