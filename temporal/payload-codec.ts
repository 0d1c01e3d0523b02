import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import protos from '@temporalio/proto';
import type { KeyRing } from './key-ring.ts';
import { staysInClear } from './stays-in-clear.ts';

const WirePayload = protos.temporal.api.common.v1.Payload;

const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A payload does not belong to the workflow that reads it, or was changed on its way: never taken for data. */
export class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';
}

/**
 * Encrypts everything cases carry but what engineers read in the Web UI, with AES-256-GCM. A payload names its key and the workflow it belongs to, and is
 * bound to that workflow: moved to another one it is refused. What was never encrypted passes through on reading. A
 * key that is gone makes a tombstone, not an error: erased data must not stop a workflow (R50).
 */
export function createPayloadCodec(keys: KeyRing): PayloadCodec {
  return {
    encode: async (payloads, context) =>
      payloads.map((payload) =>
        staysInClear(payload) ? payload : encrypted(payload, keys, context?.workflowId ?? ''),
      ),
    decode: async (payloads, context) => payloads.map((payload) => decrypted(payload, keys, context)),
  };
}

function encrypted(payload: Payload, keys: KeyRing, owner: string): Payload {
  const id = keys.currentId;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyNamed(keys, id), iv).setAAD(Buffer.from(owner));
  const data = Buffer.concat([
    iv,
    cipher.update(WirePayload.encode(payload).finish()),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const metadata = { encoding: bytes(ENCODING), 'encryption-key-id': bytes(id) };
  return { metadata: owner === '' ? metadata : { ...metadata, workflow: bytes(owner) }, data };
}

function decrypted(payload: Payload, keys: KeyRing, context: SerializationContext | undefined): Payload {
  if (read(payload, 'encoding') !== ENCODING) return payload;
  const id = read(payload, 'encryption-key-id');
  const key = keys.find(id);
  if (key === undefined) return tombstone(id);
  const owner = read(payload, 'workflow');
  if (!belongs(owner, context?.workflowId))
    throw new PayloadRefused(`a payload of ${owner} was found in ${context?.workflowId}`);
  return open(payload.data ?? new Uint8Array(), { key, id, owner });
}

function open(data: Uint8Array, { key, id, owner }: { key: KeyObject; id: string; owner: string }): Payload {
  try {
    const decipher = createDecipheriv(CIPHER, key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(data.subarray(-TAG_BYTES));
    return WirePayload.decode(Buffer.concat([decipher.update(data.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]));
  } catch (error) {
    throw new PayloadRefused(`a payload of ${owner || 'no workflow'} does not open with key ${id}`, { cause: error });
  }
}

/**
 * A schedule's workflows run under its workflow id and the time they were due, while their arguments were encrypted for
 * the schedule's own id. Without a context, as in a codec server, the payload's own word counts.
 */
const belongs = (owner: string, reader: string | undefined): boolean =>
  owner === '' ||
  reader === undefined ||
  reader.replace(/-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, '') === owner ||
  reader === owner;

/** Stands in for what cannot be read any more; shaped so that it also fits where a failure's message is expected. */
function tombstone(keyId: string): Payload {
  const message = `erased: the key ${keyId} of this payload is gone`;
  return {
    metadata: { encoding: bytes('json/plain') },
    data: bytes(JSON.stringify({ erased: true, keyId, message, stack_trace: '' })),
  };
}

function keyNamed(keys: KeyRing, id: string): KeyObject {
  const key = keys.find(id);
  if (key === undefined) throw new PayloadRefused(`there is no key ${id} to encrypt with`);
  return key;
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const read = ({ metadata }: Payload, name: string): string => Buffer.from(metadata?.[name] ?? []).toString();
