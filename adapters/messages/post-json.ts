import { failureOf, failureWithoutAnswer, type RawAnswer } from '#adapters/classify.ts';
import { Rejected, Unknown, type Unavailable } from '#adapters/failure.ts';
import { readJson } from '#adapters/json-body.ts';

export interface JsonPost {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** Posts JSON to an address of somebody else's and gives back any answer of 2xx; the others are failures by their status. */
export async function postJson({ url, body, headers = {}, timeoutMs }: JsonPost): Promise<RawAnswer> {
  const answer = await exchange({ url, body, headers, timeoutMs });
  if (answer.status >= 200 && answer.status <= 299) return answer;
  throw failureOfStatus(answer);
}

async function exchange({ url, body, headers, timeoutMs }: Required<JsonPost>): Promise<RawAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
      body,
      // A redirect would take a signed body to an address nobody has named.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, json: await readJson(response) };
  } catch (error) {
    throw failureWithoutAnswer('write', error);
  }
}

const GONE = 410;

/**
 * Only 410 is for good: the receiver has ended this. Every other status may be a wrong address, a proxy or a key that
 * is corrected tomorrow, and is tried again.
 */
function failureOfStatus(answer: RawAnswer): Rejected | Unavailable | Unknown {
  if (answer.status === GONE) return new Rejected('receiver_gone', 'the receiver takes no messages any more');
  const failure = failureOf('write', answer);
  return failure instanceof Rejected ? new Unknown(failure.message) : failure;
}
