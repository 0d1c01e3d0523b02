import type { PayloadCodec } from '@temporalio/common';
import type { Database } from '#store/db.ts';
import { notePayloadRead } from '#store/payload-reads.ts';

/** A payload as JSON carries it: bytes in base64. */
export interface JsonPayload {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Who looks, for the record. */
export interface PayloadReader {
  readonly id: string;
  readonly role: string;
}

/** Opens payloads for those who may read them, on record. */
export interface CodecPort {
  decode(payloads: readonly JsonPayload[], reader: PayloadReader): Promise<readonly JsonPayload[]>;
}

export function createCodecPort({
  codec,
  database,
  now,
}: {
  readonly codec: PayloadCodec;
  readonly database: Database;
  readonly now: () => number;
}): CodecPort {
  return {
    async decode(payloads, { id, role }) {
      const opened = await Promise.all(payloads.map((payload) => open(codec, payload)));
      const encrypted = payloads.filter(isEncrypted);
      // Only what was really decrypted is a look into somebody's data.
      if (encrypted.length > 0)
        await notePayloadRead(database.queries, {
          at: now(),
          byId: id,
          byRole: role,
          workflows: [...new Set(encrypted.map((one) => textOf(one, 'workflow') || 'unnamed'))],
          payloads: encrypted.length,
          refused: opened.filter((one) => one === undefined).length,
        });
      return opened.map((one, index) => one ?? payloads[index] ?? {});
    },
  };
}

/** Undefined for what does not open: it stays closed, and the others beside it are shown all the same. */
async function open(codec: PayloadCodec, { metadata = {}, data = '' }: JsonPayload): Promise<JsonPayload | undefined> {
  try {
    const wire = {
      metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytesOf(value)])),
      data: bytesOf(data),
    };
    const [plain] = await codec.decode([wire]);
    if (!plain) return undefined;
    return {
      metadata: Object.fromEntries(
        Object.entries(plain.metadata ?? {}).map(([name, value]) => [name, base64Of(value)]),
      ),
      data: base64Of(plain.data),
    };
  } catch {
    return undefined;
  }
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const base64Of = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
const textOf = ({ metadata }: JsonPayload, name: string): string =>
  Buffer.from(metadata?.[name] ?? '', 'base64').toString();
const isEncrypted = (payload: JsonPayload): boolean => textOf(payload, 'encoding') === 'binary/encrypted';
