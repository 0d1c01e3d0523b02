import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { wireInstant, wireText } from '#adapters/wire.ts';

/** One happening as an outside system tells it, proven to be from it and from within the last five minutes. */
export interface WebhookEnvelope {
  /** Unique per port: the same news told again has the same id. */
  readonly id: string;
  readonly type: string;
  /** Business time of the happening, epoch ms. */
  readonly at: number;
  /** The order whose clock `at` is of. */
  readonly timeline: string;
  readonly data: unknown;
}

/** Why a webhook is not taken: forged, replayed or re-serialised; or proven, but no envelope. */
export type WebhookRefusal = 'signature_refused' | 'envelope_malformed';

export type VerifiedWebhook =
  | { readonly ok: true; readonly envelope: WebhookEnvelope }
  | { readonly ok: false; readonly reason: WebhookRefusal; readonly detail: string };

/** Headers as node:http has them. */
export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const envelopeBody = z.object({ type: wireText, at: wireInstant, timeline: wireText, data: z.unknown() });
const keptEnvelope = z.object({ id: wireText, type: wireText, at: z.int(), timeline: wireText, data: z.unknown() });

/**
 * Checks a webhook by Standard Webhooks over the body as it came, byte for byte. While a secret is being rotated both
 * the old and the new one are given, and either proves it. The id is the signed header's, which a resend keeps.
 */
export function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  rawBody: string | Buffer,
): VerifiedWebhook {
  const keys = [secrets].flat().map((secret) => new Webhook(secret));
  const signed = signedHeaders(headers);
  const refusals = keys.map((key) => refusalBy(key, signed, rawBody));
  if (!refusals.includes(undefined)) {
    return { ok: false, reason: 'signature_refused', detail: refusals.join('; ') || 'no secret is known' };
  }
  const parsed = envelopeBody.safeParse(parseJson(rawBody));
  return parsed.success
    ? { ok: true, envelope: { id: signed['webhook-id'], ...parsed.data, data: parsed.data.data } }
    : { ok: false, reason: 'envelope_malformed', detail: z.prettifyError(parsed.error) };
}

/** Whether any of the secrets proves the bytes, whatever they hold. */
export function isSigned(secrets: readonly string[], headers: WebhookHeaders, rawBody: Buffer): boolean {
  const signed = signedHeaders(headers);
  return secrets.some((secret) => refusalBy(new Webhook(secret), signed, rawBody) === undefined);
}

/** An envelope as it was kept after it had been proven, or undefined when it is none. */
export function readEnvelope(kept: unknown): WebhookEnvelope | undefined {
  const read = keptEnvelope.safeParse(kept);
  return read.success ? { ...read.data, data: read.data.data } : undefined;
}

/** What the key has against it, or undefined when it proves it. */
function refusalBy(key: Webhook, headers: SignedHeaders, rawBody: string | Buffer): string | undefined {
  try {
    key.verify(rawBody, headers, { jsonParse: false });
    return undefined;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.message;
    throw error;
  }
}

type SignedHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/** A header given twice is none: nobody may choose which of the two is checked. */
function signedHeaders(headers: WebhookHeaders): SignedHeaders {
  const one = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    'webhook-id': one('webhook-id'),
    'webhook-timestamp': one('webhook-timestamp'),
    'webhook-signature': one('webhook-signature'),
  };
}

function parseJson(rawBody: string | Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}
