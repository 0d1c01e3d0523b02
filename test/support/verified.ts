import { setTimeout as pause } from 'node:timers/promises';
import type { Difference } from '#verify/difference.ts';
import { lineOf } from '#verify/difference.ts';
import { verify } from '#verify/verify.ts';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import type { Stack } from './stack.ts';

/** What the checker finds in a stack. */
export async function differencesIn(stack: Stack, now: () => number = Date.now): Promise<readonly Difference[]> {
  const database = openDatabase(stack.environment['DATABASE_URL'] ?? stack.databaseUrl, { max: 4 });
  const { client, connection } = await connectClient(stack.environment);
  try {
    const world = { url: `${stack.world}/world/v1`, token: stack.token };
    return await verify({ database, client, taskQueue: stack.taskQueue, world, now });
  } finally {
    await connection.close();
    await database.close();
  }
}

/** As above, a line each, once messages and news under way have had their time. */
export async function differencesAtRest(stack: Stack, patienceMs = 40_000): Promise<readonly string[]> {
  for (const end = Date.now() + patienceMs; ;) {
    const found = await differencesIn(stack);
    if (found.length === 0 || Date.now() > end) return found.map(lineOf);
    await pause(1_000);
  }
}
