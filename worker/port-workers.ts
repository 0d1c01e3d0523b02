import type { Worker } from '@temporalio/worker';
import { OUTSIDE_PORTS, type OutsidePort } from '#domain/outside-ports.ts';

export interface PortWorkersInput {
  readonly create: (port: OutsidePort) => Promise<Worker>;
  /** The ports that are paused now. */
  readonly paused: () => Promise<readonly OutsidePort[]>;
  readonly onChange: (change: { readonly port: OutsidePort; readonly paused: boolean }) => void;
  /** No call to a paused port is under way any more. */
  readonly onQuiet: (port: OutsidePort) => void;
}

export interface PortWorkers {
  readonly isPaused: (port: OutsidePort) => boolean;
  /** Takes the pauses over: what is paused takes no task any more and ends what it has, what is not takes tasks again. */
  look(): Promise<number>;
  /** Never settles well; fails with the first worker that failed. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

interface Running {
  readonly worker: Worker;
  readonly ended: Promise<void>;
}

/**
 * One worker of activities for each outside system, there while the system is not paused (ADR 0012). While Postgres
 * cannot be asked, everything stays as it was.
 */
export function keepPortWorkers({ create, paused, onChange, onQuiet }: PortWorkersInput): PortWorkers {
  const running = new Map<OutsidePort, Running>();
  const ending = new Map<OutsidePort, Promise<void>>();
  let held: ReadonlySet<OutsidePort> = new Set();
  let fail = (_error: unknown): void => undefined;
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));

  const begin = async (port: OutsidePort): Promise<void> => {
    // Two workers of one queue in one process would take each other's tasks while one of them ends.
    if (ending.has(port)) return;
    const worker = await create(port);
    const ended = worker.run();
    ended.catch(fail);
    running.set(port, { worker, ended });
  };
  const end = (port: OutsidePort, { worker, ended }: Running): void => {
    running.delete(port);
    worker.shutdown();
    ending.set(
      port,
      ended.finally(() => {
        ending.delete(port);
        onQuiet(port);
      }),
    );
  };

  return {
    isPaused: (port) => held.has(port),
    failed,
    async look() {
      const now = new Set(await paused());
      const begun: Promise<void>[] = [];
      for (const port of OUTSIDE_PORTS) {
        if (now.has(port) !== held.has(port)) onChange({ port, paused: now.has(port) });
        const known = running.get(port);
        if (now.has(port) && known) end(port, known);
        else if (!now.has(port) && !known) begun.push(begin(port));
      }
      held = now;
      await Promise.all(begun);
      return 0;
    },
    async stop() {
      for (const [port, known] of running) if (known.worker.getState() === 'RUNNING') end(port, known);
      await Promise.all(ending.values());
    },
  };
}
