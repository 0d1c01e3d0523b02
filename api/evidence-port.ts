import type { Actor } from '#domain/case/actor.ts';
import type { EvidenceRefusal, EvidenceType } from '#domain/evidence.ts';

export type { EvidenceRefusal, EvidenceType } from '#domain/evidence.ts';

export interface NewEvidence {
  readonly shop: string;
  /** Without one the file waits a day for the request that names it. */
  readonly caseNo?: string;
  /** As the person called it: personal, shown, never a path. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly by: Actor;
  /** What keeps it longer than a day without a case: a letter that waits for a person. */
  readonly heldBy?: string;
}

/** A file that somebody showed, without its bytes. */
export interface EvidenceFile {
  readonly id: string;
  /** How the rest of the API names it: `evidence:<id>`. */
  readonly ref: string;
  readonly shop: string;
  readonly caseNo: string | null;
  readonly name: string | null;
  readonly type: EvidenceType;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly at: number;
  readonly by: Actor;
}

export type KeptEvidence =
  | { readonly ok: true; readonly id: string; readonly ref: string; readonly file: EvidenceFile }
  | { readonly ok: false; readonly code: EvidenceRefusal };

export interface EvidenceBytes {
  readonly file: EvidenceFile;
  readonly type: EvidenceType;
  readonly bytes: Buffer;
}

/** Whatever people show: kept without what pictures tell of where they were taken, found by its id (A2, R50). */
export interface EvidencePort {
  /** The same bytes in the same case are one file. */
  keep(file: NewEvidence): Promise<KeptEvidence>;
  /** Of one case, oldest first. */
  list(caseNo: string): Promise<readonly EvidenceFile[]>;
  /** Without its bytes; undefined when there is none, or no longer (R50). */
  find(id: string): Promise<EvidenceFile | undefined>;
  read(id: string): Promise<EvidenceBytes | undefined>;
  /** A small picture of it; undefined for what has none: papers, films, and pictures that cannot be read. */
  thumbnail(id: string): Promise<EvidenceBytes | undefined>;
}
