import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceStorage } from './port.ts';

const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}(?:\.small)?$/;

/** Files in a folder of this machine: written beside and renamed, so that none is ever seen half. */
export function createFolderStorage(folder: string): EvidenceStorage {
  return {
    async put(key, bytes) {
      const path = pathOf(folder, key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const half = `${path}.${randomUUID()}.half`;
      await writeFile(half, bytes, { mode: 0o600, flush: true });
      await rename(half, path);
    },
    async get(key) {
      try {
        return await readFile(pathOf(folder, key));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(folder, key), { force: true }),
  };
}

const isAbsent = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

function pathOf(folder: string, key: string): string {
  if (!KEY.test(key)) throw new Error('this is no key of evidence');
  return join(folder, key);
}
