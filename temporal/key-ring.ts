import { createSecretKey, type KeyObject } from 'node:crypto';

const KEY_BYTES = 32;

/** The keys payloads are encrypted with: new ones by the current key, old ones by the key whose id they carry. */
export interface KeyRing {
  readonly currentId: string;
  readonly find: (id: string) => KeyObject | undefined;
}

/** The keys in the environment cannot be used; the message names the variable, never a key. */
export class KeysRefused extends Error {
  override readonly name = 'KeysRefused';
}

/**
 * Reads `PAYLOAD_KEY` with its `PAYLOAD_KEY_ID`, and `PAYLOAD_KEYS` (`id:key,id:key`); keys are 32 bytes in base64.
 * The current key is the one of `PAYLOAD_KEY_ID`, or the first of `PAYLOAD_KEYS`. To rotate, add a key and name it as
 * current; the old one stays as long as anything written with it is kept.
 */
export function keyRingOf(env: Readonly<Record<string, string | undefined>>): KeyRing {
  const listed = (env['PAYLOAD_KEYS'] ?? '')
    .split(',')
    .flatMap((entry) => (entry.trim() === '' ? [] : [entryOf(entry.trim())]));
  const single = env['PAYLOAD_KEY']
    ? [{ id: env['PAYLOAD_KEY_ID'] || 'default', key: keyOf('PAYLOAD_KEY', env['PAYLOAD_KEY']) }]
    : [];
  const keys = new Map<string, KeyObject>();
  for (const { id, key } of [...single, ...listed]) {
    if (keys.get(id)?.equals(key) === false)
      throw new KeysRefused(`two different keys are called ${id} in PAYLOAD_KEY and PAYLOAD_KEYS`);
    keys.set(id, key);
  }
  const currentId = env['PAYLOAD_KEY_ID'] || [...keys.keys()][0];
  if (currentId === undefined)
    throw new KeysRefused('PAYLOAD_KEY or PAYLOAD_KEYS must be set: what cases carry is only kept encrypted');
  if (!keys.has(currentId))
    throw new KeysRefused(`PAYLOAD_KEY_ID names ${currentId}, which PAYLOAD_KEYS does not hold`);
  return { currentId, find: (id) => keys.get(id) };
}

function entryOf(entry: string): { id: string; key: KeyObject } {
  const [, id, encoded] = /^([\w.-]+):(.*)$/.exec(entry) ?? [];
  if (id === undefined || encoded === undefined)
    throw new KeysRefused('PAYLOAD_KEYS: every entry is written as id:key');
  return { id, key: keyOf(`PAYLOAD_KEYS ${id}`, encoded) };
}

function keyOf(variable: string, encoded: string): KeyObject {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new KeysRefused(`${variable}: a key is ${KEY_BYTES} bytes in base64; this one has ${bytes.length}`);
  return createSecretKey(bytes);
}
