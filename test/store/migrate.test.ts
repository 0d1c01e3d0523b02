import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '#store/migrate.ts';
import { serverAddress } from '#test/support/server-address.ts';

const ADMIN = serverAddress('AFTERCARE_TEST_POSTGRES_URL');
const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));
const name = `migrate_${randomBytes(6).toString('hex')}`;

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows;
}

function urlOf(database: string): string {
  const url = new URL(ADMIN);
  url.pathname = `/${database}`;
  return url.href;
}

describe('migrate', () => {
  beforeAll(() => ask(ADMIN, `create database ${name}`));
  afterAll(() => ask(ADMIN, `drop database if exists ${name} with (force)`));

  it('can be called by twenty processes at once on an empty database', async () => {
    await Promise.all(Array.from({ length: 20 }, () => migrate(urlOf(name))));
    const [row] = await ask(urlOf(name), 'select count(*)::int from drizzle.__drizzle_migrations');
    expect(row).toEqual({ count: readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql')).length });
  });

  it('changes nothing when it is called again', async () => {
    await migrate(urlOf(name));
    const [row] = await ask(urlOf(name), "select count(*)::int from pg_trigger where tgname like '%append_only'");
    expect(row).toEqual({ count: 8 });
  });

  it('knows every column of the last snapshot: the schema in code has no change without a migration', async () => {
    const files = readdirSync(`${MIGRATIONS}meta`)
      .filter((file) => file.endsWith('_snapshot.json'))
      .toSorted();
    const snapshot: unknown = JSON.parse(readFileSync(`${MIGRATIONS}meta/${files.at(-1)}`, 'utf8'));
    const { generateDrizzleJson, generateMigration } = await import('drizzle-kit/api');
    const schema = await schemaInCode();
    const now = generateDrizzleJson(schema, '00000000-0000-0000-0000-000000000000');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the same tool
    expect(await generateMigration(snapshot as typeof now, now)).toEqual([]);
  });
});

async function schemaInCode(): Promise<Record<string, unknown>> {
  const folder = new URL('../../store/schema/', import.meta.url);
  const modules: Record<string, unknown>[] = await Promise.all(
    readdirSync(folder).map((file): Promise<Record<string, unknown>> => import(new URL(file, folder).href)),
  );
  return Object.assign({}, ...modules);
}
