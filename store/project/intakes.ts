import { eq, sql } from 'drizzle-orm';
import type { Stage } from '#domain/case/stages.ts';
import type { CaseState } from '#domain/case/state.ts';
import { sameCaseKey } from '#domain/intake/same-case.ts';
import type { Queries } from '#store/db.ts';
import { intakes } from '#store/schema/intake.ts';
import type { Step } from './step.ts';

/**
 * Keeps the intake's claim on its problem true (A8): open while the case is being settled, and named by what is known of the problem
 * by now. Where another open case already has the claim, it keeps it.
 */
export async function projectIntake(queries: Queries, steps: readonly Step[]): Promise<void> {
  for (const { event, after } of steps) {
    if (event.type === 'stageMoved') await (isOver(event.data.to) ? close(queries, after) : reopen(queries, after));
    if (event.type === 'questionAnswered') await rename(queries, after);
  }
}

/** From the follow-up on a report of the same problem is about something new: other units, or a trouble of its own. */
const isOver = (stage: Stage): boolean => stage === 'followUp' || stage === 'closed' || stage === 'archived';

const close = (queries: Queries, { caseNo }: CaseState) =>
  queries.execute(sql`update intakes set open = false where case_no = ${caseNo} and open`);

const reopen = (queries: Queries, { caseNo }: CaseState) =>
  queries.execute(sql`update intakes set open = true where case_no = ${caseNo} and not open
    and not exists (select from intakes other where other.open and other.same_case_key = intakes.same_case_key)`);

function rename(queries: Queries, { caseNo, request }: CaseState) {
  const key = sameCaseKey(request);
  return queries.execute(sql`update intakes set same_case_key = ${key} where case_no = ${caseNo} and same_case_key <> ${key}
    and not exists (select from intakes other where other.open and other.same_case_key = ${key})`);
}

/** The workflow of the case exists: nobody has to start it any more. */
export const startIntake = (queries: Queries, caseNo: string, startedAt: number) =>
  queries
    .update(intakes)
    .set({ startedAt: sql`coalesce(${intakes.startedAt}, ${sql.param(startedAt, intakes.startedAt)})` })
    .where(eq(intakes.caseNo, caseNo));
