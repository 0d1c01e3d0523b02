import { lineOf } from '#scripts/verify/difference.ts';
import { verify } from '#scripts/verify/verify.ts';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import type { Stack } from '#test/support/stack.ts';

/** What the checker says of a stack, a line each. */
export async function differencesIn(stack: Stack): Promise<readonly string[]> {
  const database = openDatabase(stack.environment['DATABASE_URL'] ?? stack.databaseUrl, { max: 4 });
  const { client, connection } = await connectClient(stack.environment);
  try {
    const world = { url: `${stack.world}/world/v1`, token: stack.token };
    return (await verify({ database, client, taskQueue: stack.taskQueue, world, now: Date.now })).map(lineOf);
  } finally {
    await connection.close();
    await database.close();
  }
}

/** As above, once messages and news under way have had their time. */
export async function differencesAtRest(stack: Stack, patienceMs = 30_000): Promise<readonly string[]> {
  for (const end = Date.now() + patienceMs; ;) {
    const found = await differencesIn(stack);
    if (found.length === 0 || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
