import { crc32 } from 'node:zlib';
import type { Cleaned } from './cleaned.ts';
import { exifOf, isTurned, orientationOf } from './orientation.ts';

const SIGNATURE = 8;

/** Chunks that are the picture, and how to read its colours; texts, times and makers are not among them. */
const PICTURE: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'pHYs',
  'bKGD',
]);

/** A PNG of its picture's chunks, and which way up it is; undefined when it has no end or no beginning. */
export function cleanPng(bytes: Buffer): Cleaned | undefined {
  const parts: Buffer[] = [bytes.subarray(0, SIGNATURE)];
  let at = SIGNATURE;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || (parts.length === 1 && type !== 'IHDR')) return undefined;
    const data = bytes.subarray(at + 8, end - 4);
    if (PICTURE.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'eXIf' && isTurned(orientationOf(data))) parts.push(chunk('eXIf', exifOf(orientationOf(data))));
    if (type === 'IEND')
      return { bytes: Buffer.concat(parts), width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    at = end;
  }
  return undefined;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
