import { eq } from 'drizzle-orm';
import { system } from '#domain/case/actor.ts';
import type { Clock, WantedClock } from '#domain/case/clocks.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { wantedClocks } from '#domain/case/wanted-clocks.ts';
import { createCaseTx, type CaseTx } from './case-tx.ts';
import type { Database, Queries } from './db.ts';
import { appendEvents, readCauses, readEvents, type Entry } from './events.ts';
import { BrokenLedger } from './ledger/broken-ledger.ts';
import type { Reservation } from './ledger/refunds.ts';
import type { OrderRef } from './orders.ts';
import { project } from './project/project.ts';
import { lastOf, stepsOf, type Step } from './project/step.ts';
import { cases } from './schema/cases.ts';
import { intakes } from './schema/intake.ts';
import { sqlStateOf } from './sql-state.ts';
import { inTransaction } from './transaction.ts';

/** One write: what the caller knows, how to decide what happened, how to compute a clock that starts by it. */
export interface JournalWrite {
  readonly caseNo: string;
  /** The number of the last event the caller knows. */
  readonly seq: number;
  /** Names this write once in the case's life, so that a repetition is known for what it is. */
  readonly cause: string;
  readonly decide: (tx: CaseTx, state: CaseState) => Promise<readonly NewEvent[]> | readonly NewEvent[];
  readonly arrange: (state: CaseState, wanted: WantedClock, at: number) => Clock;
}

export interface WriteResult {
  /** The events now on record after the caller's `seq`. */
  readonly events: readonly CaseEvent[];
  /** Whether the caller's own write is among what is on record. */
  readonly done: boolean;
  /** The causes of all else that the caller had not heard of: none, when absent. */
  readonly others?: readonly string[];
}

export interface Journal {
  /**
   * Decides, records and derives in one transaction; returns the events after `seq`. Repeating a write that had
   * succeeded returns what it wrote and decides nothing anew (R18). When somebody else's write came first, nothing is
   * decided: the caller gets what it had not heard of, and decides again.
   */
  write(write: JournalWrite): Promise<WriteResult>;
}

/** The caller knows events that the journal does not have: a bug, never to be papered over. */
export class JournalGap extends Error {
  override readonly name = 'JournalGap';
}

/** No request was taken in under this number. */
export class UnknownCase extends Error {
  override readonly name = 'UnknownCase';
}

export function createJournal(database: Database): Journal {
  return { write: (write) => inTransaction(database, (queries) => writeIn(queries, write)).catch(asBrokenLedger) };
}

/** What a guard of the tables refused will be refused for ever: it is for a person, not for another try (design 9.9). */
function asBrokenLedger(error: unknown): never {
  if (sqlStateOf(error) !== CHECK_VIOLATION) throw error;
  throw new BrokenLedger(error instanceof Error ? error.message : 'a guard of the tables', { cause: error });
}

const CHECK_VIOLATION = '23514';

async function writeIn(queries: Queries, { caseNo, seq, cause, decide, arrange }: JournalWrite): Promise<WriteResult> {
  const { state, closedAt, order } = await lockCase(queries, caseNo);
  if (state.seq > seq) return whatCameFirst(queries, { caseNo, cause }, seq);
  if (state.seq < seq) throw new JournalGap(`${caseNo} has ${state.seq} events, its caller knows ${seq}`);

  const reservations: Reservation[] = [];
  const decided = await decide(createCaseTx(queries, { caseNo, order, reservations }), state);
  const steps = withClocks(state, stepsOf(state, numbered(decided, seq)), arrange);
  if (steps.length === 0 && reservations.length === 0) return { events: [], done: true };

  const events = steps.map(({ event }) => event);
  if (events.length > 0) await appendEvents(queries, { caseNo, cause }, events);
  await project({ queries, caseNo, steps, closedAt, reservations });
  return { events, done: true };
}

/** A write of the caller's that it does not know of lies after what it knows: an earlier one of that name is another. */
async function whatCameFirst(queries: Queries, { caseNo, cause }: Entry, seq: number): Promise<WriteResult> {
  const events = await readEvents(queries, caseNo, seq);
  const causes = await readCauses(queries, caseNo, seq);
  const others = causes.filter((one) => one !== cause);
  return { events, done: others.length < causes.length, ...(others.length > 0 ? { others } : {}) };
}

export const numbered = (events: readonly NewEvent[], seq: number): CaseEvent[] =>
  events.map((event, index) => ({ ...event, seq: seq + index + 1 }));

/** Adds one event that starts the clocks which the case now wants and does not run; stopping is the fold's business. */
export function withClocks(
  start: CaseState,
  steps: readonly Step[],
  arrange: JournalWrite['arrange'],
): readonly Step[] {
  const last = steps.at(-1);
  if (!last) return steps;
  const { after, event } = last;
  const missing = wantedClocks(after).filter(
    ({ name, key }) => !after.clocks.some((clock) => clock.name === name && clock.key === key),
  );
  if (missing.length === 0) return steps;
  const clocks = missing.map((wanted) => arrange(after, wanted, event.at));
  const started: CaseEvent = {
    type: 'clocksSet',
    seq: after.seq + 1,
    at: event.at,
    by: system('clocks'),
    data: { clocks },
  };
  return [...steps, ...stepsOf(lastOf(steps, start), [started])];
}

interface LockedCase {
  readonly state: CaseState;
  readonly closedAt: number | null;
  readonly order: OrderRef;
}

/**
 * The case as it is, locked until the transaction ends. Before its first event the intake stands for it. Each lock is
 * a statement on one table, so that what it returns is what is there once the lock is held.
 */
export async function lockCase(queries: Queries, caseNo: string): Promise<LockedCase> {
  const known = await lockRow(queries, caseNo);
  if (known) return known;
  const [intake] = await queries
    .select({ shop: intakes.shop, orderNo: intakes.orderNo })
    .from(intakes)
    .where(eq(intakes.caseNo, caseNo))
    .for('no key update');
  if (!intake) throw new UnknownCase(`${caseNo} was never taken in`);
  const meanwhile = await lockRow(queries, caseNo);
  return meanwhile ?? { state: emptyState(caseNo), closedAt: null, order: intake };
}

async function lockRow(queries: Queries, caseNo: string): Promise<LockedCase | undefined> {
  const { state, closedAt, shop, orderNo } = cases;
  const [row] = await queries
    .select({ state, closedAt, shop, orderNo })
    .from(cases)
    .where(eq(cases.caseNo, caseNo))
    .for('no key update');
  return row && { state: row.state, closedAt: row.closedAt, order: { shop: row.shop, orderNo: row.orderNo } };
}
