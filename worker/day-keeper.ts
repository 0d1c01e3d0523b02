import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { nameMissedRuns } from '#activities/day/begin-run.ts';
import { RUN_KINDS } from '#domain/day/runs.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Database } from '#store/db.ts';
import { applySchedules } from './schedules.ts';

export interface DayKeeperDeps {
  readonly client: Client;
  readonly database: Database;
  readonly policies: PolicyBook;
  readonly taskQueue: string;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * Keeps the schedules as the shops' days want them, from the start of the worker on and after every change of a day;
 * and names the runs that did not take place, also those nobody could have run since the worker was down (H1).
 */
export function keepDay({ client, database, policies, taskQueue, log, now }: DayKeeperDeps): () => Promise<number> {
  let applied = '';
  return async () => {
    const at = now();
    const days = policies.days(at);
    const wanted = JSON.stringify(days);
    if (wanted !== applied) {
      const { removed } = await applySchedules({ client, taskQueue, days });
      applied = wanted;
      log.info({ shops: Object.keys(days), removed }, 'the schedules of the day are as wanted');
    }
    for (const shop of Object.keys(days))
      for (const kind of RUN_KINDS) await nameMissedRuns({ database, policies }, { shop, kind, at });
    return 0;
  };
}
