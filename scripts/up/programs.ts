import { setTimeout as sleep } from 'node:timers/promises';
import { endOfLog, ownService } from './child-service.ts';
import { followLog } from './log-tail.ts';
import { isAlive } from './processes.ts';
import type { StartContext } from './start-context.ts';

/** One of our three programs, and how it is seen that it does its work. */
export interface OwnProgramWish {
  readonly name: string;
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  readonly describe: string;
  isReady(): Promise<boolean>;
}

const PATIENCE_MS = 60_000;

/** Starts the program and waits until it is ready; a program that ends instead is reported with the end of its log. */
export async function programStep(context: StartContext, program: OwnProgramWish): Promise<void> {
  const { folder, supervisor, progress } = context;
  const logFile = folder.logOf(program.name);
  followLog(logFile, (line) => progress.say(`! ${program.name}: ${line}`));
  const work = async () => {
    await supervisor.add(ownService({ name: program.name, main: program.main, logFile, env: program.env }));
    await untilReady(context, program, logFile);
  };
  await progress.step(work, () => program.describe);
}

async function untilReady({ supervisor }: StartContext, program: OwnProgramWish, logFile: string): Promise<void> {
  const first = supervisor.watched.find(({ service }) => service.name === program.name)?.identity;
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    if (await program.isReady().catch(() => false)) return;
    if (first === undefined || !isAlive(first)) break;
    await sleep(100);
  }
  throw new Error(`The ${program.name} does not get ready; the end of ${logFile}:\n${endOfLog(logFile)}`);
}

/** True when the address answers with a success. */
export async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await answer.arrayBuffer();
  return answer.ok;
}
