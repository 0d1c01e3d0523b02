import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { appendFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { demandFreePort } from '#scripts/up/ports.ts';
import type { PortWish } from '#scripts/up/ports.ts';
import { commandLine, identify, run } from '#scripts/up/processes.ts';
import type { ProcessIdentity } from '#scripts/up/processes.ts';
import { findBinaries, program } from './binaries.ts';
import type { PostgresBinaries } from './binaries.ts';
import { canEnter, giveTo, ownerFor } from './owner.ts';
import type { Owner } from './owner.ts';

const SUPERUSER = 'aftercare';

export interface ClusterWish {
  /** where the cluster is kept; as root elsewhere when an ordinary user may not enter this folder */
  readonly folder: string;
  readonly logFile: string;
  readonly port: PortWish;
  readonly password: string;
  /** false gives up safety against power cuts for speed: for tests only */
  readonly durable: boolean;
}

/** A server that was started, or one of ours that was found running. */
export interface Cluster {
  readonly binaries: PostgresBinaries;
  readonly port: number;
  readonly identity: ProcessIdentity;
  readonly reused: boolean;
  readonly data: string;
  url(database: string): string;
  stop(): Promise<void>;
}

interface Site {
  readonly data: string;
  readonly owner: Owner | undefined;
  readonly binaries: PostgresBinaries;
  readonly wish: ClusterWish;
}

export async function startCluster(wish: ClusterWish): Promise<Cluster> {
  const site = await prepareSite(wish);
  if (!existsSync(join(site.data, 'PG_VERSION'))) await initialise(site);
  demandSameVersion(site);
  const running = await findRunning(site);
  if (running?.port === wish.port.port) return describe(site, running.identity, true);
  if (running !== undefined) await stop(site);
  await demandFreePort(wish.port);
  return describe(site, await start(site), false);
}

async function prepareSite(wish: ClusterWish): Promise<Site> {
  const owner = ownerFor(join(wish.folder, 'data'));
  mkdirSync(wish.folder, { recursive: true });
  const folder = canEnter(wish.folder, owner) ? wish.folder : reachableFolder(wish.folder);
  giveTo(owner, folder);
  return {
    data: join(folder, 'data'),
    owner: ownerFor(join(folder, 'data')),
    binaries: await findBinaries({ owner, copyTo: folder }),
    wish,
  };
}

/** As root below a folder that only root may enter: a place that the ordinary user can reach, one for each folder of ours. */
function reachableFolder(folder: string): string {
  const place = join('/var/lib/aftercare', createHash('sha256').update(folder).digest('hex').slice(0, 12));
  mkdirSync(place, { recursive: true });
  chmodSync('/var/lib/aftercare', 0o755);
  chmodSync(place, 0o755);
  return place;
}

async function initialise(site: Site): Promise<void> {
  const passwordFile = `${site.data}.password`;
  rmSync(site.data, { recursive: true, force: true });
  writeFileSync(passwordFile, site.wish.password, { mode: 0o600 });
  giveTo(site.owner, passwordFile);
  const options = ['--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', passwordFile];
  const answer = await runTool(site, 'initdb', [
    '--pgdata',
    site.data,
    ...options,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  rmSync(passwordFile, { force: true });
  if (answer.code === 0) return appendFileSync(join(site.data, 'postgresql.conf'), "\ninclude 'aftercare.conf'\n");
  rmSync(site.data, { recursive: true, force: true });
  throw new Error(`Postgres could not make its data folder ${site.data}:\n${answer.stderr.trim()}`);
}

function demandSameVersion(site: Site): void {
  const made = readFileSync(join(site.data, 'PG_VERSION'), 'utf8').trim();
  const major = site.binaries.version.split('.')[0];
  if (made === major) return;
  throw new Error(
    `The data in ${site.data} was made by Postgres ${made}, but the server found here is ${site.binaries.version} ` +
      `(${site.binaries.folder}).\nInstall Postgres ${made}, or move that folder away to start with an empty database.`,
  );
}

interface Running {
  readonly identity: ProcessIdentity;
  readonly port: number;
}

/**
 * The server that runs on this data folder. After a kill -9 the lock file outlives its server, and its pid may by now be
 * somebody else's, whom Postgres would take for a server: then the file is removed.
 */
async function findRunning(site: Site): Promise<Running | undefined> {
  const lock = join(site.data, 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const lines = readFileSync(lock, 'utf8').split('\n');
  const identity = identify(Number(lines[0]));
  const port = Number(lines[3]);
  if (identity !== undefined && (commandLine(identity.pid) ?? '').includes('postgres')) {
    if (await answersFrom(site, port)) return { identity, port };
    return undefined;
  }
  rmSync(lock, { force: true });
  return undefined;
}

async function answersFrom(site: Site, port: number): Promise<boolean> {
  const client = new Client({ connectionString: url(site, port, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === site.data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(site: Site): Promise<ProcessIdentity> {
  writeFileSync(join(site.data, 'aftercare.conf'), serverSettings(site.wish));
  chmodSync(join(site.data, 'aftercare.conf'), 0o644);
  const log = prepareLog(site);
  // the children of a killed server need a moment to notice; until then a new one is refused
  for (let attempt = 1; ; attempt += 1) {
    const answer = await runTool(site, 'pg_ctl', ['start', '--wait', '--timeout=60', '-D', site.data, '--log', log]);
    if (answer.code === 0) break;
    if (attempt === 5) throw new Error(`Postgres does not start; the end of ${log}:\n${lastLines(log, 15)}`);
    await sleep(500 * attempt);
  }
  const pid = Number(readFileSync(join(site.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const identity = identify(pid);
  if (identity === undefined) throw new Error(`Postgres stopped right after its start; see ${log}`);
  return identity;
}

function serverSettings(wish: ClusterWish): string {
  const safety = wish.durable ? [] : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'];
  return [
    "listen_addresses = '127.0.0.1'",
    `port = ${wish.port.port}`,
    // no socket file: its path has a length limit that a deep folder exceeds
    "unix_socket_directories = ''",
    'max_connections = 200',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    ...safety,
    '',
  ].join('\n');
}

function prepareLog(site: Site): string {
  const log = canEnter(site.wish.logFile, site.owner) ? site.wish.logFile : `${site.data}.log`;
  if (!existsSync(log)) writeFileSync(log, '');
  giveTo(site.owner, log);
  return log;
}

async function stop(site: Site): Promise<void> {
  const answer = await runTool(site, 'pg_ctl', ['stop', '--wait', '--timeout=20', '-D', site.data, '--mode=fast']);
  if (answer.code !== 0) await runTool(site, 'pg_ctl', ['stop', '--wait', '-D', site.data, '--mode=immediate']);
}

function describe(site: Site, identity: ProcessIdentity, reused: boolean): Cluster {
  const { port } = site.wish.port;
  return {
    binaries: site.binaries,
    port,
    identity,
    reused,
    data: site.data,
    url: (database) => url(site, port, database),
    stop: () => stop(site),
  };
}

function url(site: Site, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${site.wish.password}@127.0.0.1:${port}/${database}`;
}

function runTool(site: Site, tool: 'initdb' | 'pg_ctl', args: readonly string[]) {
  const { LC_ALL: _, ...env } = process.env;
  return run(join(site.binaries.folder, program(tool)), args, {
    cwd: '/',
    env: { ...env, LC_MESSAGES: 'C' },
    ...site.owner,
  });
}

function lastLines(file: string, count: number): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
}
