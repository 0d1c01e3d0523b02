import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload, type WorkflowSerializationContext } from '@temporalio/common';
import fc from 'fast-check';
import { forOperators } from '#domain/operator-text.ts';
import { keyRingOf } from '#temporal/key-ring.ts';
import { createPayloadCodec, PayloadRefused } from '#temporal/payload-codec.ts';

const aKey = (): string => randomBytes(32).toString('base64');
const OLD = aKey();
const NEW = aKey();
const codecOf = (env: Record<string, string>) => createPayloadCodec(keyRingOf(env));
const codec = codecOf({ PAYLOAD_KEY: NEW, PAYLOAD_KEY_ID: 'new' });

const ofCase = (workflowId: string): WorkflowSerializationContext => ({
  type: 'workflow',
  namespace: 'default',
  workflowId,
});
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payloads: readonly Payload[]): unknown => {
  const [payload] = payloads;
  if (payload === undefined) throw new Error('there is no payload');
  return defaultPayloadConverter.fromPayload(payload);
};

describe('the payload codec (R50)', () => {
  it('gives back what it was given, for any value and any workflow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string(), async (value, workflowId) => {
        const stored = await codec.encode([payloadOf(value)], ofCase(workflowId));
        const json = JSON.parse(JSON.stringify(value)) as unknown;
        expect(valueOf(await codec.decode(stored, ofCase(workflowId)))).toEqual(json);
      }),
    );
  });

  it('leaves nothing to be read, and never writes the same thing twice alike', async () => {
    const twice = await codec.encode(
      [payloadOf('ask for Noor Haddad'), payloadOf('ask for Noor Haddad')],
      ofCase('case/1'),
    );
    const [first, second] = twice.map(({ data }) => Buffer.from(data ?? []));
    expect(first?.includes('Noor')).toBe(false);
    expect(first).not.toEqual(second);
  });

  it('leaves in clear only what is marked for engineers, and the page of a case', async () => {
    const clear = [
      forOperators('refund AS-2026-000001/refund/1'),
      { definition: { type: 'caseWorkflow' }, currentDetails: 'whose turn' },
    ];
    const stored = await codec.encode(clear.map(payloadOf), ofCase('case/1'));
    expect(stored.map((one) => valueOf([one]))).toEqual(clear);
    const hidden = await codec.encode(['refund', { definition: 1, name: 'Noor' }].map(payloadOf), ofCase('case/1'));
    expect(hidden.map(({ metadata }) => Buffer.from(metadata?.['encoding'] ?? []).toString())).toEqual([
      'binary/encrypted',
      'binary/encrypted',
    ]);
  });

  it('reads what was never encrypted', async () => {
    const plain = [payloadOf({ seen: true })];
    expect(await codec.decode(plain, ofCase('case/1'))).toEqual(plain);
  });

  it('refuses a payload that was moved to another case', async () => {
    const stored = await codec.encode([payloadOf(1)], ofCase('case/1'));
    await expect(codec.decode(stored, ofCase('case/2'))).rejects.toThrow(PayloadRefused);
    const renamed = stored.map((one) => ({ ...one, metadata: { ...one.metadata, workflow: Buffer.from('case/2') } }));
    await expect(codec.decode(renamed, ofCase('case/2'))).rejects.toThrow(PayloadRefused);
    const nameless = stored.map((one) => ({ ...one, metadata: { ...one.metadata, workflow: Buffer.from('') } }));
    await expect(codec.decode(nameless, ofCase('case/2'))).rejects.toThrow(PayloadRefused);
  });

  it('refuses a payload that was changed in any byte, or cut', async () => {
    const [stored] = await codec.encode([payloadOf('the refund is 12.00 USD')], ofCase('case/1'));
    const data = Buffer.from(stored?.data ?? []);
    for (let at = 0; at < data.length; at += 1) {
      const changed = Buffer.from(data);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      await expect(codec.decode([{ ...stored, data: changed }], ofCase('case/1'))).rejects.toThrow(PayloadRefused);
    }
    for (const length of [0, 5, 20, data.length - 1])
      await expect(codec.decode([{ ...stored, data: data.subarray(0, length) }], ofCase('case/1'))).rejects.toThrow(
        PayloadRefused,
      );
  });

  it('reads what an activity of the case wrote, and what a schedule wrote for the workflows it starts', async () => {
    const byActivity = await codec.encode([payloadOf(1)], {
      type: 'activity',
      namespace: 'default',
      workflowId: 'case/1',
      isLocal: true,
    });
    expect(valueOf(await codec.decode(byActivity, ofCase('case/1')))).toBe(1);
    const bySchedule = await codec.encode([payloadOf(2)], ofCase('sweep'));
    expect(valueOf(await codec.decode(bySchedule, ofCase('sweep-2026-11-05T09:00:00Z')))).toBe(2);
  });

  it('reads without a context, for whoever looks at a history from outside', async () => {
    const stored = await codec.encode([payloadOf(1)], ofCase('case/1'));
    expect(valueOf(await codec.decode(stored))).toBe(1);
  });

  it('reads what older keys wrote and writes with the current one', async () => {
    const before = await codecOf({ PAYLOAD_KEYS: `old:${OLD}` }).encode([payloadOf('then')], ofCase('case/1'));
    const rotated = codecOf({ PAYLOAD_KEYS: `old:${OLD},new:${NEW}`, PAYLOAD_KEY_ID: 'new' });
    expect(valueOf(await rotated.decode(before, ofCase('case/1')))).toBe('then');
    const after = await rotated.encode([payloadOf('now')], ofCase('case/1'));
    expect(valueOf(await codec.decode(after, ofCase('case/1')))).toBe('now');
  });

  it('puts a tombstone where the key is gone, and does not throw', async () => {
    const stored = await codecOf({ PAYLOAD_KEY: OLD, PAYLOAD_KEY_ID: 'old' }).encode(
      [payloadOf('gone')],
      ofCase('case/1'),
    );
    expect(valueOf(await codec.decode(stored, ofCase('case/1')))).toMatchObject({ erased: true, keyId: 'old' });
  });
});

describe('the keys of the environment', () => {
  it.each([
    ['none at all', {}, /must be set/],
    ['a short one', { PAYLOAD_KEY: 'c2hvcnQ=' }, /PAYLOAD_KEY: a key is 32 bytes/],
    ['a list without ids', { PAYLOAD_KEYS: OLD }, /id:key/],
    ['a current one that is not there', { PAYLOAD_KEYS: `old:${OLD}`, PAYLOAD_KEY_ID: 'new' }, /names new/],
    ['two under one name', { PAYLOAD_KEYS: `k:${OLD}`, PAYLOAD_KEY: NEW, PAYLOAD_KEY_ID: 'k' }, /two different keys/],
  ])('refuse %s, naming the variable and no key', (_what, env, message) => {
    const refusal = (): unknown => {
      try {
        return keyRingOf(env);
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toMatchObject({ name: 'KeysRefused', message: expect.stringMatching(message) });
    expect(JSON.stringify(String(refusal()))).not.toContain(OLD);
  });
});
