import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePorts } from '#scripts/up/ports.ts';
import { createTestDatabase, takeNumbers } from './database.ts';
import { serverAddress } from './server-address.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Part = 'sandbox' | 'worker' | 'api';

/** Proves mail and messages to the stacks of the tests. */
export const INBOUND_SECRET = `whsec_${Buffer.from('a secret of the gateways, 32 long').toString('base64')}`;

/** The whole product as its own processes, on a database and task queues of its own. */
export interface Stack {
  readonly api: string;
  readonly world: string;
  readonly token: string;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  process(part: Part): ChildProcess | undefined;
  start(part: Part, extra?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends a part as a power cut would, and waits until it is gone. */
  kill(part: Part): Promise<void>;
  stop(): Promise<void>;
}

const PARTS: readonly Part[] = ['sandbox', 'worker', 'api'];

/** Starts sandbox world, worker and API and waits until each says it is ready. */
export async function startStack({
  parts = PARTS,
  extra = {},
}: { parts?: readonly Part[]; extra?: Readonly<Record<string, string>> } = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-stack-'));
  mkdirSync(join(folder, 'world'));
  const database = await createTestDatabase();
  await takeNumbers(database.url);
  const [apiPort = 0, worldPort = 0] = await freePorts(2);
  const token = 'test-token';
  const taskQueue = `cases-${randomBytes(4).toString('hex')}`;
  const environment = {
    ...environmentOf({ apiPort, worldPort, token, taskQueue, databaseUrl: database.url, folder }),
    ...extra,
  };
  const running = new Map<Part, ChildProcess>();

  let stopping = false;
  const start: Stack['start'] = async (part, more = {}) => {
    // Whoever replaces a part that dies must not replace one that was stopped.
    if (stopping) return;
    running.set(part, await launch(part, { ...environment, ...more }, folder));
  };
  const kill: Stack['kill'] = async (part) => {
    await end(running.get(part), 'SIGKILL');
    running.delete(part);
  };
  const began = await Promise.allSettled(parts.map((part) => start(part)));
  const failed = began.find((one) => one.status === 'rejected');
  if (failed) {
    await Promise.all([...running.values()].map((child) => end(child, 'SIGKILL')));
    throw failed.reason;
  }
  return {
    api: `http://127.0.0.1:${apiPort}`,
    world: `http://127.0.0.1:${worldPort}`,
    token,
    databaseUrl: database.url,
    taskQueue,
    environment,
    folder,
    process: (part) => running.get(part),
    start,
    kill,
    async stop() {
      stopping = true;
      await end(running.get('api'), 'SIGTERM');
      await Promise.all([...running.values()].map((child) => end(child, 'SIGTERM')));
      await database.drop();
      if (process.env['AFTERCARE_KEEP_STACK'] === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Addresses {
  readonly apiPort: number;
  readonly worldPort: number;
  readonly token: string;
  readonly taskQueue: string;
  readonly databaseUrl: string;
  readonly folder: string;
}

function environmentOf({
  apiPort,
  worldPort,
  token,
  taskQueue,
  databaseUrl,
  folder,
}: Addresses): Record<string, string> {
  const world = `http://127.0.0.1:${worldPort}`;
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: serverAddress('TEMPORAL_ADDRESS'),
    TEMPORAL_NAMESPACE: serverAddress('TEMPORAL_NAMESPACE'),
    TEMPORAL_TASK_QUEUE: taskQueue,
    WORKFLOW_BUNDLE: serverAddress('WORKFLOW_BUNDLE'),
    AFTERCARE_API_PORT: String(apiPort),
    AFTERCARE_CONSOLE_FOLDER: serverAddress('AFTERCARE_CONSOLE_FOLDER'),
    AFTERCARE_SANDBOX: '1',
    AFTERCARE_DEMO_KEYS: '1',
    AFTERCARE_WEB_UI_URL: 'http://127.0.0.1:8233',
    AFTERCARE_ADAPTER_TIMEOUT_MS: '2000',
    // a suite that is about the day switches it on
    AFTERCARE_SCHEDULES: '0',
    SHOP_URL: `${world}/shop/v1`,
    WAREHOUSE_URL: `${world}/warehouse/v1`,
    CARRIER_URL: `${world}/carrier/v1`,
    PAYMENTS_URL: `${world}/payments/v1`,
    MESSAGES_URL: `${world}/messages/v1`,
    WORLD_URL: `${world}/world/v1`,
    ADAPTER_TOKEN: token,
    WEBHOOK_SECRET: `whsec_${Buffer.from('a webhook secret of the tests 32').toString('base64')}`,
    AFTERCARE_EVIDENCE_FOLDER: join(folder, 'evidence'),
    AFTERCARE_INBOUND_SECRET: INBOUND_SECRET,
    LINK_SECRET: 'a link secret of the tests, long enough',
    PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64'),
    PAYLOAD_KEY_ID: 'test-1',
    SANDBOX_PORT: String(worldPort),
    SANDBOX_DATA_DIR: join(folder, 'world'),
    SANDBOX_TOKEN: token,
    SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${apiPort}/v1/webhooks`,
    SANDBOX_WEBHOOK_SECRET: `whsec_${Buffer.from('a webhook secret of the tests 32').toString('base64')}`,
    LOG_LEVEL: 'info',
  };
}

function launch(part: Part, environment: Readonly<Record<string, string>>, folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', `${part}/main.ts`], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, `${part}.log`), { flags: 'a' });
  child.stderr.pipe(log, { end: false });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`);
      if (line.startsWith('{"ready":true')) resolve(child);
      said = `${said}${line}\n`.slice(-4_000);
    });
    child.once('exit', (code) => reject(new Error(`${part} ended with ${code} before it was ready:\n${said}`)));
  });
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const hard = setTimeout(() => child.kill('SIGKILL'), 25_000);
  await gone;
  clearTimeout(hard);
}
