import type { Client } from '@temporalio/client';
import { earliest, nextInstant } from '#domain/case/clocks.ts';
import { findCase } from '#store/cases.ts';
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
    nextOfCase: async (caseNo) => {
      const clock = earliest((await findCase(database.queries, caseNo))?.state.clocks ?? []);
      return clock && nextInstant(clock);
    },
    heard: async (orderNo) => {
      for (let waited = 0; waited < PATIENCE_MS && (await hasNews(database.queries, orderNo)); waited += POLL_MS) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
  });
}
