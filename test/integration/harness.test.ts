import { createTestDatabase } from '#test/support/database.ts';
import { execute } from '#scripts/up/postgres/database.ts';

describe('the servers for integration suites', () => {
  it('give each suite a database of its own, cloned from the migrated template', async () => {
    const [first, second] = [await createTestDatabase(), await createTestDatabase()];
    await execute(first.url, 'create table only_here (id int)');
    const tables = await execute(second.url, "select 1 from pg_tables where tablename = 'only_here'");
    expect(tables).toEqual([]);
    await Promise.all([first.drop(), second.drop()]);
  });
});
