import { count, isNotNull, sql } from 'drizzle-orm';
import type { OutsidePort } from '#domain/outside-ports.ts';
import type { Queries } from './db.ts';
import { cases } from './schema/cases.ts';
import { portHealth } from './schema/operations.ts';

export type HealthRow = typeof portHealth.$inferSelect;

/** What a worker saw of a port since it told last. */
export interface SeenOfPort {
  readonly port: OutsidePort;
  readonly successAt: number | null;
  readonly failureAt: number | null;
  readonly failure: string | null;
  /** Since the last success that it saw, or since it told last. */
  readonly failures: number;
}

/** Adds what a worker saw; several tell of one port, and what is newer stays. */
export async function noteHealth(queries: Queries, seen: SeenOfPort): Promise<void> {
  const { port, successAt, failureAt, failure, failures } = seen;
  await queries
    .insert(portHealth)
    .values({ port, lastSuccessAt: successAt, lastFailureAt: failureAt, lastFailure: failure, failures })
    .onConflictDoUpdate({
      target: portHealth.port,
      set: {
        lastSuccessAt: sql`greatest(${portHealth.lastSuccessAt}, excluded.last_success_at)`,
        lastFailureAt: sql`greatest(${portHealth.lastFailureAt}, excluded.last_failure_at)`,
        lastFailure: sql`coalesce(excluded.last_failure, ${portHealth.lastFailure})`,
        failures: sql`case when excluded.last_success_at is null then ${portHealth.failures} else 0 end + excluded.failures`,
      },
    });
}

export const readHealth = (queries: Queries): Promise<HealthRow[]> => queries.select().from(portHealth);

/** How many cases wait for each port. */
export async function countAwaiting(queries: Queries): Promise<Partial<Record<OutsidePort, number>>> {
  const rows = await queries
    .select({ port: cases.awaitedPort, cases: count() })
    .from(cases)
    .where(isNotNull(cases.awaitedPort))
    .groupBy(cases.awaitedPort);
  return Object.fromEntries(rows.flatMap(({ port, cases: n }) => (port === null ? [] : [[port, n]])));
}
