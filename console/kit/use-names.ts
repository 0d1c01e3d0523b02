import { useCallback } from 'react';
import { useLocale } from '#console/words/use-locale.ts';
import { nameOf } from './names.ts';

/** `const name = useNames(); name('stage', view.stage)`. */
export function useNames(): (table: Parameters<typeof nameOf>[0], key: string) => string {
  const locale = useLocale();
  return useCallback((table, key) => nameOf(table, key, locale), [locale]);
}
