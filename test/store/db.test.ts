import { sql } from 'drizzle-orm';
import { openDatabase, type Database } from '#store/db.ts';
import { lineTo, type Line } from '#test/crash/servers.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase(2);
const opened: Database[] = [];
const lines: Line[] = [];

/** A pool of its own, whose broken connections are told. */
function aPool(url: string, silenceMs?: number): { pool: Database; told: string[] } {
  const told: string[] = [];
  const pool = openDatabase(url, {
    max: 1,
    onError: ({ message }) => told.push(message),
    ...(silenceMs === undefined ? {} : { silenceMs }),
  });
  opened.push(pool);
  return { pool, told };
}

const urlOfDatabase = (): string => db().pool.options.connectionString ?? '';

afterEach(async () => {
  await Promise.all(opened.splice(0).map((pool) => pool.close()));
  await Promise.all(lines.splice(0).map((line) => line.end()));
});

it('outlives a connection that breaks between two statements of a transaction', async () => {
  const { pool, told } = aPool(urlOfDatabase());
  const broken = pool.queries.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db().pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toBeInstanceOf(Error);
  expect(told.length).toBeGreaterThan(0);
  expect((await pool.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('gives a statement up whose line was cut', async () => {
  const url = new URL(urlOfDatabase());
  const line = await lineTo(url.host);
  lines.push(line);
  url.host = line.address;
  const { pool } = aPool(url.href, 500);
  await pool.pool.query('select 1');
  line.cut('answers');
  await expect(pool.pool.query('select 1')).rejects.toThrow('Postgres said nothing for 500 ms');
});
