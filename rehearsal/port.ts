import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Database } from '#store/db.ts';
import { hasNews } from '#store/inbox.ts';
import { createCaseClock } from './case-clock.ts';
import { createRehearsal, type Rehearsal } from './rehearsal.ts';
import { createWorldClock } from './world-clock.ts';

interface RehearsalPortInput {
  readonly client: Client;
  readonly database: Database;
  readonly world: { readonly url: string; readonly token: string };
  readonly newId: () => string;
  readonly now: () => number;
}

const POLL_MS = 25;
const PATIENCE_MS = 15_000;

/** The rehearsal on a running system: the cases' clocks, the world's, and the inbox between them. */
export function createRehearsalPort({ client, database, world, newId, now }: RehearsalPortInput): Rehearsal {
  return createRehearsal({
    caseClock: createCaseClock(client, { newId, now }),
    worldClock: createWorldClock(world),
    wait: pause,
    heard: async (orderNo) => {
      for (let waited = 0; waited < PATIENCE_MS && (await hasNews(database.queries, orderNo)); waited += POLL_MS) {
        await pause(POLL_MS);
      }
    },
  });
}
