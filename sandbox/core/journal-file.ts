import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { WorldEvent } from '#sandbox/core/events.ts';

/** One line of the file: what happened together, so that a torn line loses all of it or nothing. */
export type JournalLine = { readonly realAt: number; readonly events: readonly WorldEvent[] };

export type JournalFile = {
  readonly lines: readonly JournalLine[];
  append(line: JournalLine): void;
  close(): void;
};

const NEWLINE = 10;

/**
 * The append-only file that the world is made of. A line is with the operating system before the answer that it belongs
 * to leaves, so it outlives a kill -9 of the process; what was torn off by one is cut away here.
 */
export function openJournalFile(dataDir: string): JournalFile {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'journal.jsonl');
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
  const handle = openSync(file, 'a');
  if (whole.length < bytes.length) ftruncateSync(handle, whole.length);
  let broken = false;
  return {
    lines: parse(whole.toString('utf8')),
    append(line) {
      if (broken) throw new Error('the journal could not be written: restart the world');
      const text = Buffer.from(`${JSON.stringify(line)}\n`);
      broken = true;
      for (let done = 0; done < text.length;) done += writeSync(handle, text, done);
      broken = false;
    },
    close: () => closeSync(handle),
  };
}

const parse = (text: string): JournalLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): JournalLine => JSON.parse(line));
