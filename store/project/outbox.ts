import { sql } from 'drizzle-orm';
import { noticesOf, type Notice } from '#domain/case/notices.ts';
import type { Queries } from '#store/db.ts';
import { casePeople } from '#store/schema/intake.ts';
import { outbox } from '#store/schema/messages.ts';
import type { Step } from './step.ts';

/** By which a message is known for life: the event that asked for it, its template and its reader (W1). */
export const dedupeKeyOf = (
  { event, after }: Pick<Step, 'event' | 'after'>,
  { template, to }: Pick<Notice, 'template' | 'to'>,
): string => [after.caseNo, event.seq, template, to].join('/');

/**
 * Queues the messages that the events ask for, in the transaction that writes the events: nothing is told that did not
 * happen, and nothing that happened is left untold (D7). One message an event, template and reader.
 */
export async function projectOutbox(queries: Queries, steps: readonly Step[]): Promise<void> {
  const running = steps.at(-1)?.after.clocks ?? [];
  const rows = steps.flatMap(({ event, after }) =>
    noticesOf(event, after, running).map(({ template, to, params }) => ({
      dedupeKey: dedupeKeyOf({ event, after }, { template, to }),
      caseNo: after.caseNo,
      toRole: to,
      template,
      params,
      locale: sql`coalesce((select ${casePeople.locale} from ${casePeople} where ${casePeople.caseNo} = ${after.caseNo}), ${after.request.locale})`,
      at: event.at,
    })),
  );
  if (rows.length > 0) await queries.insert(outbox).values(rows).onConflictDoNothing();
}
