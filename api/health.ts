import { readFileSync } from 'node:fs';
import type { Connection } from '@temporalio/client';
import { z } from 'zod';
import type { Database } from '#store/db.ts';
import type { HealthCheck } from './deps.ts';

const PATIENCE_MS = 2_000;
const journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

export interface Checked {
  readonly database: Database;
  readonly connection: Connection;
  readonly now: () => number;
  /** Whether the process is on its way out. */
  readonly isClosing: () => boolean;
  /** What holds no work up, and somebody has to see to. */
  readonly calendars: () => HealthCheck;
}

/** Whether the parts the API works with are there: asked anew each time, answered within two seconds each. */
export function createHealth({ database, connection, now, isClosing, calendars }: Checked): {
  check(): Promise<readonly HealthCheck[]>;
} {
  return {
    check: () =>
      Promise.all([
        checked('process', async () => (isClosing() ? 'it is closing' : undefined)),
        Promise.resolve(calendars()),
        checked('migrations', () => pendingMigrations(database)),
        checked('temporal', () => connection.withDeadline(now() + PATIENCE_MS, async () => servingProblem(connection))),
      ]),
  };
}

/** A check that gives back what is wrong, or nothing; what is thrown is wrong too. */
async function checked(name: string, ask: () => Promise<string | undefined>): Promise<HealthCheck> {
  const detail = await inTime(ask()).catch((error: unknown) => (error instanceof Error ? error.message : 'failed'));
  return detail === undefined ? { name, ok: true } : { name, ok: false, detail };
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('it does not answer')), PATIENCE_MS);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** The health protocol's own number for it; the SDK does not export its enum. */
const SERVING: ReadonlySet<number> = new Set([1]);

async function servingProblem(connection: Connection): Promise<string | undefined> {
  const { status } = await connection.healthService.check({});
  return SERVING.has(status) ? undefined : 'it is not serving';
}

/** Postgres answers, and its schema is the one this code was written for. */
async function pendingMigrations({ pool }: Database): Promise<string | undefined> {
  const { entries } = journal.parse(
    JSON.parse(readFileSync(new URL('../migrations/meta/_journal.json', import.meta.url), 'utf8')),
  );
  const { rows } = await pool.query<{ last: string | null }>(
    'select max(created_at) as last from drizzle.__drizzle_migrations',
  );
  const head = Math.max(0, ...entries.map(({ when }) => when));
  return Number(rows[0]?.last ?? 0) >= head ? undefined : 'the schema is older than this version: run the migrations';
}
