import { asc, eq, sql } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { Queries } from './db.ts';
import type { Take } from './inbox.ts';
import { outbox } from './schema/messages.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/**
 * Takes messages that are due. Of one case and reader only the oldest that is not delivered can be taken, so that
 * nobody reads the end of a story before its beginning; no two takers get the same one while its lease runs.
 */
export async function takeFromOutbox(queries: Queries, { now, limit, leaseMs }: Take): Promise<OutboxRow[]> {
  const rows = await queries
    .update(outbox)
    .set({ status: 'sending', attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: now + leaseMs })
    .where(
      sql`${outbox.id} in (
        select id from ${outbox} candidate
        where candidate.status in ('queued', 'sending', 'failed')
          and candidate.next_attempt_at <= ${sql.param(now, outbox.nextAttemptAt)}
          and not exists (
            select from ${outbox} earlier
            where earlier.case_no = candidate.case_no and earlier.to_role = candidate.to_role and earlier.id < candidate.id
              and earlier.status in ('queued', 'sending', 'failed'))
        order by candidate.next_attempt_at, candidate.id limit ${limit} for update skip locked)`,
    )
    .returning();
  return rows.toSorted((a, b) => a.id - b.id);
}

export async function markSent(queries: Queries, id: number, sentAt: number): Promise<void> {
  await queries.update(outbox).set({ status: 'sent', sentAt, lastError: null }).where(eq(outbox.id, id));
}

export interface Failure {
  /** Without personal data: a code, a status. */
  readonly error: string;
  readonly now: number;
  /** Given up after so many tries; 0 gives up at once. */
  readonly maxAttempts: number;
}

const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 15 * 60_000;

/** Tries again later, each time twice as late, and gives up in the end: a dead message is an alarm, never forgotten. */
export async function markFailed(
  queries: Queries,
  { id, attempts }: Pick<OutboxRow, 'id' | 'attempts'>,
  failure: Failure,
): Promise<'failed' | 'dead'> {
  const status = attempts >= failure.maxAttempts ? 'dead' : 'failed';
  const backOff = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(attempts, 20));
  await queries
    .update(outbox)
    .set({ status, lastError: failure.error, nextAttemptAt: failure.now + backOff })
    .where(eq(outbox.id, id));
  return status;
}

/** What people were told in a case, in order (D7, E4). */
export const messagesOf = (queries: Queries, caseNo: CaseNo): Promise<OutboxRow[]> =>
  queries.select().from(outbox).where(eq(outbox.caseNo, caseNo)).orderBy(asc(outbox.id));
