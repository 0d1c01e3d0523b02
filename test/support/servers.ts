// A throw-away Postgres and Temporal server for one run of the integration suites. Started by global-setup.mjs, ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { z } from 'zod';
import { prepareBundle } from '#scripts/up/bundle.ts';
import { prepareConsole } from '#scripts/up/console-build.ts';
import { startCluster } from '#scripts/up/postgres/cluster.ts';
import { ensureDatabase, execute } from '#scripts/up/postgres/database.ts';
import { freePorts } from '#scripts/up/ports.ts';
import { identify, isAlive, stopProcess, waitUntil } from '#scripts/up/processes.ts';
import type { ProcessIdentity } from '#scripts/up/processes.ts';
import { findTemporal } from '#scripts/up/temporal/binary.ts';
import { devServerArguments, isServing } from '#scripts/up/temporal/dev-server.ts';
import { registerSearchAttributes } from '#scripts/up/temporal/search-attributes.ts';
import { migrate } from '#store/migrate.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';
import { startStack, type Stack } from './stack.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PREFIX = 'aftercare-test-';
const NAMESPACE = 'default';
const TEMPLATE = 'aftercare_template';

const identitySchema = z.object({ pid: z.number(), startedAt: z.string() });
const recordSchema = z.object({ owner: identitySchema, servers: z.array(identitySchema) });

await removeLeftovers();
const folder = mkdtempSync(join(tmpdir(), PREFIX));
chmodSync(folder, 0o711);
const started: ProcessIdentity[] = [];
let sharedStack: Promise<Stack> | undefined;
let stopping = false;
process.on('disconnect', () => void stopAll());
process.on('SIGTERM', () => void stopAll());

try {
  const [postgresPort = 0, temporalPort = 0, uiPort = 0, metricsPort = 0] = await freePorts(4);
  const [postgresUrl, temporalCli, bundle, ui] = await Promise.all([
    startPostgres(postgresPort),
    startTemporal({ port: temporalPort, uiPort, metricsPort, namespace: NAMESPACE, databaseFile: undefined }),
    prepareBundle(join(ROOT, '.aftercare/build')),
    buildConsole(),
  ]);
  const environment = {
    AFTERCARE_TEST_POSTGRES_URL: postgresUrl,
    AFTERCARE_TEST_TEMPLATE: TEMPLATE,
    AFTERCARE_TEST_TEMPORAL_CLI: temporalCli,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    TEMPORAL_NAMESPACE: NAMESPACE,
    WORKFLOW_BUNDLE: bundle.path,
    AFTERCARE_CONSOLE_FOLDER: ui.folder,
  };
  Object.assign(process.env, environment);
  process.send?.({ environment: { ...environment, AFTERCARE_TEST_SHARED_STACK: await offerSharedStack() } });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await stopAll();
}

/** A console that cannot be built is the failure of the suites that look at it, and of no other. */
async function buildConsole(): Promise<{ readonly folder: string }> {
  try {
    return await prepareConsole(join(ROOT, '.aftercare/build'));
  } catch (error) {
    console.error(error);
    return { folder: '' };
  }
}

async function startPostgres(port: number): Promise<string> {
  const cluster = await startCluster({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    port: { purpose: 'the tests', port, variable: 'nothing' },
    password: randomBytes(16).toString('hex'),
    durable: false,
  });
  record(cluster.identity);
  await ensureDatabase(cluster.url('postgres'), TEMPLATE);
  await migrate(cluster.url(TEMPLATE));
  await execute(cluster.url('postgres'), 'create sequence case_number_bands');
  await execute(cluster.url('postgres'), `alter database ${TEMPLATE} with is_template true allow_connections false`);
  return cluster.url('postgres');
}

async function startTemporal(wish: Parameters<typeof devServerArguments>[0]): Promise<string> {
  const binary = await findTemporal({
    chosenPath: process.env['TEMPORAL_CLI_PATH'],
    keepIn: join(ROOT, '.aftercare/bin'),
    say: (line) => console.error(line),
  });
  const log = openSync(join(folder, 'temporal.log'), 'a');
  const child = spawn(binary.path, [...devServerArguments(wish)], { stdio: ['ignore', log, log] });
  const identity = identify(child.pid ?? 0);
  if (identity === undefined) throw new Error('the Temporal server does not start');
  record(identity);
  const address = `127.0.0.1:${wish.port}`;
  const serving = await waitUntil(() => child.exitCode !== null || isServing(address, wish.namespace), 60_000);
  if (!serving || child.exitCode !== null)
    throw new Error(readFileSync(join(folder, 'temporal.log'), 'utf8').slice(-2_000));
  const connection = await Connection.connect({ address });
  await registerSearchAttributes({ connection, namespace: wish.namespace, attributes: SEARCH_ATTRIBUTES });
  await connection.close();
  return binary.path;
}

/** Starts the stack that suites share when the first of them asks where it is. */
async function offerSharedStack(): Promise<string> {
  const server = createServer((_request, response) => {
    sharedStack ??= startShared();
    sharedStack.then(
      ({ api, world, token, databaseUrl, taskQueue, environment, folder: logs }) =>
        response.end(JSON.stringify({ api, world, token, databaseUrl, taskQueue, environment, folder: logs })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const [port = 0] = await freePorts(1);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${port}`;
}

async function startShared(): Promise<Stack> {
  // stories publish versions of policies, and the shipped ones stay as they are
  const policies = join(folder, 'policies');
  cpSync(join(ROOT, 'policies'), policies, { recursive: true });
  const stack = await startStack({ extra: { AFTERCARE_POLICIES: policies } });
  for (const part of ['sandbox', 'worker', 'api'] as const) {
    const identity = identify(stack.process(part)?.pid ?? 0);
    if (identity) record(identity);
  }
  return stack;
}

function record(server: ProcessIdentity): void {
  started.push(server);
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ owner: identify(process.pid), servers: started }));
}

async function stopAll(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await (await sharedStack?.catch(() => undefined))?.stop();
  // SIGQUIT is Postgres' own word for stopping without a checkpoint: nothing is kept anyway
  await Promise.all(started.map((server) => stopProcess(server, { signal: 'SIGQUIT', patienceMs: 5_000 })));
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

/** Servers of a run whose own process was killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const left = join(tmpdir(), name);
    try {
      const { owner, servers } = recordSchema.parse(JSON.parse(readFileSync(join(left, 'run.json'), 'utf8')));
      if (isAlive(owner)) continue;
      for (const server of servers) await stopProcess(server, { signal: 'SIGQUIT', patienceMs: 5_000 });
      rmSync(left, { recursive: true, force: true });
    } catch {
      // another user's, or one that is just being made
    }
  }
}
