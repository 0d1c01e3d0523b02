import type { PolicyLine } from '#console/api/types.ts';

type Head = Pick<PolicyLine, 'id' | 'effectiveFrom' | 'current'>;

/** Whether a version is in force, waits for its day, or was replaced by a later one. */
export function stateOf(line: Head, all: readonly Head[]): 'current' | 'coming' | 'past' {
  if (line.current) return 'current';
  const current = all.find(({ id, current: isCurrent }) => id === line.id && isCurrent);
  return current === undefined || line.effectiveFrom > current.effectiveFrom ? 'coming' : 'past';
}
