import { asc } from 'drizzle-orm';
import { emptyState } from '#domain/case/state.ts';
import type { CaseRow } from '#store/cases.ts';
import type { Queries } from '#store/db.ts';
import { readEvents } from '#store/events.ts';
import { stepsOf, type Step } from '#store/project/step.ts';
import { cases } from '#store/schema/cases.ts';
import { intakes } from '#store/schema/intake.ts';
import { inbox, outbox } from '#store/schema/messages.ts';
import { moneyEntries, payments, refunds } from '#store/schema/money.ts';
import { units } from '#store/schema/orders.ts';

/** All that Postgres holds of one case: what was asked, what happened, and what was derived from it. */
export interface CaseEvidence {
  readonly intake: typeof intakes.$inferSelect;
  readonly steps: readonly Step[];
  readonly row: CaseRow | undefined;
}

/** What Postgres says, read once. */
export interface Evidence {
  readonly cases: readonly CaseEvidence[];
  readonly units: readonly (typeof units.$inferSelect)[];
  readonly payments: readonly (typeof payments.$inferSelect)[];
  readonly refunds: readonly (typeof refunds.$inferSelect)[];
  readonly entries: readonly (typeof moneyEntries.$inferSelect)[];
  readonly outbox: readonly (typeof outbox.$inferSelect)[];
  readonly inbox: readonly (typeof inbox.$inferSelect)[];
}

export async function gatherEvidence(queries: Queries): Promise<Evidence> {
  const rows = new Map((await queries.select().from(cases)).map((row) => [row.caseNo, row]));
  const found: CaseEvidence[] = [];
  for (const intake of await queries.select().from(intakes).orderBy(asc(intakes.caseNo))) {
    const steps = stepsOf(emptyState(intake.caseNo), await readEvents(queries, intake.caseNo));
    found.push({ intake, steps, row: rows.get(intake.caseNo) });
  }
  return {
    cases: found,
    units: await queries.select().from(units),
    payments: await queries.select().from(payments),
    refunds: await queries.select().from(refunds),
    entries: await queries.select().from(moneyEntries).orderBy(asc(moneyEntries.refundKey), asc(moneyEntries.seq)),
    outbox: await queries.select().from(outbox),
    inbox: await queries.select().from(inbox),
  };
}

/** A case whose work is done: it only watches, or not even that. */
export const isClosed = ({ row }: CaseEvidence): boolean => row?.stage === 'closed' || row?.stage === 'archived';
