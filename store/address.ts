import { and, desc, eq } from 'drizzle-orm';
import type { Address } from '#domain/address.ts';
import type { CaseNo } from '#domain/ids.ts';
import type { Queries } from './db.ts';
import { caseTexts } from './schema/intake.ts';

/** The address that the customer of a case named last: personal, kept with their words and erased with them (R50). */
export async function addressOf(queries: Queries, caseNo: CaseNo): Promise<Address | undefined> {
  const [row] = await queries
    .select({ text: caseTexts.text })
    .from(caseTexts)
    .where(and(eq(caseTexts.caseNo, caseNo), eq(caseTexts.kind, 'address')))
    .orderBy(desc(caseTexts.at))
    .limit(1);
  return row?.text ? (JSON.parse(row.text) as Address) : undefined;
}
