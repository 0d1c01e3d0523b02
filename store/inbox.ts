import { eq, sql } from 'drizzle-orm';
import { conceal } from './conceal.ts';
import type { Queries } from './db.ts';
import { inbox } from './schema/messages.ts';

export type InboxRow = typeof inbox.$inferSelect;

/** What a provider said, as it said it. */
export interface NewInboxEvent {
  readonly provider: string;
  /** The provider's own id of the event: the same id is the same event (R45). */
  readonly eventId: string;
  readonly type: string;
  readonly body: unknown;
  /** When it reached us, by our own clock. */
  readonly receivedAt: number;
  /** When it happened, by the provider's account. */
  readonly businessAt: number;
  /** The number it speaks of: a tracking number, an RMA, a refund's key. */
  readonly ref?: string;
}

export interface Take {
  /** The taker's own clock, not business time. */
  readonly now: number;
  readonly limit: number;
  /** After so long what was taken and not marked is taken again: its taker has died. */
  readonly leaseMs: number;
}

/** Stores an event before it is answered; a second of the same id is told and not kept. */
export async function addToInbox(queries: Queries, event: NewInboxEvent): Promise<'stored' | 'duplicate'> {
  const { rowCount } = await conceal(
    queries
      .insert(inbox)
      .values({ ...event, ref: event.ref ?? null })
      .onConflictDoNothing({ target: [inbox.provider, inbox.eventId] }),
  );
  return rowCount === 1 ? 'stored' : 'duplicate';
}

/** Takes new events in the order they came; no two takers get the same one while its lease runs. */
export async function takeFromInbox(queries: Queries, { now, limit, leaseMs }: Take): Promise<InboxRow[]> {
  const rows = await queries
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1`, nextAttemptAt: now + leaseMs })
    .where(
      sql`${inbox.id} in (
        select id from ${inbox} candidate
        where candidate.status = 'new' and candidate.next_attempt_at <= ${sql.param(now, inbox.nextAttemptAt)}
        order by candidate.next_attempt_at, candidate.id limit ${limit} for update skip locked)`,
    )
    .returning();
  return rows.toSorted((a, b) => a.id - b.id);
}

/** What became of an event: done or ignored (and why), tried again later, or given up with an alarm. */
export type InboxMark =
  | { readonly status: 'done' | 'ignored' | 'dead'; readonly caseNo?: string; readonly note?: string }
  | { readonly status: 'new'; readonly againAt: number; readonly note?: string };

export async function markInbox(queries: Queries, id: number, mark: InboxMark): Promise<void> {
  const note = mark.note ?? null;
  const change =
    mark.status === 'new'
      ? { status: mark.status, nextAttemptAt: mark.againAt, note }
      : { status: mark.status, note, ...(mark.caseNo === undefined ? {} : { caseNo: mark.caseNo }) };
  await queries.update(inbox).set(change).where(eq(inbox.id, id));
}

/** Whether news of an order's timeline wait to be handed over. */
export async function hasNews(queries: Queries, orderNo: string): Promise<boolean> {
  const rows = await queries
    .select({ id: inbox.id })
    .from(inbox)
    .where(sql`${inbox.status} = 'new' and ${inbox.body} ->> 'timeline' = ${orderNo}`)
    .limit(1);
  return rows.length > 0;
}
