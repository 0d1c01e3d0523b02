import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { CommandPort } from '#case-client/port.ts';
import { ownCursor } from '#api/case-reads.ts';
import { workflowIdOf } from '#domain/ids.ts';
import { OUTSIDE_PORTS } from '#domain/outside-ports.ts';
import { findCase } from '#store/cases.ts';
import type { Database } from '#store/db.ts';
import { listInbox, retryInbox } from '#store/inbox-list.ts';
import { countAwaiting, readHealth } from '#store/port-health.ts';
import { beginPause, endPause, pausesAt, type PauseRow } from '#store/port-pauses.ts';
import {
  linkOf,
  linkOfQueue,
  linkOfSchedules,
  linkOfWorkflow,
  savedQueries,
  type WebUi,
} from '#temporal/saved-queries.ts';
import { schedulePrefix } from '#temporal/schedule-id.ts';
import { nudge } from './nudge.ts';
import type { OperationsPort, Pause, ProviderHealth, SavedLink, ScheduleLine } from './port.ts';
import { queueHealth, type QueueHealth } from './queue-health.ts';

export interface OperationsDeps {
  readonly database: Database;
  readonly client: Client;
  readonly commands: Pick<CommandPort, 'send'>;
  readonly taskQueue: string;
  /** Undefined where nobody said where the Web UI is: then there are no links. */
  readonly webUi: WebUi | undefined;
  readonly now: () => number;
}

/** Ten cases a second at most. */
const NUDGE_PAUSE_MS = 100;
const NOT_SAID: QueueHealth = { backlog: null, oldestMs: null, pollers: 0 };

/** What engineers see and do, on store and Temporal. */
export function createOperations(deps: OperationsDeps): OperationsPort {
  const { database, client, commands, taskQueue, webUi, now } = deps;
  const { queries } = database;
  return {
    casePage: webUi === undefined ? null : `${linkOfWorkflow(webUi, workflowIdOf(''))}{no}`,
    links: (shops) => (webUi === undefined ? [] : linksOf(webUi, taskQueue, shops)),
    pauseOf: async (port) => pauseView((await pausesAt(queries, now())).find((pause) => pause.port === port)),
    providers: () => providersOf(deps),
    async pause(wish) {
      await beginPause(database, wish, now());
    },
    unpause: async (port, by) => (await endPause(database, { port, by }, now())) !== undefined,
    nudge: (wish) =>
      nudge(
        { client, taskQueue, commands, find: (caseNo) => findCase(queries, caseNo), rest: () => sleep(NUDGE_PAUSE_MS) },
        wish,
      ),
    inbox: (filter, page) => ownCursor(listInbox(queries, filter, page)),
    retryInbox: (id) => retryInbox(queries, id, now()),
    schedules: () => schedulesOf(client, taskQueue),
  };
}

function linksOf(webUi: WebUi, taskQueue: string, shops: readonly string[]): readonly SavedLink[] {
  return [
    ...savedQueries(shops).map((saved) => ({ ...saved, url: linkOf(webUi, saved) })),
    ...OUTSIDE_PORTS.map((port) => ({
      id: `queue-${port}`,
      name: `Calls to ${port}`,
      query: null,
      url: linkOfQueue(webUi, `${taskQueue}-${port}`),
    })),
    { id: 'queue-cases', name: 'Workers of the cases', query: null, url: linkOfQueue(webUi, taskQueue) },
    { id: 'schedules', name: "Schedules of the shops' days", query: null, url: linkOfSchedules(webUi) },
  ];
}

function pauseView(row: PauseRow | undefined): Pause | undefined {
  if (!row) return undefined;
  const { port, by, why, since, until } = row;
  return { port, by: by.id ?? by.type, why, since, until };
}

async function providersOf({ database, client, taskQueue, webUi, now }: OperationsDeps): Promise<ProviderHealth[]> {
  const { queries } = database;
  const [pauses, health, waiting] = await Promise.all([
    pausesAt(queries, now()),
    readHealth(queries),
    countAwaiting(queries),
  ]);
  return Promise.all(
    OUTSIDE_PORTS.map(async (port): Promise<ProviderHealth> => {
      const seen = health.find((row) => row.port === port);
      const name = `${taskQueue}-${port}`;
      return {
        port,
        pause: pauseView(pauses.find((pause) => pause.port === port)) ?? null,
        ...lastOf(seen),
        waiting: waiting[port] ?? 0,
        // What Postgres knows is shown even while Temporal does not answer.
        queue: { name, ...(await queueHealth(client, name, now()).catch(() => NOT_SAID)), url: queueUrl(webUi, name) },
      };
    }),
  );
}

type Last = Pick<ProviderHealth, 'lastSuccessAt' | 'lastFailureAt' | 'lastFailure' | 'failures'>;
const lastOf = (seen: Last | undefined): Last => ({
  lastSuccessAt: seen?.lastSuccessAt ?? null,
  lastFailureAt: seen?.lastFailureAt ?? null,
  lastFailure: seen?.lastFailure ?? null,
  failures: seen?.failures ?? 0,
});

const queueUrl = (webUi: WebUi | undefined, name: string): string | null =>
  webUi === undefined ? null : linkOfQueue(webUi, name);

async function schedulesOf(client: Client, taskQueue: string): Promise<readonly ScheduleLine[]> {
  const prefix = schedulePrefix(taskQueue);
  const lines: ScheduleLine[] = [];
  for await (const { scheduleId, state, info } of client.schedule.list()) {
    if (!scheduleId.startsWith(prefix)) continue;
    const [shop = '', kind = ''] = scheduleId.slice(prefix.length).split('/');
    lines.push({
      id: scheduleId,
      shop,
      kind,
      paused: state.paused,
      note: state.note ?? null,
      lastAt: info.recentActions.at(-1)?.takenAt.getTime() ?? null,
      nextAt: info.nextActionTimes[0]?.getTime() ?? null,
    });
  }
  return lines.toSorted((a, b) => a.id.localeCompare(b.id));
}
