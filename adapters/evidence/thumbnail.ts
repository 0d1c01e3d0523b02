import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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

/**
 * One process makes small pictures, one after the other; a picture that is too much for it costs that process only. (A
 * thread would share the loader of our sources with us, and was seen to hang with it.)
 */
export function createThumbnails(): Thumbnails {
  let maker: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const retire = (): void => {
    maker?.kill('SIGKILL');
    maker = undefined;
  };
  const makeOne = async (bytes: Buffer): Promise<Buffer | undefined> => {
    maker ??= startMaker();
    const made = await ask(maker, bytes);
    if (made === 'broken') retire();
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
    async close() {
      retire();
    },
  };
}

function startMaker(): ChildProcess {
  const maker = fork(fileURLToPath(new URL('./thumbnail-process.mjs', import.meta.url)), {
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  maker.unref();
  maker.channel?.unref();
  return maker;
}

/** What the process answers; `broken` when it ended, or took too long. */
function ask(maker: ChildProcess, bytes: Buffer): Promise<Buffer | undefined | 'broken'> {
  return new Promise((resolve) => {
    const settle = (made: Buffer | undefined | 'broken'): void => {
      clearTimeout(timer);
      maker.removeAllListeners();
      maker.on('error', () => undefined);
      resolve(made);
    };
    const timer = setTimeout(() => settle('broken'), TIMEOUT_MS);
    maker.once('error', () => settle('broken'));
    maker.once('exit', () => settle('broken'));
    maker.once('message', (answer) => settle(bytesOf(answer)));
    maker.send({ bytes, edge: EDGE }, (error) => {
      if (error) settle('broken');
    });
  });
}

function bytesOf(answer: unknown): Buffer | undefined {
  const bytes = typeof answer === 'object' && answer !== null && 'bytes' in answer ? answer.bytes : undefined;
  return bytes instanceof Uint8Array ? Buffer.from(bytes) : undefined;
}
