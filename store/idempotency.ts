import { and, eq, lt, sql } from 'drizzle-orm';
import { conceal } from './conceal.ts';
import type { Queries } from './db.ts';
import { idempotencyKeys as keys } from './schema/access.ts';

/** A caller's key for one call of one operation. */
export interface IdempotencyKey {
  readonly principal: string;
  readonly operation: string;
  readonly key: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What to do with a call: carry it out, give the kept answer again, refuse it because its key was used for another
 * request, or say that the first one is still running.
 */
export type Begun =
  | { readonly kind: 'fresh' }
  | ({ readonly kind: 'replay' } & Answer)
  | { readonly kind: 'conflict' }
  | { readonly kind: 'running' };

export interface Begin extends IdempotencyKey {
  readonly requestHash: string;
  readonly now: number;
  /** A call that runs so long has died with its process; the next one may take over. */
  readonly staleAfterMs: number;
}

/** Claims a key: of calls at the same instant exactly one is fresh. */
export async function beginCall(
  queries: Queries,
  { principal, operation, key, requestHash, now, staleAfterMs }: Begin,
): Promise<Begun> {
  const [claimed] = await queries
    .insert(keys)
    .values({ principal, operation, key, requestHash, state: 'running', at: now })
    .onConflictDoUpdate({
      target: [keys.principal, keys.operation, keys.key],
      set: { at: now },
      setWhere: sql`${keys.state} = 'running' and ${keys.requestHash} = ${requestHash} and ${lt(keys.at, now - staleAfterMs)}`,
    })
    .returning({ key: keys.key });
  if (claimed) return { kind: 'fresh' };
  const [row] = await queries.select().from(keys).where(named({ principal, operation, key }));
  if (!row) return { kind: 'running' };
  if (row.requestHash !== requestHash) return { kind: 'conflict' };
  return row.status === null
    ? { kind: 'running' }
    : { kind: 'replay', status: row.status, body: row.body, headers: row.headers ?? {} };
}

/** Keeps the answer for whoever repeats the call. */
export async function finishCall(
  queries: Queries,
  key: IdempotencyKey,
  { status, body, headers }: Answer,
): Promise<void> {
  await conceal(
    queries
      .update(keys)
      .set({ state: 'done', status, body: body ?? sql`'null'::json`, headers })
      .where(named(key)),
  );
}

/** Forgets a call that failed on our side: repeating it must be a new try, not the old failure. */
export async function forgetCall(queries: Queries, key: IdempotencyKey): Promise<void> {
  await queries.delete(keys).where(and(named(key), eq(keys.state, 'running')));
}

/** Forgets kept answers older than an instant; how many. */
export async function forgetCallsBefore(queries: Queries, before: number): Promise<number> {
  const { rowCount } = await queries.delete(keys).where(lt(keys.at, before));
  return rowCount ?? 0;
}

const named = ({ principal, operation, key }: IdempotencyKey) =>
  and(eq(keys.principal, principal), eq(keys.operation, operation), eq(keys.key, key));
