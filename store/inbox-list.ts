import { and, desc, eq, getTableColumns, inArray, lt } from 'drizzle-orm';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import { inbox } from './schema/messages.ts';
import type { InboxRow } from './inbox.ts';

export type InboxLine = Omit<InboxRow, 'body'>;

export interface InboxWish {
  readonly status?: InboxRow['status'];
  readonly provider?: string;
}

const { body: _body, ...LINE } = getTableColumns(inbox);

/** A page of what providers told, the newest first, without what they said: that may be personal. */
export async function listInbox(
  queries: Queries,
  { status, provider }: InboxWish,
  page: PageWish,
): Promise<Page<InboxLine>> {
  const key = startOf('inbox', page, [0]);
  const rows = await queries
    .select(LINE)
    .from(inbox)
    .where(
      and(
        status === undefined ? undefined : eq(inbox.status, status),
        provider === undefined ? undefined : eq(inbox.provider, provider),
        key === undefined ? undefined : lt(inbox.id, Number(key[0])),
      ),
    )
    .orderBy(desc(inbox.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit, ({ id }) => encodeCursor('inbox', [id]));
}

/** Puts what was given up, or belonged to nobody, back to be looked at anew; false for what is new or done. */
export async function retryInbox(queries: Queries, id: number, at: number): Promise<boolean> {
  const { rowCount } = await queries
    .update(inbox)
    .set({ status: 'new', attempts: 0, nextAttemptAt: at })
    .where(and(eq(inbox.id, id), inArray(inbox.status, ['dead', 'ignored'])));
  return rowCount === 1;
}
