import { asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
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

/** Which part is looked at: a shop's cases that are open or have moved since an instant, and what belongs to them. */
export interface EvidenceScope {
  readonly shop: string;
  readonly movedSince: number;
}

/** All there is, or what belongs to a scope. What changes meanwhile is only kept apart by a snapshot of the caller's. */
export async function gatherEvidence(queries: Queries, scope?: EvidenceScope): Promise<Evidence> {
  const chosen = scope && chosenCases(scope);
  const within = (column: PgColumn): SQL | undefined => chosen && sql`${column} in (${chosen})`;
  const rows = new Map(
    (await queries.select().from(cases).where(within(cases.caseNo))).map((row) => [row.caseNo, row]),
  );
  const found: CaseEvidence[] = [];
  for (const intake of await queries
    .select()
    .from(intakes)
    .where(within(intakes.caseNo))
    .orderBy(asc(intakes.caseNo))) {
    const steps = stepsOf(emptyState(intake.caseNo), await readEvents(queries, intake.caseNo));
    found.push({ intake, steps, row: rows.get(intake.caseNo) });
  }
  return {
    cases: found,
    units: await queries
      .select()
      .from(units)
      .where(scope && eq(units.shop, scope.shop)),
    payments: await queries
      .select()
      .from(payments)
      .where(scope && eq(payments.shop, scope.shop)),
    refunds: await queries.select().from(refunds).where(within(refunds.caseNo)),
    entries: await queries
      .select()
      .from(moneyEntries)
      .where(
        chosen &&
          sql`${moneyEntries.refundKey} in (select ${refunds.key} from ${refunds} where ${within(refunds.caseNo)})`,
      )
      .orderBy(asc(moneyEntries.refundKey), asc(moneyEntries.seq)),
    outbox: await queries.select().from(outbox).where(within(outbox.caseNo)),
    inbox: await queries
      .select()
      .from(inbox)
      .where(scope && inArray(inbox.status, ['new', 'dead'])),
  };
}

/** A request whose case has not begun belongs to it as well. */
const chosenCases = ({ shop, movedSince }: EvidenceScope): SQL => sql`
  select taken.case_no from ${intakes} taken left join ${cases} known on known.case_no = taken.case_no
  where taken.shop = ${shop}
    and (known.case_no is null or known.closed_at is null or known.updated_at > ${new Date(movedSince).toISOString()}::timestamptz)`;

/** A case whose work is done: it only watches, or not even that. */
export const isClosed = ({ row }: CaseEvidence): boolean => row?.stage === 'closed' || row?.stage === 'archived';
