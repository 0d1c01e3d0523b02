import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The ordinary user that Postgres runs as when we are root: Postgres refuses to run as root. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/** Undefined when we are an ordinary user ourselves. A cluster that exists keeps the owner it has. */
export function ownerFor(dataFolder: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const users = readFileSync('/etc/passwd', 'utf8');
  const owner = CANDIDATES.map((name) => findUser(users, name)).find((user) => user !== undefined);
  if (owner === undefined)
    throw new Error(`Postgres does not run as root and none of these users exists: ${CANDIDATES.join(', ')}.`);
  return owner;
}

/** Reads one user out of a passwd file. */
export function findUser(passwd: string, name: string): Owner | undefined {
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  return fields === undefined ? undefined : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** True when the user may enter the folder and every folder above it. */
export function canEnter(folder: string, owner: Owner | undefined): boolean {
  if (owner === undefined) return true;
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && !mayEnter(at, owner)) return false;
    if (at === dirname(at)) return true;
  }
}

function mayEnter(folder: string, owner: Owner): boolean {
  const { uid, gid, mode } = statSync(folder);
  const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}

export function giveTo(owner: Owner | undefined, path: string): void {
  if (owner !== undefined) chownSync(path, owner.uid, owner.gid);
}
