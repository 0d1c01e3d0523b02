import { openDatabase, type Database } from '#store/db.ts';
import { createTestDatabase } from '#test/support/database.ts';

/** A migrated, empty database of its own for the suite that calls this, opened and dropped around its tests. */
export function aDatabase(max = 10): () => Database {
  let database: Database | undefined;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const made = await createTestDatabase();
    drop = () => made.drop();
    database = openDatabase(made.url, { max });
  });
  afterAll(async () => {
    await database?.close();
    await drop?.();
  });
  return () => {
    if (!database) throw new Error('the database is open only while tests run');
    return database;
  };
}
