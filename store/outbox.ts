import { asc, eq, sql } from 'drizzle-orm';
import type { CaseNo } from '#domain/ids.ts';
import type { Queries } from './db.ts';
import type { Take } from './inbox.ts';
import { outbox } from './schema/messages.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/**
 * Takes messages that are due. Of one case and reader only the oldest that is not delivered can be taken, so that
 * nobody reads the end of a story before its beginning; what waits for the end of quiet hours holds nothing urgent back.
 * No two takers get the same one while its lease runs.
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
              and earlier.status in ('queued', 'sending', 'failed')
              and not (earlier.status = 'queued' and earlier.not_before is not null))
        order by candidate.next_attempt_at, candidate.id limit ${limit} for update skip locked)`,
    )
    .returning();
  return rows.toSorted((a, b) => a.id - b.id);
}

export async function markSent(queries: Queries, id: number, sentAt: number): Promise<void> {
  await queries.update(outbox).set({ status: 'sent', sentAt, lastError: null }).where(eq(outbox.id, id));
}

/** What carried a message; `notBefore`: until when it would have waited, had its clock been the real one. */
export interface Delivered extends Partial<Pick<OutboxRow, 'notBefore'>> {
  readonly sentAt: number;
  readonly sentBy: string;
}

export async function markDelivered(
  queries: Queries,
  { id }: Pick<OutboxRow, 'id'>,
  delivered: Delivered,
): Promise<void> {
  await queries
    .update(outbox)
    .set({ status: 'sent', lastError: null, ...delivered })
    .where(eq(outbox.id, id));
}

/** Puts a message back until quiet hours are over; that was no attempt. */
export async function putBack(queries: Queries, { id }: Pick<OutboxRow, 'id'>, until: number): Promise<void> {
  await queries
    .update(outbox)
    .set({ status: 'queued', attempts: sql`${outbox.attempts} - 1`, nextAttemptAt: until, notBefore: until })
    .where(eq(outbox.id, id));
}

/** Closes what says nothing true any more, with the reason for people to see. */
export async function markStale(queries: Queries, { id }: Pick<OutboxRow, 'id'>, reason: string): Promise<void> {
  await queries.update(outbox).set({ status: 'stale', lastError: reason }).where(eq(outbox.id, id));
}

/** The preferred address was refused for good: the next one is tried, once, under a key of its own. */
export async function fallBack(
  queries: Queries,
  { id }: Pick<OutboxRow, 'id'>,
  { channel, error, now }: { readonly channel: 'email' | 'sms'; readonly error: string; readonly now: number },
): Promise<void> {
  await queries
    .update(outbox)
    .set({ status: 'failed', fallback: channel, lastError: error, nextAttemptAt: now, attempts: 0 })
    .where(eq(outbox.id, id));
}

/** By which whoever carries a message knows it again. */
export const deliveryKeyOf = ({ dedupeKey, fallback }: Pick<OutboxRow, 'dedupeKey' | 'fallback'>): string =>
  fallback === null ? dedupeKey : `${dedupeKey}/${fallback}`;

export interface Failure {
  /** Without personal data: a code, a status. */
  readonly error: string;
  readonly now: number;
  /** Given up after so many tries; 0 gives up at once. */
  readonly maxAttempts: number;
  /** How long whoever carries it asked us to stay away. */
  readonly retryAfterMs?: number | undefined;
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
  const backOff = Math.max(
    failure.retryAfterMs ?? 0,
    Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(attempts, 20)),
  );
  await queries
    .update(outbox)
    .set({ status, lastError: failure.error, nextAttemptAt: failure.now + backOff })
    .where(eq(outbox.id, id));
  return status;
}

/** What people were told in a case, in order (D7, E4). */
export const messagesOf = (queries: Queries, caseNo: CaseNo): Promise<OutboxRow[]> =>
  queries.select().from(outbox).where(eq(outbox.caseNo, caseNo)).orderBy(asc(outbox.id));
