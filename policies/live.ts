import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { filesOfBook, loadPolicyBook, type LoadOptions, type PolicyBook } from './load.ts';

export interface LiveOptions extends LoadOptions {
  readonly now: () => number;
  /** How long what was read is trusted before the folder is looked at again. */
  readonly everyMs?: number;
  /** Hears why a changed folder was not taken over; the book goes on as it was. */
  readonly onRefused: (error: unknown) => void;
}

const EVERY_MS = 1_000;

/**
 * The policy book of a process that runs for months: a version published meanwhile is taken in without a restart. It
 * looks for itself instead of being told, so that every process of the deployment finds it. A folder that makes no
 * sense, or in which a version is no longer what it was, is refused as a whole: promises hang on versions (F4, R35).
 */
export function createLiveBook(dir: string, options: LiveOptions): PolicyBook {
  const { now, everyMs = EVERY_MS, onRefused } = options;
  let seen = signatureOf(dir);
  let book = loadPolicyBook(dir, options);
  let lookedAt = now();

  const look = (): PolicyBook => {
    lookedAt = now();
    try {
      const signature = signatureOf(dir);
      if (signature === seen) return book;
      seen = signature;
      const changed = loadPolicyBook(dir, options);
      refuseAlteredVersions(book, changed);
      book = changed;
    } catch (error) {
      onRefused(error);
    }
    return book;
  };
  const current = (): PolicyBook => (now() - lookedAt < everyMs ? book : look());
  return {
    /** A version nobody here knows may have been published a moment ago, and a case already pinned it. */
    get: (id, version) => {
      const known = current();
      const isKnown = known.all().some((policy) => policy.id === id && policy.version === (version ?? policy.version));
      return (isKnown ? known : look()).get(id, version);
    },
    latest: (id, at) => current().latest(id, at),
    ids: () => current().ids(),
    all: () => current().all(),
    shops: (at) => current().shops(at),
    frameOf: (shop) => current().frameOf(shop),
    coverage: (today) => current().coverage(today),
    days: (at) => current().days(at),
    draft: (source) => current().draft(source),
  };
}

const signatureOf = (dir: string): string =>
  filesOfBook(dir)
    .map((path) => {
      const { mtimeMs, size } = statSync(path);
      return `${path} ${mtimeMs} ${size}`;
    })
    .join('\n');

function refuseAlteredVersions(before: PolicyBook, after: PolicyBook): void {
  for (const { id, version, file } of before.all()) {
    const same = after.all().find((policy) => policy.id === id && policy.version === version);
    if (!same) throw new Error(`${id} ${version} is gone; cases may have pinned it`);
    if (!isDeepStrictEqual(same.file, file))
      throw new Error(`${id} ${version} is not what it was; give what you changed a version of its own`);
  }
}
