import { ApiProblem, problemOf } from './api-problem.ts';

/** Fields of a query; what is undefined, null or empty is not asked for. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface ActOptions {
  /** The version the act is based on, e.g. `versionTag(view.version)`. */
  readonly ifMatch?: string | undefined;
  /** The person's intention: the same key again does nothing twice. Without it each call is an intention of its own. */
  readonly key?: string | undefined;
}

/** What proves to the API that a write comes from the console and from no other page (CSRF). */
const OWN_HEADER = { 'X-Aftercare-Console': '1' };

/** How often a busy case (202) or a broken line is asked again, under the same key. */
const TRIES = 6;

/** A case's version as `If-Match` names it. */
export const versionTag = (version: number): string => `"v${version}"`;

export function addressOf(path: string, query: Query = {}): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') fields.set(name, String(value));
  const text = fields.toString();
  return text === '' ? path : `${path}?${text}`;
}

export async function read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const answer = await ask(addressOf(path, query), { headers: OWN_HEADER, ...(signal ? { signal } : {}) });
  if (!answer.ok) throw await problemOf(answer);
  return (await answer.json()) as T;
}

/** Does something: `act('post', '/v1/cases/AS-…/offers', offer, { ifMatch: versionTag(view.version) })`. */
export async function act<T>(
  method: 'post',
  path: string,
  ...[body = {}, options = {}]: [body?: unknown, options?: ActOptions]
): Promise<T> {
  const wish = wishOf(method, body, options);
  let answer = await patiently(path, wish);
  for (let tries = 1; answer.status === 202 && tries < TRIES; tries += 1) answer = await patiently(path, wish);
  if (!answer.ok) throw await problemOf(answer);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function wishOf(method: string, body: unknown, { ifMatch, key = crypto.randomUUID() }: ActOptions): RequestInit {
  const isFile = body instanceof FormData || body instanceof Blob;
  return {
    method: method.toUpperCase(),
    headers: {
      ...OWN_HEADER,
      'Idempotency-Key': key,
      ...(isFile ? {} : { 'Content-Type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    },
    body: isFile ? body : JSON.stringify(body),
  };
}

/** A write whose answer got lost is sent once more: its key keeps it from being done twice. */
async function patiently(path: string, wish: RequestInit): Promise<Response> {
  return ask(path, wish).catch(async () => ask(path, wish));
}

async function ask(address: string, wish: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...wish });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ status: 0, code: 'offline', detail: 'Aftercare does not answer.' });
  }
}
