import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { commandLine } from './processes.ts';

/** The process that listens on a port, as far as this user may see it. */
export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** A port that something else needs is taken; the message says by whom and how to choose another. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

export interface PortWish {
  readonly purpose: string;
  readonly port: number;
  /** the variable that chooses another port */
  readonly variable: string;
}

/** Throws PortTaken unless the port of 127.0.0.1 can be listened on. */
export async function demandFreePort(wish: PortWish): Promise<void> {
  if (await isFree(wish.port)) return;
  throw new PortTaken(portTakenMessage(wish, findHolder(wish.port)));
}

export function portTakenMessage(wish: PortWish, holder: PortHolder | undefined): string {
  const by =
    holder === undefined
      ? 'by a process this user may not see'
      : `by process ${holder.pid} (${shorten(holder.command, 120)})`;
  return (
    `Port ${wish.port}, meant for ${wish.purpose}, is taken ${by}.\n` +
    `Stop that process, or choose another port: ${wish.variable}=${wish.port + 1} npm start`
  );
}

/** Below those that systems give to outgoing calls: whoever restarts on such a port finds it free again. */
const OWN_PORTS = { from: 10_000, below: 32_000 } as const;

/** Ports nobody listens on now, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(OWN_PORTS.from, OWN_PORTS.below);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

async function isFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (server === undefined) return false;
  await new Promise((closed) => server.close(closed));
  return true;
}

function listen(port: number) {
  return new Promise<ReturnType<typeof createServer> | undefined>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

export function findHolder(port: number): PortHolder | undefined {
  const pid = process.platform === 'linux' ? holderByProc(port) : holderByLsof(port);
  return pid === undefined ? undefined : { pid, command: commandLine(pid) ?? 'unknown program' };
}

const LISTENING = '0A';

/** The socket inodes that listen on the port, from one of the kernel's tables of TCP sockets. */
export function listeningInodes(table: string, port: number): readonly string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(wanted) === true && fields[3] === LISTENING)
    .flatMap((fields) => fields[9] ?? []);
}

function holderByProc(port: number): number | undefined {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(readOrEmpty(table), port));
  const sockets = new Set(inodes.map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  return listOrNone('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .find((pid) => listOrNone(`/proc/${pid}/fd`).some((fd) => sockets.has(linkOrEmpty(`/proc/${pid}/fd/${fd}`))));
}

function holderByLsof(port: number): number | undefined {
  try {
    const pid = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' });
    return Number(pid.trim().split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listOrNone(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function linkOrEmpty(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
