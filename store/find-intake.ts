import { eq } from 'drizzle-orm';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Queries } from './db.ts';
import { intakes } from './schema/intake.ts';

/** A request as it was taken in, whether or not its case has recorded anything yet. */
export interface TakenIn {
  readonly request: CaseRequest;
  readonly receivedAt: number;
}

export async function findIntake(queries: Queries, caseNo: string): Promise<TakenIn | undefined> {
  const [row] = await queries
    .select({ request: intakes.request, receivedAt: intakes.receivedAt })
    .from(intakes)
    .where(eq(intakes.caseNo, caseNo));
  return row;
}
