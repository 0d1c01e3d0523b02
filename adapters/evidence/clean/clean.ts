import { fileTypeFromBuffer } from 'file-type';
import {
  EVIDENCE_LIMITS,
  EVIDENCE_TYPES,
  MOST_PIXELS,
  type EvidenceRefusal,
  type EvidenceType,
} from '#domain/evidence.ts';
import type { Cleaned } from './cleaned.ts';
import { cleanFilm } from './film.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export type CleanEvidence =
  | ({ readonly ok: true; readonly type: EvidenceType } & Cleaned)
  | { readonly ok: false; readonly code: EvidenceRefusal };

const CLEANERS: Readonly<Record<EvidenceType, (bytes: Buffer) => Cleaned | undefined>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  // What a paper says of its maker is part of it, as its letterhead is.
  'application/pdf': (bytes) => ({ bytes }),
  'video/mp4': cleanFilm,
  'video/quicktime': cleanFilm,
};

/** What the bytes are, whatever their name; pictures and films without where, when and by whom they were taken (R50). */
export async function cleanEvidence(bytes: Buffer): Promise<CleanEvidence> {
  if (bytes.length === 0) return { ok: false, code: 'evidence_empty' };
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  const type = EVIDENCE_TYPES.find((known) => known === mime);
  if (type === undefined) return { ok: false, code: 'evidence_type_unsupported' };
  if (bytes.length > EVIDENCE_LIMITS[type]) return { ok: false, code: 'evidence_too_large' };
  const cleaned = CLEANERS[type](bytes);
  if (!cleaned) return { ok: false, code: 'evidence_damaged' };
  const { width, height } = cleaned;
  if (width === undefined || height === undefined) return { ok: true, type, ...cleaned };
  if (width * height === 0) return { ok: false, code: 'evidence_damaged' };
  return width * height > MOST_PIXELS ? { ok: false, code: 'evidence_too_large' } : { ok: true, type, ...cleaned };
}
