import { migrate } from '#store/migrate.ts';

const url = process.env['DATABASE_URL'];
if (url === undefined) {
  console.error('DATABASE_URL says which database to bring up to date; it is not set.');
  process.exit(2);
}
await migrate(url);
console.log('The schema is up to date.');
