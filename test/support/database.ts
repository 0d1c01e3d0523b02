import { randomBytes } from 'node:crypto';
import { execute } from '#scripts/up/postgres/database.ts';
import { serverAddress } from './server-address.ts';

/** A migrated, empty database of its own for one suite. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
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
