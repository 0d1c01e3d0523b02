import type { Cleaned } from './cleaned.ts';
import { exifOf, isTurned, orientationOf } from './orientation.ts';

const HEAD = 12;
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;
const PICTURE: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** A WebP of its picture's chunks, and which way up it is; undefined when it is not whole. */
export function cleanWebp(bytes: Buffer): Cleaned | undefined {
  const chunks = chunksOf(bytes);
  const size = chunks?.map(sizeOf).find((found) => found !== undefined);
  if (!chunks || !size) return undefined;
  const exif = chunks.find(({ type }) => type === 'EXIF');
  const orientation = exif ? orientationOf(withoutName(exif.data)) : 1;
  const saysWay = isTurned(orientation) && chunks.some(({ type }) => type === 'VP8X');
  const kept = chunks.filter(({ type }) => PICTURE.has(type)).map((one) => withFlags(one, saysWay));
  if (saysWay) kept.push({ type: 'EXIF', data: exifOf(orientation) });
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept.map(written)]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { bytes: Buffer.concat([head, body]), ...size };
}

function chunksOf(bytes: Buffer): Chunk[] | undefined {
  if (bytes.length < HEAD) return undefined;
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const chunks: Chunk[] = [];
  for (let at = HEAD; at + 8 <= end;) {
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) return undefined;
    chunks.push({ type: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** Some programs write the block as JPEG has it, with its name before it. */
const withoutName = (exif: Buffer): Buffer => (exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif);

function withFlags({ type, data }: Chunk, hasExif: boolean): Chunk {
  if (type !== 'VP8X') return { type, data };
  const flags = Buffer.from(data);
  flags[0] = ((flags[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (hasExif ? HAS_EXIF : 0);
  return { type, data: flags };
}

function written({ type, data }: Chunk): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
}

function sizeOf({ type, data }: Chunk): { width: number; height: number } | undefined {
  if (type === 'VP8X' && data.length >= 10)
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  if (type === 'VP8 ' && data.length >= 10)
    return { width: data.readUInt16LE(6) & 0x3f_ff, height: data.readUInt16LE(8) & 0x3f_ff };
  if (type !== 'VP8L' || data.length < 5) return undefined;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 };
}
