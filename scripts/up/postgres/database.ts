import { Client, escapeIdentifier } from 'pg';

/** Runs one statement on its own connection, closed whatever happens. */
export async function execute(url: string, statement: string, values: readonly unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(statement, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** Creates the database unless it exists. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const found = await execute(adminUrl, 'select 1 from pg_database where datname = $1', [name]);
  if (found.length === 0) await execute(adminUrl, `create database ${escapeIdentifier(name)}`);
}
