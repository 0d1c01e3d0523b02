import type { z } from 'zod';
import type { CallContext } from './call-context.ts';
import { failureOf, failureWithoutAnswer, isAbsence, unclear } from './classify.ts';
import type { Effect, RawAnswer } from './classify.ts';
import { Rejected } from './failure.ts';
import { readJson } from './json-body.ts';

/** Where a port lives and how it is opened. */
export interface Endpoint {
  /** The root of the port's contract, `https://shop.example/shop/v1`. */
  readonly url: string;
  readonly token: string;
  /** For the whole call, body included; must be below the activity's own time-out. */
  readonly timeoutMs: number;
}

/** What is asked: a path below the port's root and the form that the answer must have. */
export interface Question<T> {
  readonly path: string;
  readonly answer: z.ZodType<T>;
}

/** A read: repeatable at will. `absentCode` is the code of a 404 that means "there is none". */
export interface Lookup<T> extends Question<T> {
  readonly absentCode: string;
}

/** A write: it has a key for life, under which the outside does it once. */
export interface Effectful<T> extends Question<T> {
  readonly key: string;
  readonly body: unknown;
  /** POST when missing. */
  readonly method?: 'POST' | 'PUT';
}

/** The one way to the outside: every answer is validated, every failure is Rejected, Unavailable or Unknown. */
export interface HttpClient {
  readonly find: <T>(lookup: Lookup<T>, ctx: CallContext) => Promise<T | undefined>;
  readonly write: <T>(write: Effectful<T>, ctx: CallContext) => Promise<T>;
}

/** Throws at once, at start-up, when the address or the token can never work. */
export function createHttpClient({ url, token, timeoutMs }: Endpoint): HttpClient {
  const root = new URL(url).href.replace(/\/+$/, '');
  const base = new Headers({ Accept: 'application/json', Authorization: `Bearer ${token}` });

  async function exchange(effect: Effect, path: string, init: RequestInit): Promise<RawAnswer> {
    const headers = new Headers([...base, ...new Headers(init.headers)]);
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      // A redirect is not followed: it would carry our token elsewhere and turn a POST into a GET.
      const response = await fetch(`${root}${path}`, { ...init, headers, redirect: 'manual', signal });
      return { status: response.status, headers: response.headers, json: await readJson(response) };
    } catch (error) {
      throw failureWithoutAnswer(effect, error);
    }
  }

  return {
    async find({ path, answer: schema, absentCode }, ctx) {
      const answer = await exchange('read', path, { headers: contextHeaders(ctx) });
      return isAbsence(answer, absentCode) ? undefined : believed('read', answer, schema);
    },
    async write({ path, answer: schema, key, body, method = 'POST' }, ctx) {
      const headers = { ...contextHeaders(ctx), 'Idempotency-Key': key, 'Content-Type': 'application/json' };
      const answer = await exchange('write', path, { method, headers, body: JSON.stringify(body) });
      return believed('write', answer, schema);
    },
  };
}

/** One path segment: what people wrote can neither climb out of the port's root nor cut the URL. */
export function segment(text: string): string {
  if (text === '' || text === '.' || text === '..' || /\p{Surrogate}/u.test(text)) {
    throw new Rejected('reference_malformed', 'a reference of this form names nothing');
  }
  return encodeURIComponent(text);
}

const contextHeaders = ({ businessTime, timeline }: CallContext): Record<string, string> => ({
  'X-Business-Time': new Date(businessTime).toISOString(),
  'X-Timeline': headerSafe(timeline),
});

const headerSafe = (text: string): string => (/^[!-~]+$/.test(text) ? text : segment(text));

/** The answer as the schema understands it; what it does not understand is no answer. */
function believed<T>(effect: Effect, answer: RawAnswer, schema: z.ZodType<T>): T {
  if (answer.status < 200 || answer.status > 299) throw failureOf(effect, answer);
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  throw unclear(effect, `answered ${answer.status} outside the contract: ${where.join('; ')}`);
}
