import { evidenceIdOf, isForCustomer } from '#domain/evidence.ts';
import { actorOf, type Principal } from './access.ts';
import type { EvidenceFile } from './evidence-port.ts';
import { asking } from './own-case.ts';
import { Problem } from './problems.ts';
import type { Context } from './route.ts';

/** What the files that somebody names are for. */
export interface EvidenceUse {
  readonly shop: string;
  /** Absent for a request that is no case yet. */
  readonly caseNo?: string;
}

/**
 * Refuses addresses `evidence:<id>` of files that are not for this case: another's, another shop's, or nobody's that
 * somebody else's customer uploaded. Other addresses pass.
 */
export async function checkEvidence(context: Context, use: EvidenceUse, addresses: readonly string[]): Promise<void> {
  const principal = asking(context);
  for (const [n, address] of addresses.entries()) {
    const id = evidenceIdOf(address);
    if (id === undefined) continue;
    const file = await context.deps.evidence.find(id);
    if (!file || !mayUse(principal, use, file))
      throw new Problem('evidence_unknown', {
        errors: [{ pointer: `/evidence/${n}`, in: 'body', rule: 'evidence_unknown', message: 'is no file for this' }],
      });
  }
}

function mayUse(principal: Principal, { shop, caseNo }: EvidenceUse, file: EvidenceFile): boolean {
  if (file.shop !== shop) return false;
  if (file.caseNo !== null && file.caseNo === caseNo) return true;
  const isTheirs = isUploader(principal, file);
  // A repeated request names files that became its case's the first time.
  if (file.caseNo !== null) return caseNo === undefined && isTheirs;
  return principal.kind === 'key' || isTheirs;
}

function isUploader(principal: Principal, { by }: EvidenceFile): boolean {
  const { type, id } = actorOf(principal);
  return by.type === type && by.id === id;
}

/** Whether somebody who may see the case may see this file of it. */
export const seesFile = (principal: Principal, caseNo: string, file: EvidenceFile): boolean =>
  file.caseNo === caseNo && (principal.kind === 'key' || isForCustomer(file.by));
