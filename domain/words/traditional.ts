import { TRADITIONAL } from './characters.ts';
import { TERMS } from './terms.ts';

const TAIWAN: ReadonlyMap<string, string> = new Map(TERMS);

/** A term, the longest that fits, or any one character. */
const PIECE = new RegExp([...TAIWAN.keys()].toSorted((a, b) => b.length - a.length).join('|') + '|.', 'gsu');

/**
 * Words of the shop that exist in simplified Chinese, as a reader in Taiwan gets them: the terms that are called
 * otherwise there, then character by character. The one rule for everything that is written in two languages only -
 * offers, steps, duties, articles of the knowledge base, the policies' reasons; the messages have a catalogue of their
 * own. Names, numbers and placeholders stay as they are.
 */
export const traditional = (simplified: string): string =>
  simplified.replaceAll(PIECE, (piece) => TAIWAN.get(piece) ?? TRADITIONAL.get(piece) ?? piece);
