import { useCallback } from 'react';
import { plain } from '#console/kit/names.ts';
import { useLocale } from '#console/words/use-locale.ts';
import type { Locale } from '#console/words/words.ts';
import { CHANNELS, DEPARTMENTS, GRANTS, IMPACTS, OUTCOMES, QUESTIONS, REFUNDS, TASKS } from './more-name-tables.ts';
import { CLOCKS, ENDS, KINDS, PROBLEMS, REMEDIES, WISHES, type Pair } from './name-tables.ts';
import { STATES } from './state-names.ts';

const TABLES = {
  clock: CLOCKS,
  end: ENDS,
  remedy: REMEDIES,
  problem: PROBLEMS,
  wish: WISHES,
  kind: KINDS,
  task: TASKS,
  outcome: OUTCOMES,
  channel: CHANNELS,
  department: DEPARTMENTS,
  question: QUESTIONS,
  refund: REFUNDS,
  grant: GRANTS,
  impact: IMPACTS,
  state: STATES,
} as const;
export type CaseTable = keyof typeof TABLES;

/** A word of the case page in a language; what no table names is still readable. */
export function caseName(table: CaseTable, key: string, locale: Locale): string {
  const names: Readonly<Record<string, Pair>> = TABLES[table];
  const pair = Object.hasOwn(names, key) ? names[key] : undefined;
  return pair?.[locale === 'en' ? 0 : 1] ?? plain(key);
}

/** `const name = useCaseNames(); name('clock', clock.name)`. */
export function useCaseNames(): (table: CaseTable, key: string) => string {
  const locale = useLocale();
  return useCallback((table, key) => caseName(table, key, locale), [locale]);
}
