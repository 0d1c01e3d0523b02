import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { CrashPoint } from '#activities/crash-point.ts';
import type { Ports } from '#adapters/index.ts';
import { createCaseClient } from '#case-client/client.ts';
import type { PolicyBook } from '#policies/load.ts';
import { startPriority } from '#policies/start-priority.ts';
import type { Database } from '#store/db.ts';
import { createIntake } from '#store/intake.ts';
import { dispatchInbox } from './dispatch/inbox.ts';
import { dispatchIntakes } from './dispatch/intakes.ts';
import { startLoop, type Loop } from './dispatch/loop.ts';
import { openFromNews } from './dispatch/openings.ts';
import { dispatchOutbox } from './dispatch/outbox.ts';

export interface DispatchersInput {
  readonly client: Client;
  readonly database: Database;
  readonly ports: Ports;
  readonly policies: PolicyBook;
  readonly taskQueue: string;
  readonly crashPoint: CrashPoint;
  readonly log: Logger;
  readonly now: () => number;
}

/** Starts what carries news to cases, messages to people, and forgotten requests to their start. */
export function startDispatchers(input: DispatchersInput): { stop(): Promise<void> } {
  const { client, database, ports, policies, taskQueue, crashPoint, log, now } = input;
  const { queries } = database;
  const commands = createCaseClient({ client, taskQueue, patienceMs: 8_000, now, priorityOf: startPriority(policies) });
  const loop = (name: string, everyMs: number, work: () => Promise<number>): Loop =>
    startLoop({
      everyMs,
      work,
      onError: (error) => log.warn({ err: error, loop: name }, 'a dispatcher could not do its work'),
    });

  const open = openFromNews({ intake: createIntake(database), commands, shop: ports.shop, policies, now });

  const loops = [
    loop('inbox', 100, () => dispatchInbox({ queries, client, crashPoint, now, open })),
    loop('outbox', 150, () =>
      dispatchOutbox({
        queries,
        messages: ports.messages,
        shop: ports.shop,
        zoneOf: (id) => policies.get(id).zone,
        crashPoint,
        now,
      }),
    ),
    loop('intakes', 3_000, () => dispatchIntakes({ intake: createIntake(database), commands, now })),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}
