import type { Cleaned } from './cleaned.ts';
import { exifOf, isTurned, orientationOf } from './orientation.ts';

const END = 0xd9;
const SCAN = 0xda;
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, END]);

interface Segment {
  readonly marker: number;
  readonly whole: Buffer;
  /** Behind marker and length. */
  readonly data: Buffer;
}

/**
 * A JPEG of the segments that are its picture: tables, frame, scans, colour profile. Where it was taken, by whom, with
 * what, its hidden small picture and whatever stands behind its end are left out; which way up it is stays. Undefined
 * when it is no whole picture.
 */
export function cleanJpeg(bytes: Buffer): Cleaned | undefined {
  const parts: Buffer[] = [];
  let orientation = 1;
  let size: { width: number; height: number } | undefined;
  let at = 2;
  for (;;) {
    const segment = segmentAt(bytes, at);
    if (!segment) return undefined;
    if (segment.marker === END) break;
    if (isExif(segment)) orientation = orientationOf(segment.data.subarray(EXIF.length));
    if (isFrame(segment.marker)) size = sizeOf(segment.data);
    if (isPicture(segment)) parts.push(segment.whole);
    at = segment.whole.byteOffset - bytes.byteOffset + segment.whole.length;
    if (segment.marker !== SCAN) continue;
    const end = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (!size) return undefined;
  const exif = isTurned(orientation) ? [exifSegment(orientation)] : [];
  return { bytes: Buffer.concat([SOI, ...exif, ...parts, EOI]), ...size };
}

/** The segment that begins here, padding skipped; undefined where none does. */
function segmentAt(bytes: Buffer, start: number): Segment | undefined {
  let at = start;
  if (bytes[at] !== 0xff) return undefined;
  while (bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1];
  if (marker === undefined) return undefined;
  if (marker === END) return { marker, whole: bytes.subarray(at, at + 2), data: Buffer.alloc(0) };
  if (at + 4 > bytes.length) return undefined;
  const length = bytes.readUInt16BE(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) return undefined;
  return { marker, whole: bytes.subarray(at, end), data: bytes.subarray(at + 4, end) };
}

/** Behind coded data a marker is 0xff and neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const isExif = ({ marker, data }: Segment): boolean => marker === 0xe1 && data.subarray(0, EXIF.length).equals(EXIF);

/** Frames, but not the tables of Huffman codes, arithmetic coding and extensions in the same row. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const PLAIN: ReadonlySet<number> = new Set([0xc4, 0xcc, SCAN, 0xdb, 0xdc, 0xdd]);
/** Of applications' segments: how to read the colours. */
const COLOURS: ReadonlyMap<number, string> = new Map([
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

function isPicture({ marker, data }: Segment): boolean {
  const colours = COLOURS.get(marker);
  if (colours !== undefined) return data.toString('latin1', 0, colours.length) === colours;
  return PLAIN.has(marker) || isFrame(marker);
}

const sizeOf = (data: Buffer): { width: number; height: number } | undefined =>
  data.length < 6 ? undefined : { width: data.readUInt16BE(3), height: data.readUInt16BE(1) };

function exifSegment(orientation: number): Buffer {
  const exif = Buffer.concat([EXIF, exifOf(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([head, exif]);
}
