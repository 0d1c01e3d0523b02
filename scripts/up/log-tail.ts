import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/** The same trouble is told once in this time; the log has every line of it. */
const SAME_AGAIN_AFTER_MS = 60_000;

/** Follows a log from its present end and hands on what a person at the console should see. */
export function followLog(file: string, show: (line: string) => void): void {
  let offset = existsSync(file) ? statSync(file).size : 0;
  let rest = '';
  const isNews = createNewsFilter(() => performance.now());
  const timer = setInterval(() => {
    const read = readFrom(file, offset);
    offset = read.offset;
    const lines = `${rest}${read.text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const warning of lines.flatMap((line) => warningOf(line) ?? []).filter(isNews)) show(textOf(warning));
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** A warning or an error in a log. */
export interface Warning {
  readonly message: string;
  readonly reason: string | undefined;
}

const WARN = 40;

/** Reads a line of JSON; undefined for everything milder than a warning and for other lines. */
export function warningOf(line: string): Warning | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: { level?: unknown; msg?: unknown; err?: { message?: unknown } } = JSON.parse(line);
    if (typeof entry.level !== 'number' || entry.level < WARN) return undefined;
    const reason = typeof entry.err?.message === 'string' ? entry.err.message.split('\n')[0] : undefined;
    return { message: String(entry.msg), reason };
  } catch {
    return undefined;
  }
}

export function createNewsFilter(now: () => number): (warning: Warning) => boolean {
  const shownAt = new Map<string, number>();
  return ({ message }) => {
    const before = shownAt.get(message);
    if (before !== undefined && now() - before < SAME_AGAIN_AFTER_MS) return false;
    shownAt.set(message, now());
    return true;
  };
}

const LONGEST_LINE = 200;

function textOf({ message, reason }: Warning): string {
  const text = reason === undefined ? message : `${message}: ${reason}`;
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}

const CHUNK = 64 * 1024;

function readFrom(file: string, offset: number): { readonly text: string; readonly offset: number } {
  if (!existsSync(file)) return { text: '', offset: 0 };
  // a shorter file is a new one: the old was moved away because it had grown too large
  const from = statSync(file).size < offset ? 0 : offset;
  const buffer = Buffer.alloc(CHUNK);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, buffer, 0, CHUNK, from);
  closeSync(descriptor);
  return { text: buffer.toString('utf8', 0, length), offset: from + length };
}
