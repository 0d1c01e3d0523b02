import type { Cleaned } from './cleaned.ts';

const FREE = Buffer.from('free', 'latin1');
/** Boxes that hold boxes. */
const INSIDE: ReadonlySet<string> = new Set(['moov', 'trak']);
/** Place, maker, time of the taking, and XMP. */
const TOLD: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid']);

/**
 * A film whose boxes of who and where are emptied in place: all offsets into it stay right. Undefined when its boxes
 * do not fit into it.
 */
export function cleanFilm(bytes: Buffer): Cleaned | undefined {
  const copy = Buffer.from(bytes);
  return emptied(copy) ? { bytes: copy } : undefined;
}

function emptied(boxes: Buffer): boolean {
  for (let at = 0; at + 8 <= boxes.length;) {
    const head = boxes.readUInt32BE(at) === 1 ? 16 : 8;
    const length = lengthAt(boxes, at);
    if (length === undefined) return false;
    const type = boxes.toString('latin1', at + 4, at + 8);
    const inner = boxes.subarray(at + head, at + length);
    if (INSIDE.has(type) && !emptied(inner)) return false;
    if (TOLD.has(type)) {
      FREE.copy(boxes, at + 4);
      inner.fill(0);
    }
    at += length;
  }
  return true;
}

/** How long the box is with its head; a long one says so in 64 bits, the last may go to the end. */
function lengthAt(boxes: Buffer, at: number): number | undefined {
  const rest = boxes.length - at;
  const short = boxes.readUInt32BE(at);
  const long = short === 1 && rest >= 16 ? Number(boxes.readBigUInt64BE(at + 8)) : short;
  const length = short === 0 ? rest : long;
  return length >= (short === 1 ? 16 : 8) && length <= rest ? length : undefined;
}
