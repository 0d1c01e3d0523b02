import { Rejected, Unavailable, Unknown } from './failure.ts';
import { problem } from './wire.ts';

/** A read can always be asked again; a write that left us may have been done. */
export type Effect = 'read' | 'write';

/** What came back over the wire, before anybody believes it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON body, or undefined when the body is none. */
  readonly json: unknown;
}

/** Longer than this is not advice but a fault: the retry policy decides then. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/** Our token is refused or our address is wrong: a mistake of ours, which must never read as a "no" to the customer. */
const TOKEN_REFUSED = new Set([401, 403]);
const WRONG_ADDRESS = 'route_unknown';
/** The outside did not look at the request at all. */
const NOT_TAKEN = new Set([425, 429]);
/**
 * Neither a yes nor a no: an earlier call under this key is still running, or did something else than what is asked
 * now. To read that as "refused" would make a second refund of one that went out.
 */
const UNCLEAR_CODES = new Set(['in_progress', 'idempotency_key_reused', 'rma_exists']);

/** The failure of an answer that is in itself not usable: garbage, wrong schema, wrong status. */
export const unclear = (effect: Effect, detail: string): Unavailable | Unknown =>
  effect === 'read' ? new Unavailable(detail) : new Unknown(detail);

/**
 * What an answer outside 2xx means. A "no" counts only in the contract's words, a problem with a code: the 404 page
 * of a wrong address or a proxy's 400 is a disturbance, not a decision.
 */
export function failureOf(effect: Effect, answer: RawAnswer): Rejected | Unavailable | Unknown {
  const { status, headers } = answer;
  const said = saidBy(answer);
  const detail = said === undefined ? `answered ${status}` : `answered ${status} ${said.code}: ${said.detail}`;
  if (TOKEN_REFUSED.has(status) || said?.code === WRONG_ADDRESS) {
    return new Unavailable(`${detail} (are address and token right?)`);
  }
  if (NOT_TAKEN.has(status)) return new Unavailable(detail, retryAfterMs(headers));
  if (said !== undefined && isForGood(status) && !UNCLEAR_CODES.has(said.code)) {
    return new Rejected(said.code, said.detail);
  }
  return effect === 'read' ? new Unavailable(detail, retryAfterMs(headers)) : new Unknown(detail);
}

/** The problem of an answer, when it is one. */
function saidBy({ json }: RawAnswer): { readonly code: string; readonly detail: string } | undefined {
  const said = problem.safeParse(json);
  return said.success ? { code: said.data.code, detail: said.data.detail ?? said.data.title ?? '' } : undefined;
}

const isForGood = (status: number): boolean => status >= 400 && status < 500 && status !== 408;

/** Whether an answer says, in the contract's words, that there is no such thing. */
export const isAbsence = (answer: RawAnswer, absentCode: string): boolean =>
  answer.status === 404 && saidBy(answer)?.code === absentCode;

/** Seconds or a date; a date is measured from the answer's own `Date`, so that no clock of ours is asked. */
function retryAfterMs(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return wait >= 0 && wait <= LONGEST_RETRY_AFTER_MS ? wait : undefined;
}

/** What a call that got no answer means: a write is `Unavailable` only when it surely never left us. */
export function failureWithoutAnswer(effect: Effect, error: unknown): Unavailable | Unknown {
  const detail = describe(error);
  return effect === 'read' || neverSent(error)
    ? new Unavailable(detail, undefined, { cause: error })
    : new Unknown(detail, { cause: error });
}

/** What fetch throws, by its shape: core errors come from another realm, where `instanceof` does not hold. */
interface WireError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly syscall?: string;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

const isWireError = (error: unknown): error is WireError => typeof error === 'object' && error !== null;

/** The errors at the bottom: fetch wraps the wire's as cause, and has one per tried address in `errors`. */
function rootsOf(error: unknown): readonly WireError[] {
  if (!isWireError(error)) return [];
  if (Array.isArray(error.errors)) return error.errors.flatMap(rootsOf);
  return isWireError(error.cause) ? rootsOf(error.cause) : [error];
}

function neverSent(error: unknown): boolean {
  const roots = rootsOf(error);
  return roots.length > 0 && roots.every(isBeforeConnection);
}

const isBeforeConnection = ({ code, syscall }: WireError): boolean =>
  syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT';

function describe(error: unknown): string {
  const roots = rootsOf(error);
  if (roots.some(({ name }) => name === 'TimeoutError')) return 'no answer in time';
  const said = roots.map(({ code, message }) => (typeof code === 'string' ? code : (message ?? 'no reason given')));
  return `no answer: ${said.join(', ')}`;
}
