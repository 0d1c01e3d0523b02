import { randomBytes } from 'node:crypto';
import { execute } from '#scripts/up/postgres/database.ts';
import { serverAddress } from './server-address.ts';

/** A migrated, empty database of its own for one suite. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Lets a database give out case numbers that no other database of this run gives out: the suites share one Temporal
 * namespace, in which a case number is taken for good.
 */
export async function takeNumbers(url: string): Promise<void> {
  const [row] = await execute(
    serverAddress('AFTERCARE_TEST_POSTGRES_URL'),
    "select nextval('case_number_bands')::int as band",
  );
  const { band } = row as { band: number };
  await execute(url, 'insert into case_numbers (year, last) select year, $1 from generate_series(2020, 2060) as year', [
    band * 1_000,
  ]);
}

/** Cloned from the template that was migrated once for this run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = serverAddress('AFTERCARE_TEST_POSTGRES_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(adminUrl, `create database ${name} template ${serverAddress('AFTERCARE_TEST_TEMPLATE')}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await execute(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
