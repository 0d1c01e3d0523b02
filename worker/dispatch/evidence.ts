import { keysOf, type EvidenceStorage } from '#adapters/evidence/port.ts';
import { UNATTACHED_FOR_MS } from '#domain/evidence.ts';
import type { Queries } from '#store/db.ts';
import { abandonEvidence, leavingEvidence, markEvidenceGone } from '#store/evidence.ts';

const AT_A_TIME = 50;

export interface EvidenceSweep {
  readonly queries: Queries;
  readonly storage: EvidenceStorage;
  readonly now: () => number;
}

/**
 * Removes the bytes of what nobody named within a day, of what was never stored whole, and of people who are erased
 * (R50). The small picture goes first: it can be made again, the file cannot.
 */
export async function sweepEvidence({ queries, storage, now }: EvidenceSweep): Promise<number> {
  await abandonEvidence(queries, now() - UNATTACHED_FOR_MS);
  const leaving = await leavingEvidence(queries, AT_A_TIME);
  for (const { id } of leaving) {
    const { file, thumbnail } = keysOf(id);
    await storage.remove(thumbnail);
    await storage.remove(file);
    await markEvidenceGone(queries, id);
  }
  return leaving.length;
}
