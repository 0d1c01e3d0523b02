import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, stopProcess } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';

/** A process that has to run as long as we do. */
export interface Service {
  readonly name: string;
  /** what it is started with: a left-over of an earlier start is reused only when this is the same */
  readonly startedWith: string;
  start(): Promise<ProcessIdentity>;
  /** the usual way is SIGTERM and patience */
  stop?(identity: ProcessIdentity): Promise<void>;
}

export interface Watched {
  readonly service: Service;
  readonly identity: ProcessIdentity;
}

export interface Supervisor {
  /** Starts a service, or takes over one that runs already, and from now on starts it again whenever it dies. */
  add(service: Service, running?: ProcessIdentity): Promise<void>;
  /** Stops all services, the last added first. */
  stopAll(): Promise<void>;
  readonly watched: readonly Watched[];
}

export interface SupervisorWish {
  readonly say: (line: string) => void;
  /** called whenever a process was started or taken over */
  readonly onChange: (watched: readonly Watched[]) => void;
}

const LOOK_EVERY_MS = 300;
const CALM_AFTER_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;
const PATIENCE_MS = 15_000;

/** The pause before the next start of a service that died so many times without a calm minute between. */
export function pauseBeforeRestart(deaths: number): number {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (deaths - 1));
}

export function createSupervisor(wish: SupervisorWish): Supervisor {
  const watched: Watched[] = [];
  const loops: Promise<void>[] = [];
  const starts = new Set<Promise<ProcessIdentity>>();
  const ending = new AbortController();

  const set = (service: Service, identity: ProcessIdentity): void => {
    const at = watched.findIndex((entry) => entry.service.name === service.name);
    watched.splice(at === -1 ? watched.length : at, at === -1 ? 0 : 1, { service, identity });
    wish.onChange(watched);
  };

  return {
    watched,
    add: async (service, running) => {
      if (ending.signal.aborted) throw new Error(`${service.name} is not started any more`);
      const begun = running === undefined ? service.start() : Promise.resolve(running);
      starts.add(begun);
      const first = await begun.finally(() => starts.delete(begun));
      set(service, first);
      const started = (identity: ProcessIdentity): void => set(service, identity);
      loops.push(keepAlive(service, { first, started, say: wish.say, ending: ending.signal }));
    },
    stopAll: async () => {
      ending.abort();
      // what is just being started must be stopped too
      await Promise.allSettled(starts);
      await Promise.all(loops);
      for (const { service, identity } of watched.toReversed()) {
        if (service.stop === undefined) await stopProcess(identity, { patienceMs: PATIENCE_MS });
        else await service.stop(identity);
      }
    },
  };
}

interface Watch {
  readonly first: ProcessIdentity;
  readonly started: (identity: ProcessIdentity) => void;
  readonly say: (line: string) => void;
  readonly ending: AbortSignal;
}

async function keepAlive(service: Service, { first, started, say, ending }: Watch): Promise<void> {
  let identity: ProcessIdentity | undefined = first;
  let deaths = 0;
  let startedAt = performance.now();
  while (!ending.aborted) {
    await pause(LOOK_EVERY_MS, ending);
    if (ending.aborted || (identity !== undefined && isAlive(identity))) continue;
    deaths = performance.now() - startedAt > CALM_AFTER_MS ? 1 : deaths + 1;
    const wait = pauseBeforeRestart(deaths);
    if (identity !== undefined)
      say(`${service.name} (process ${identity.pid}) died; starting it again in ${wait / 1000} s`);
    await pause(wait, ending);
    if (ending.aborted) return;
    identity = await startAgain(service, say);
    if (identity !== undefined) started(identity);
    startedAt = performance.now();
  }
}

async function startAgain(service: Service, say: (line: string) => void): Promise<ProcessIdentity | undefined> {
  try {
    const identity = await service.start();
    say(`${service.name} runs again (process ${identity.pid})`);
    return identity;
  } catch (error) {
    say(`${service.name} does not start: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function pause(milliseconds: number, ending: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal: ending }).catch(() => undefined);
}
