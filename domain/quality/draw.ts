const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** A number of 32 bits that a text has for ever and that tells nothing of it: FNV-1a, its bits stirred once more. */
export function drawOf(text: string): number {
  let hash = OFFSET;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME);
  hash = Math.imul(hash ^ (hash >>> 15), PRIME);
  return (hash ^ (hash >>> 13)) >>> 0;
}
