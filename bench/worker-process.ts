import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Worker } from '@temporalio/worker';

/** A worker under measurement: a process of its own that tells which case has taken a step. */
export interface WorkerProcess {
  readonly pid: number;
  readonly taskQueue: string;
  /** Waits until the case has taken so many steps with its own database, or with nothing in its place. */
  steps(caseNo: string, count: number): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Starts a worker program of the bench and waits until it serves its queues. */
export async function startWorkerProcess(
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = fork(file, { env: { ...process.env, ...env }, execArgv: ['--import', 'tsx'] });
  const counter = createStepCounter(child);
  await counter.ready;
  return {
    pid: child.pid ?? 0,
    taskQueue: env['TEMPORAL_TASK_QUEUE'] ?? '',
    steps: counter.steps,
    async stop() {
      const gone = once(child, 'exit');
      child.send('stop');
      await gone;
    },
  };
}

function createStepCounter(child: ChildProcess): { ready: Promise<void>; steps: WorkerProcess['steps'] } {
  const taken = new Map<string, number>();
  const waiting = new Map<string, { count: number; resolve: () => void }>();
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (said: string) => {
      if (said === 'ready') return resolve();
      taken.set(said, (taken.get(said) ?? 0) + 1);
      const waits = waiting.get(said);
      if (waits && (taken.get(said) ?? 0) >= waits.count) waits.resolve();
    });
    child.once('exit', (code) => reject(new Error(`a worker of the bench ended with ${code}`)));
  });
  const steps = async (caseNo: string, count: number): Promise<void> => {
    if ((taken.get(caseNo) ?? 0) >= count) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`${caseNo} took ${taken.get(caseNo) ?? 0} of ${count} steps and no more`)),
        PATIENCE_MS,
      );
      const done = (): void => {
        clearTimeout(late);
        waiting.delete(caseNo);
        resolve();
      };
      waiting.set(caseNo, { count, resolve: done });
    });
  };
  return { ready, steps };
}

/** In the worker's process: tells that a case has taken a step. */
export const tellStep = (caseNo: string): void => void process.send?.(caseNo);

/** In the worker's process: serves until the bench has had enough. */
export async function serveUntilStopped(workers: readonly Worker[]): Promise<void> {
  process.once('message', () => workers.forEach((worker) => worker.shutdown()));
  process.once('disconnect', () => process.exit());
  const running = Promise.all(workers.map((worker) => worker.run()));
  process.send?.('ready');
  await running;
  process.disconnect();
}
