import { and, asc, eq } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { Queries } from './db.ts';
import type { RefRow } from './project/refs.ts';
import { caseRefs } from './schema/work.ts';

export type RefKind = RefRow['kind'];

/** The cases that an outside number belongs to; several may share one parcel (R27). */
export async function casesOfRef(queries: Queries, kind: RefKind, ref: string): Promise<CaseNo[]> {
  const rows = await queries
    .select({ caseNo: caseRefs.caseNo })
    .from(caseRefs)
    .where(and(eq(caseRefs.kind, kind), eq(caseRefs.ref, ref)))
    .orderBy(asc(caseRefs.caseNo));
  return rows.map(({ caseNo }) => caseNo);
}
