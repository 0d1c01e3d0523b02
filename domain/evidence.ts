import type { Actor } from './case/actor.ts';

/** What a file may be, by its bytes; names and claimed types are not believed. */
export const EVIDENCE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'video/mp4',
  'video/quicktime',
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Why a file is not kept; each is a problem of the API by the same code. */
export type EvidenceRefusal =
  'evidence_empty' | 'evidence_type_unsupported' | 'evidence_too_large' | 'evidence_damaged' | 'evidence_too_many';

const MEGABYTE = 1024 * 1024;

/** The most bytes a file of each type may have. */
export const EVIDENCE_LIMITS: Readonly<Record<EvidenceType, number>> = {
  'image/jpeg': 12 * MEGABYTE,
  'image/png': 12 * MEGABYTE,
  'image/webp': 12 * MEGABYTE,
  'application/pdf': 10 * MEGABYTE,
  'video/mp4': 32 * MEGABYTE,
  'video/quicktime': 32 * MEGABYTE,
};
export const LARGEST_EVIDENCE = Math.max(...Object.values(EVIDENCE_LIMITS));

/** The most points a picture may have: what a few bytes claim to be must fit into memory. */
export const MOST_PIXELS = 60_000_000;

/** The most files of one case. */
export const FILES_PER_CASE = 60;

/** How long a file waits for the request that names it. */
export const UNATTACHED_FOR_MS = 86_400_000;

const REF = /^evidence:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** How a file is named wherever the address of evidence may stand. */
export const evidenceRef = (id: string): string => `evidence:${id}`;

/** The id in `evidence:<id>`, undefined for any other address. */
export const evidenceIdOf = (ref: string): string | undefined => REF.exec(ref)?.[1];

/** Papers of finance, supervisors and quality control, as for a dispute with a bank, are not for the customer. */
const INTERNAL: ReadonlySet<Actor['type']> = new Set<Actor['type']>(['finance', 'supervisor', 'manager', 'qa']);

export const isForCustomer = ({ type }: Actor): boolean => !INTERNAL.has(type);
