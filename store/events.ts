import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { CaseEvent, EventType } from '#domain/case/events.ts';
import type { Queries } from './db.ts';
import { caseEvents } from './schema/cases.ts';

type EventRow = typeof caseEvents.$inferSelect;

/** The record of a case after event number `after`, in order (E4). */
export async function readEvents(queries: Queries, caseNo: string, after = 0): Promise<CaseEvent[]> {
  const rows = await queries
    .select()
    .from(caseEvents)
    .where(and(eq(caseEvents.caseNo, caseNo), gt(caseEvents.seq, after)))
    .orderBy(asc(caseEvents.seq));
  return rows.map(fromRow);
}

/** The causes of the events after number `after`, in order, each once. */
export async function readCauses(queries: Queries, caseNo: string, after: number): Promise<string[]> {
  const rows = await queries
    .select({ cause: caseEvents.cause })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseNo, caseNo), gt(caseEvents.seq, after)))
    .orderBy(asc(caseEvents.seq));
  return [...new Set(rows.map(({ cause }) => cause))];
}

/** The last event of a type in a case's record. */
export async function lastEvent(queries: Queries, caseNo: string, type: EventType): Promise<CaseEvent | undefined> {
  const [row] = await queries
    .select()
    .from(caseEvents)
    .where(and(eq(caseEvents.caseNo, caseNo), eq(caseEvents.type, type)))
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  return row && fromRow(row);
}

/** Where events go: the case, and the cause of the write. */
export interface Entry {
  readonly caseNo: string;
  readonly cause: string;
}

export async function appendEvents(queries: Queries, entry: Entry, events: readonly CaseEvent[]): Promise<void> {
  await queries.insert(caseEvents).values(events.map((event) => toRow(entry, event)));
}

const toRow = (
  { caseNo, cause }: Entry,
  { seq, at, by, type, data, because }: CaseEvent,
): typeof caseEvents.$inferInsert => ({
  caseNo,
  seq,
  at,
  actorType: by.type,
  actorId: by.id ?? null,
  type,
  data,
  because: because ?? null,
  cause,
});

/** The journal is the one place where a stored event becomes a typed one; only `appendEvents` writes it. */
function fromRow({ seq, at, actorType, actorId, type, data, because }: EventRow): CaseEvent {
  const by = actorId === null ? { type: actorType } : { type: actorType, id: actorId };
  const event = { seq, at, by, type, data };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and data were stored together by appendEvents
  return (because === null ? event : { ...event, because }) as CaseEvent;
}
