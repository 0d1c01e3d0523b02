import type { SQL } from 'drizzle-orm';
import type { Database } from '#store/db.ts';

/** Rows of a plain statement, for looking behind the store's back. */
export async function rowsOf(database: Database, statement: SQL): Promise<Record<string, unknown>[]> {
  const { rows } = await database.queries.execute(statement);
  return rows;
}
