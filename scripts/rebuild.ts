import { openDatabase } from '#store/db.ts';
import { describe } from '#store/rebuild/difference.ts';
import { rebuild } from '#store/rebuild/rebuild.ts';

// Derives the read model anew from the journal; with --check it only compares. Ends with 1 when there was a difference.
const url = process.env['DATABASE_URL'];
if (url === undefined) {
  console.error('DATABASE_URL says which database to rebuild; it is not set.');
  process.exit(2);
}
const compareOnly = process.argv.includes('--check');
const database = openDatabase(url, { max: 2, applicationName: 'aftercare-rebuild' });
try {
  const { cases, differences } = await rebuild(database, { compareOnly });
  for (const difference of differences) console.log(describe(difference));
  console.log(
    `${cases} cases derived from the journal, ${differences.length} differences${compareOnly ? ', nothing changed' : ''}.`,
  );
  process.exitCode = differences.length > 0 ? 1 : 0;
} finally {
  await database.close();
}
