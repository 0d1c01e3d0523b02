import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { identify, isAlive } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';

const identitySchema = z.object({ pid: z.number().int(), startedAt: z.string() });

const schema = z.object({
  supervisor: identitySchema,
  services: z.record(z.string(), z.object({ identity: identitySchema, startedWith: z.string() })),
  /** where it is reached, for the commands that talk to what runs here */
  addresses: z.object({ api: z.string(), sandbox: z.string(), webUi: z.string() }).optional(),
});

/** Which processes of ours run, so that the next start finds what a kill -9 left behind. */
export type RunRecord = z.output<typeof schema>;

export type ServiceRecord = RunRecord['services'][string];

export function readRunFile(file: string): RunRecord | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The file is replaced as a whole: whoever reads it, even after a crash, reads one state. */
export function writeRunFile(file: string, record: RunRecord): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** A start already runs in this folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** Services of an earlier start that still live; throws when that start itself still lives. */
export function findOrphans(record: RunRecord | undefined, alive = isAlive): Readonly<Record<string, ServiceRecord>> {
  if (record === undefined) return {};
  if (record.supervisor.pid !== process.pid && alive(record.supervisor)) {
    throw new AlreadyRunning(
      `Aftercare already runs in this folder: process ${record.supervisor.pid}. Stop it with Ctrl-C, or with: kill ${record.supervisor.pid}`,
    );
  }
  return Object.fromEntries(Object.entries(record.services).filter(([, { identity }]) => alive(identity)));
}

/** Of two starts at the same instant only one gets the lock; a lock whose holder is gone is taken over. */
export function takeLock(file: string): () => void {
  const mine = JSON.stringify(identify(process.pid));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      const holder = readHolder(file);
      if (holder !== undefined && isAlive(holder))
        throw new AlreadyRunning(
          `Aftercare already runs in this folder: process ${holder.pid}. Stop it with Ctrl-C, or with: kill ${holder.pid}`,
        );
      rmSync(file, { force: true });
    }
  }
  throw new AlreadyRunning('Another start of Aftercare in this folder is under way.');
}

function readHolder(file: string): ProcessIdentity | undefined {
  try {
    return identitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
