/** Repeatable chance: the same name gives the same draws on every machine, and nothing else is read. */
export interface Random {
  /** A whole number in [0, below). */
  below(below: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True `percent` times of a hundred. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** So many of a list, none twice, in the order of the draw. */
  some<T>(from: readonly T[], count: number): readonly T[];
}

const WORD = 2 ** 32;

/** Draws for a name. Each thing made has a name of its own, so that a change in one leaves all others as they were. */
export function randomOf(name: string): Random {
  const next = wordsOf(name);
  const below = (limit: number): number => Math.floor((next() / WORD) * limit);
  const pick = <T>(from: readonly T[]): T => {
    const drawn = from[below(from.length)];
    if (drawn === undefined) throw new Error(`${name}: nothing to draw from`);
    return drawn;
  };
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (percent) => below(100) < percent,
    pick,
    some(from, count) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)).flat();
    },
  };
}

/** Words of 32 bits: a counter of odd step, each value stirred until no bit shows where it came from. */
function wordsOf(name: string): () => number {
  let counter = seedOf(name);
  return () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    return stir(counter);
  };
}

function stir(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  const twice = Math.imul(once ^ (once >>> 15), 0x735a2d97);
  return (twice ^ (twice >>> 15)) >>> 0;
}

/** A name's signs folded into one word, stirred after each. */
const seedOf = (name: string): number =>
  Array.from(name).reduce((folded, sign) => stir((folded ^ (sign.codePointAt(0) ?? 0)) >>> 0), 0x811c9dc5);
