import { Worker } from 'node:worker_threads';

/** Longest edge of a small picture. */
const EDGE = 320;
const TIMEOUT_MS = 20_000;
const MEMORY_MB = 1_024;
/** How many may wait; more are told that there is none just now. */
const MOST_WAITING = 40;

export interface Thumbnails {
  /** A small JPEG; undefined for what cannot be read, or while too many wait. */
  make(bytes: Buffer): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** One thread makes small pictures, one after the other; a picture that is too much for it costs that thread only. */
export function createThumbnails(): Thumbnails {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const retire = async (): Promise<void> => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const makeOne = async (bytes: Buffer): Promise<Buffer | undefined> => {
    worker ??= startWorker();
    const made = await ask(worker, bytes);
    if (made === 'broken') await retire();
    return made === 'broken' ? undefined : made;
  };
  return {
    async make(bytes) {
      if (waiting >= MOST_WAITING) return undefined;
      waiting += 1;
      const mine = last.then(() => makeOne(bytes));
      last = mine.catch(() => undefined);
      return mine.finally(() => (waiting -= 1));
    },
    close: retire,
  };
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./thumbnail-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    execArgv: [],
    env: {},
  });
  worker.unref();
  return worker;
}

/** What the thread answers; `broken` when it ended, or took too long. */
function ask(worker: Worker, bytes: Buffer): Promise<Buffer | undefined | 'broken'> {
  return new Promise((resolve) => {
    const settle = (made: Buffer | undefined | 'broken'): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      resolve(made);
    };
    const timer = setTimeout(() => settle('broken'), TIMEOUT_MS);
    worker.once('error', () => settle('broken'));
    worker.once('exit', () => settle('broken'));
    worker.once('message', (made: { readonly bytes?: Uint8Array }) =>
      settle(made.bytes === undefined ? undefined : Buffer.from(made.bytes)),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker.postMessage({ bytes: new Uint8Array(bytes), edge: EDGE });
  });
}
