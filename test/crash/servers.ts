import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { freePorts } from '#scripts/up/ports.ts';
import { startCluster, type Cluster } from '#scripts/up/postgres/cluster.ts';
import { ensureDatabase } from '#scripts/up/postgres/database.ts';
import { devServerArguments, isServing } from '#scripts/up/temporal/dev-server.ts';
import { registerSearchAttributes } from '#scripts/up/temporal/search-attributes.ts';
import { migrate } from '#store/migrate.ts';
import { takeNumbers } from '#test/support/database.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';

/** A server of one suite's own, which can be killed and started again on its data. */
export interface MortalServer {
  readonly environment: Readonly<Record<string, string>>;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** For good. */
  end(): Promise<void>;
}

/** A Temporal server that keeps what it knows in a file. */
export async function mortalTemporal(): Promise<MortalServer> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-temporal-'));
  const [port = 0, uiPort = 0, metricsPort = 0] = await freePorts(3);
  const namespace = 'default';
  const address = `127.0.0.1:${port}`;
  const wish = { port, uiPort, metricsPort, namespace, databaseFile: join(folder, 'temporal.db') };
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const log = openSync(join(folder, 'temporal.log'), 'a');
    const cli = serverAddress('AFTERCARE_TEST_TEMPORAL_CLI');
    child = spawn(cli, [...devServerArguments(wish)], { stdio: ['ignore', log, log] });
    for (const until = Date.now() + 60_000; !(await isServing(address, namespace)); await pause(100))
      if (Date.now() > until || child.exitCode !== null) throw new Error('the Temporal server does not start');
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  const connection = await Connection.connect({ address });
  await registerSearchAttributes({ connection, namespace, attributes: SEARCH_ATTRIBUTES });
  await connection.close();
  return {
    environment: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace },
    kill,
    start,
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A Postgres that loses no acknowledged write. */
export async function mortalPostgres(): Promise<MortalServer> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-postgres-'));
  // as root Postgres runs as another user, who must be able to pass through
  chmodSync(folder, 0o711);
  const [port = 0] = await freePorts(1);
  let cluster: Cluster | undefined;
  const start = async (): Promise<void> => {
    cluster = await startCluster({
      folder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      port: { purpose: 'a crash test', port, variable: 'nothing' },
      password: 'of-a-crash-test',
      durable: true,
    });
  };
  const kill = async (): Promise<void> => {
    const pid = cluster?.identity.pid;
    if (pid === undefined) return;
    // SIGQUIT ends Postgres at once and without a checkpoint, as a power cut would, but takes its children with it
    process.kill(pid, 'SIGQUIT');
    for (const until = Date.now() + 20_000; Date.now() < until && isThere(pid);) await pause(50);
    cluster = undefined;
  };
  await start();
  const url = cluster?.url('aftercare') ?? '';
  await ensureDatabase(cluster?.url('postgres') ?? '', 'aftercare');
  await migrate(url);
  await takeNumbers(url);
  return {
    environment: { DATABASE_URL: url },
    kill,
    start,
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A line between two parts that can be cut: what was sent stays unanswered. */
export interface Line {
  readonly address: string;
  /** `asking`: nothing gets through; `answers`: what is asked is done, and nobody hears of it. */
  cut(what: 'asking' | 'answers'): void;
  end(): Promise<void>;
}

export async function lineTo(target: string): Promise<Line> {
  const { hostname, port } = new URL(`tcp://${target}`);
  const open = new Set<Socket>();
  let broken: 'asking' | 'answers' | undefined;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => [near, far].forEach((one) => one.destroy()));
    }
    near.on('data', (chunk) => broken !== 'asking' && far.write(chunk));
    far.on('data', (chunk) => broken === undefined && near.write(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    address: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    cut(what) {
      broken = what;
    },
    async end() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
