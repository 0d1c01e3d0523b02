import { sql, type SQL } from 'drizzle-orm';
import { noticesOf, type Notice } from '#domain/case/notices.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { customerPreferences } from '#store/schema/customers.ts';
import { casePeople } from '#store/schema/intake.ts';
import { outbox } from '#store/schema/messages.ts';
import type { Step } from './step.ts';

/** By which a message is known for life: the event that asked for it, its template and its reader (W1). */
export const dedupeKeyOf = (
  { event, after }: Pick<Step, 'event' | 'after'>,
  { template, to }: Pick<Notice, 'template' | 'to'>,
): string => [after.caseNo, event.seq, template, to].join('/');

/** The language a customer has asked for, else the one they wrote to us in, else the request's (D7, E5). */
const localeOf = ({ caseNo, request }: CaseState): SQL => sql`coalesce(
  (select ${customerPreferences.locale} from ${customerPreferences}
    join ${cases} on ${cases.shop} = ${customerPreferences.shop} and ${cases.customerId} = ${customerPreferences.customerId}
    where ${cases.caseNo} = ${caseNo}),
  (select ${casePeople.locale} from ${casePeople} where ${casePeople.caseNo} = ${caseNo}),
  ${request.locale})`;

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
      shop: after.request.shop,
      toRole: to,
      template,
      params,
      locale: localeOf(after),
      at: event.at,
    })),
  );
  if (rows.length > 0) await queries.insert(outbox).values(rows).onConflictDoNothing();
}
