/** One form for what is the same to a reader: width of characters, case, runs of spaces (E4). */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Scripts written without spaces: a word has one or two characters there. */
const DENSE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}々〆ー';
const RUNS = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_DENSE = new RegExp(`^[${DENSE}]`, 'u');

/** An e-mail address is looked for as a whole: its pieces are those of everybody's. */
const ADDRESS = '[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+';
const ADDRESSES = new RegExp(ADDRESS, 'gu');
const IS_ADDRESS = new RegExp(`^${ADDRESS}$`, 'u');
const whole = (address: string): string => `=${address}`;

/** Letters and digits are cut into pieces of three; the beginning of a word is kept for shorter questions. */
const PIECE = 3;
const wordStart = (beginning: string): string => `^${beginning}`;

/**
 * The pieces by which a text is found: single characters and pairs where words have no spaces between them, else
 * pieces of three and the first one and two letters of each word. Sorted, each once.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const run of runsOf(plain(text))) for (const gram of run.dense ? pairs(run) : pieces(run)) grams.add(gram);
  for (const [address] of plain(text).matchAll(ADDRESSES)) grams.add(whole(address));
  return [...grams].toSorted(byCode);
}

/** The pieces that every text with this term has; none when there is nothing in it to look for. */
export function gramsOfTerm(term: string): string[] {
  const address = plain(term);
  if (IS_ADDRESS.test(address)) return [whole(address)];
  const grams = new Set<string>();
  for (const run of runsOf(address)) for (const gram of sought(run)) grams.add(gram);
  return [...grams].toSorted(byCode);
}

/** What is asked for: terms between spaces, each to be found as it stands; no character of it means anything else. */
export const termsOf = (question: string): string[] => [
  ...new Set(
    plain(question)
      .split(' ')
      .filter((term) => gramsOfTerm(term).length > 0),
  ),
];

interface Run {
  readonly characters: readonly string[];
  readonly dense: boolean;
}

const runsOf = (text: string): Run[] =>
  [...text.matchAll(RUNS)].map(([run]) => ({ characters: Array.from(run), dense: IS_DENSE.test(run) }));

const windows = ({ characters }: Run, size: number): string[] =>
  characters
    .slice(0, Math.max(0, characters.length - size + 1))
    .map((_, at) => characters.slice(at, at + size).join(''));

const pairs = (run: Run): string[] => [...run.characters, ...windows(run, 2)];

const pieces = (run: Run): string[] => [
  wordStart(run.characters.slice(0, 1).join('')),
  wordStart(run.characters.slice(0, 2).join('')),
  ...windows(run, PIECE),
];

function sought(run: Run): string[] {
  const { characters, dense } = run;
  if (dense) return characters.length === 1 ? [...characters] : windows(run, 2);
  return characters.length < PIECE ? [wordStart(characters.join(''))] : windows(run, PIECE);
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
