// npm run verify: compares Temporal, Postgres and the world after any run and tells every difference. Looks at the
// system that the worker's variables name (DATABASE_URL, TEMPORAL_ADDRESS, WORLD_URL, ...), else at the one that runs
// from this folder. Ends with 1 when there is a difference.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import { ROOT } from '#scripts/up/data-folder.ts';
import { CHECKS, lineOf, type CheckName } from '#verify/difference.ts';
import { systemToVerify } from './verify/system.ts';
import { verify } from '#verify/verify.ts';

if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
const { environment, databaseUrl, taskQueue, world } = systemToVerify(process.env);
const database = openDatabase(databaseUrl, { max: 10, applicationName: 'aftercare-verify' });
const { client, connection } = await connectClient(environment);
try {
  const differences = await verify({ database, client, taskQueue, now: Date.now, ...(world ? { world } : {}) });
  for (const difference of differences) console.log(lineOf(difference));
  const broken = [...new Set(differences.map(({ check }) => check))];
  for (const check of broken) console.log(`  ${check} = ${CHECKS[check]}`);
  const names = Object.keys(CHECKS) as CheckName[];
  console.log(`${names.length} checks${world ? '' : ', without the world'}: ${differences.length} differences.`);
  process.exitCode = differences.length > 0 ? 1 : 0;
} finally {
  await connection.close();
  await database.close();
}
