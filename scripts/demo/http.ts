import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

/** The other side answered with anything but a success; the message is what it said. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export interface Call<T extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the answer has to look like. */
  readonly answer: T;
}

export type Http = <T extends z.ZodType>(call: Call<T>) => Promise<z.output<T>>;

const PATIENCE_MS = 60_000;

/** Asks one address; every write carries a key of its own. */
export const createHttp =
  (root: string): Http =>
  async ({ method = 'GET', path, token, body, headers, answer: expected }) => {
    const answer = await fetch(`${root}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(`${method} ${path} was answered ${answer.status}: ${text}`);
    return expected.parse(JSON.parse(text));
  };
