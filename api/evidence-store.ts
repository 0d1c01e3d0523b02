import { createHash } from 'node:crypto';
import { evidenceRef, FILES_PER_CASE, type EvidenceRefusal, type EvidenceType } from '#domain/evidence.ts';
import type { Database } from '#store/db.ts';
import {
  countEvidence,
  evidenceOf,
  findEvidence,
  markEvidenceKept,
  noteEvidence,
  type EvidenceRow,
} from '#store/evidence.ts';
import type { EvidenceBytes, EvidenceFile, EvidencePort, KeptEvidence, NewEvidence } from './evidence-port.ts';
import { Problem } from './problems.ts';

/** What the port needs of the world outside the store; the adapters fit. */
export interface EvidenceParts {
  readonly database: Database;
  readonly storage: {
    put(key: string, bytes: Buffer, type: string): Promise<void>;
    get(key: string): Promise<Buffer | undefined>;
  };
  readonly keysOf: (id: string) => { readonly file: string; readonly thumbnail: string };
  readonly clean: (
    bytes: Buffer,
  ) => Promise<
    | { readonly ok: true; readonly type: EvidenceType; readonly bytes: Buffer; width?: number; height?: number }
    | { readonly ok: false; readonly code: EvidenceRefusal }
  >;
  readonly small: (bytes: Buffer) => Promise<Buffer | undefined>;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Of types that nothing here can shrink a small file is its own small picture. */
const SMALL_ENOUGH = 1_500_000;

/** Evidence on store and storage: noted first, then stored, then found, so that a crash leaves nothing unknown. */
export function createEvidence(parts: EvidenceParts): EvidencePort {
  const { queries } = parts.database;
  return {
    keep: (file) => keep(parts, file),
    list: async (caseNo) => (await evidenceOf(queries, caseNo)).map(fileOf),
    find: async (id) => {
      const row = await findEvidence(queries, id);
      return row && fileOf(row);
    },
    read: (id) => read(parts, id),
    thumbnail: (id) => thumbnail(parts, id),
  };
}

async function keep(parts: EvidenceParts, file: NewEvidence): Promise<KeptEvidence> {
  const { shop, caseNo, name, by, heldBy } = file;
  const { queries } = parts.database;
  const cleaned = await parts.clean(file.bytes);
  if (!cleaned.ok) return cleaned;
  if (caseNo !== undefined && (await countEvidence(queries, caseNo)) >= FILES_PER_CASE)
    return { ok: false, code: 'evidence_too_many' };
  const { type, bytes, width = null, height = null } = cleaned;
  const row = await noteEvidence(queries, {
    id: parts.newId(),
    shop,
    caseNo: caseNo ?? null,
    name: shownName(name),
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width,
    height,
    at: parts.now(),
    by,
    heldBy: heldBy ?? null,
  });
  if (row.state !== 'kept') {
    await reaching(() => parts.storage.put(parts.keysOf(row.id).file, bytes, type));
    await markEvidenceKept(queries, row.id);
  }
  return { ok: true, id: row.id, ref: evidenceRef(row.id), file: fileOf(row) };
}

const LONGEST_NAME = 200;

/** A name for people: no path, nothing that steers a terminal or turns the writing round. */
const shownName = (name: string): string | null =>
  name
    .replace(/^.*[\\/]/s, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME) || null;

async function read(parts: EvidenceParts, id: string): Promise<EvidenceBytes | undefined> {
  const row = await findEvidence(parts.database.queries, id);
  const bytes = row && (await reaching(() => parts.storage.get(parts.keysOf(id).file)));
  return row && bytes && { file: fileOf(row), type: row.type, bytes };
}

async function thumbnail(parts: EvidenceParts, id: string): Promise<EvidenceBytes | undefined> {
  const row = await findEvidence(parts.database.queries, id);
  if (!row?.type.startsWith('image/')) return undefined;
  const key = parts.keysOf(id).thumbnail;
  const made = await reaching(() => parts.storage.get(key));
  if (made) return { file: fileOf(row), type: 'image/jpeg', bytes: made };
  const whole = await read(parts, id);
  if (row.type === 'image/webp') return row.size <= SMALL_ENOUGH ? whole : undefined;
  const bytes = whole && (await parts.small(whole.bytes));
  if (!bytes) return undefined;
  await reaching(() => parts.storage.put(key, bytes, 'image/jpeg'));
  return { file: fileOf(row), type: 'image/jpeg', bytes };
}

/** A storage that does not answer is a part of the system that cannot be reached just now. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'Unavailable')
      throw new Problem('unavailable', { headers: { 'Retry-After': '5' } });
    throw error;
  }
}

const fileOf = ({ id, shop, caseNo, name, type, size, width, height, at, by }: EvidenceRow): EvidenceFile => ({
  id,
  ref: evidenceRef(id),
  shop,
  caseNo,
  name,
  type,
  size,
  width,
  height,
  at,
  by,
});
