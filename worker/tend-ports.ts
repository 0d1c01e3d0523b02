import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '#store/db.ts';
import { noteHealth } from '#store/port-health.ts';
import { endOver, pausesAt } from '#store/port-pauses.ts';
import { tellHeld } from './dispatch/holds.ts';
import { startLoop } from './dispatch/loop.ts';
import { keepPortWorkers, type PortWorkers } from './port-workers.ts';
import { watchPorts } from './port-watch.ts';
import { createPortWorker, type WorkersInput } from './workers.ts';

export interface TendingInput {
  readonly workers: Omit<WorkersInput, 'watch' | 'isPaused'>;
  readonly client: Client;
  readonly database: Database;
  readonly log: Logger;
  readonly now: () => number;
}

/** How soon a pause is heeded, and a lifted one. */
const LOOK_EVERY_MS = 1_000;
const TELL_EVERY_MS = 2_000;
const HEALTH_EVERY_MS = 2_000;

/** What the other workers and the dispatchers need to know of the ports. */
export type TendedPorts = Pick<PortWorkers, 'isPaused' | 'failed' | 'stop'> & Required<Pick<WorkersInput, 'watch'>>;

/** Runs the ports' workers as the pauses say, tells waiting cases why, and writes down how the outside answers. */
export async function tendPorts({ workers, client, database, log, now }: TendingInput): Promise<TendedPorts> {
  const { queries } = database;
  const watch = watchPorts(now);
  const ports = keepPortWorkers({
    create: (port) => createPortWorker({ ...workers, watch }, port),
    paused: async () => (await pausesAt(queries, now())).map(({ port }) => port),
    onChange: (change) => log.info(change, change.paused ? 'a port is paused' : 'a port goes on'),
    onQuiet: (port) => log.info({ port }, 'no call to the port is under way any more'),
  });
  await ports.look();
  const loop = (everyMs: number, work: () => Promise<number>) =>
    startLoop({ everyMs, work, onError: (err) => log.warn({ err }, 'the ports could not be tended') });
  const loops = [
    loop(LOOK_EVERY_MS, ports.look),
    loop(TELL_EVERY_MS, tellHeld({ queries, client, now })),
    loop(HEALTH_EVERY_MS, async () => {
      for (const seen of watch.news()) await noteHealth(queries, seen);
      await endOver(queries, now());
      return 0;
    }),
  ];
  return {
    isPaused: ports.isPaused,
    failed: ports.failed,
    watch,
    async stop() {
      await Promise.all(loops.map((one) => one.stop()));
      await ports.stop();
    },
  };
}
