import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ROOT } from '#scripts/up/data-folder.ts';
import { addressesOf } from '#scripts/up/environment.ts';
import { answers } from '#scripts/up/programs.ts';
import { isAlive } from '#scripts/up/processes.ts';
import { readRunFile } from '#scripts/up/run-file.ts';
import { readSettings } from '#scripts/up/settings.ts';

/** Where the parts are that a story is played on. */
export interface System {
  readonly api: string;
  /** The sandbox world's control. */
  readonly world: string;
  readonly worldToken: string;
  /** The page of a case in the Temporal Web UI, when it is known. */
  webUiOf(workflowId: string): string | undefined;
  /** Stops what was started for the story; nothing otherwise. */
  stop(): Promise<void>;
}

const secrets = z.object({ adapterToken: z.string() });
const nothing = async (): Promise<void> => undefined;

/** The system that `AFTERCARE_API_URL` names, or the one that runs from this folder, or one that is started for the story. */
export async function findSystem(say: (line: string) => void): Promise<System> {
  const { AFTERCARE_API_URL: api, WORLD_URL: world, ADAPTER_TOKEN: worldToken = '' } = process.env;
  if (api !== undefined && world !== undefined)
    return { api, world, worldToken, webUiOf: () => undefined, stop: nothing };
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const settings = readSettings(process.env);
  const running = readRunFile(join(ROOT, '.aftercare/run.json'));
  const addresses = (running && isAlive(running.supervisor) ? running.addresses : undefined) ?? addressesOf(settings);
  const isReady = () => answers(`${addresses.api}/readyz`).catch(() => false);
  const stop = (await isReady()) ? nothing : await startSystem(say, isReady);
  return {
    api: addresses.api,
    world: `${addresses.sandbox}/world/v1`,
    worldToken: secrets.parse(JSON.parse(readFileSync(join(ROOT, '.aftercare/secrets.json'), 'utf8'))).adapterToken,
    webUiOf: (workflowId) => `${addresses.webUi}/namespaces/${settings.TEMPORAL_NAMESPACE}/workflows/${workflowId}`,
    stop,
  };
}

/** Starts everything as npm start does, on a leash: it ends with us, however we end. */
async function startSystem(say: (line: string) => void, isReady: () => Promise<boolean>): Promise<() => Promise<void>> {
  say('Nothing runs yet: starting the system for this story');
  const leash = pathToFileURL(join(ROOT, 'scripts/up/leash.mjs')).href;
  const child = spawn(process.execPath, ['--import', leash, join(ROOT, 'scripts/start.mjs')], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => /^[✓✗!…]/.test(line) && say(line));
  const stop = () => stopSystem(child);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(130)));
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('the system does not start');
    await sleep(200);
  }
  say('');
  return stop;
}

async function stopSystem(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
