import { conceal } from './conceal.ts';
import type { Database, Queries } from './db.ts';
import { sqlStateOf } from './sql-state.ts';

/** Deadlock found, or serialisation failed: nothing was done, and the same again will pass. */
const TRY_AGAIN: ReadonlySet<string> = new Set(['40P01', '40001']);
const ATTEMPTS = 4;

/** Runs `work` in one transaction, again when Postgres gave it up for the sake of another; so it must be repeatable. */
export async function inTransaction<T>(database: Database, work: (queries: Queries) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await conceal(database.queries.transaction((queries) => work(queries)));
    } catch (error) {
      if (attempt === ATTEMPTS || !TRY_AGAIN.has(sqlStateOf(error) ?? '')) throw error;
    }
  }
}
