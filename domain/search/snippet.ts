import { plain } from './grams.ts';

/** Where a term was found in somebody's words, with a little of what stands around it. */
export interface Snippet {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const AROUND = 40;

/** The first of the terms that a text has, in the text's own writing where its plain form is as long; undefined without one. */
export function snippetOf(text: string, terms: readonly string[]): Snippet | undefined {
  const flat = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const sought = plain(text);
  const shown = flat.length === sought.length ? flat : sought;
  const found = terms
    .map((term) => ({ term, at: sought.indexOf(term) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0];
  if (!found) return undefined;
  const { term, at } = found;
  const end = at + term.length;
  return {
    before: lastOf(shown.slice(0, at)),
    match: shown.slice(at, end),
    after: firstOf(shown.slice(end)),
  };
}

/** Cut between characters, never within one. */
const lastOf = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > AROUND ? `…${characters.slice(-AROUND).join('')}` : text;
};
const firstOf = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > AROUND ? `${characters.slice(0, AROUND).join('')}…` : text;
};
