import { plain } from '#console/kit/names.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

type Key = keyof (typeof words)['en'];
const isKey = (key: string): key is Key => Object.hasOwn(words.en, key);

/** Words for what the API names by a key: means of payment (`m`), states (`s`), tasks (`k`); one that has none is still readable. */
export function useTermOf(): (table: 'm' | 's' | 'k', key: string) => string {
  const t = useWords(words) as (key: Key) => string;
  return (table, key) => {
    const name = `${table}_${key}`;
    return isKey(name) ? t(name) : plain(key);
  };
}
