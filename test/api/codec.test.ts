import request from 'supertest';
import { createApp } from '#api/app.ts';
import { createCodecPort } from '#api/codec-port.ts';
import { demoKey } from '#api/demo-keys.ts';
import { createMetrics } from '#api/metrics.ts';
import { ROUTES } from '#api/routes/index.ts';
import { payloadReads } from '#store/schema/operations.ts';
import { keyRingOf } from '#temporal/key-ring.ts';
import { createPayloadCodec } from '#temporal/payload-codec.ts';
import { aDatabase } from '#test/store/stand.ts';
import { anApi, keyOf } from './an-api.ts';

const UI = 'http://127.0.0.1:8233';
const codec = createPayloadCodec(keyRingOf({ PAYLOAD_KEY: Buffer.alloc(32, 7).toString('base64') }));
const db = aDatabase(2);

/** The API with the codec behind the door of a Web UI. */
function anApp(demo?: string) {
  const { deps } = anApi({ codec: createCodecPort({ codec, database: db(), now: () => 1_000 }) });
  const door = { webUi: `${UI}/`, demoKey: demo };
  return request(createApp({ deps, routes: ROUTES, metrics: createMetrics(), codec: door }));
}

/** What a case carries, as the Web UI sends it. */
async function sealed(text: string, workflowId = 'case-AS-2026-000001') {
  const plain = {
    metadata: { encoding: new Uint8Array(Buffer.from('json/plain')) },
    data: new Uint8Array(Buffer.from(text)),
  };
  const context = { type: 'workflow', namespace: 'default', workflowId } as const;
  const [payload] = await codec.encode([plain], context);
  const base64 = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  return {
    metadata: Object.fromEntries(Object.entries(payload?.metadata ?? {}).map(([name, value]) => [name, base64(value)])),
    data: base64(payload?.data),
  };
}

const textOf = (payload: { data: string }): string => Buffer.from(payload.data, 'base64').toString();

describe('the codec server of the Temporal Web UI', () => {
  it('opens payloads for an operator, leaves shut what was tampered with, and keeps who looked (R50, E4)', async () => {
    const one = await sealed('"secret"');
    const moved = {
      ...one,
      metadata: { ...one.metadata, workflow: Buffer.from('case-AS-2026-000002').toString('base64') },
    };
    const answer = await anApp()
      .post('/v1/codec/decode?preserveStorageRefs=true')
      .set({ Authorization: keyOf('operator'), Origin: UI, 'X-Namespace': 'default' })
      .send({ payloads: [one, moved] });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe(UI);
    expect(textOf(answer.body.payloads[0])).toBe('"secret"');
    expect(answer.body.payloads[1]).toEqual(moved);
    expect(await db().queries.select().from(payloadReads)).toEqual([
      {
        id: 1,
        at: 1_000,
        byId: 'demo-operator',
        byRole: 'operator',
        workflows: ['case-AS-2026-000001', 'case-AS-2026-000002'],
        payloads: 2,
        refused: 1,
      },
    ]);
    await expect(db().pool.query('delete from payload_reads')).rejects.toThrow('append-only');
  });

  it('lets no other origin ask, and nobody without the role', async () => {
    const asked = { payloads: [await sealed('1')] };
    const from = (origin: string, authorization?: string) => {
      const call = anApp().post('/v1/codec/decode').set('Origin', origin);
      return (authorization === undefined ? call : call.set('Authorization', authorization)).send(asked);
    };
    expect((await from('http://evil.example', keyOf('operator'))).status).toBe(403);
    expect((await from(UI)).status).toBe(401);
    expect((await from(UI, keyOf('agent'))).status).toBe(403);
    const preflight = await anApp().options('/v1/codec/decode').set('Origin', UI);
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization, authorization-extras, content-type, x-namespace',
    });
    expect((await anApp().options('/v1/codec/decode').set('Origin', 'http://evil.example')).status).toBe(403);
  });

  it("needs nobody's sign-in in a sandbox, where all keys are known, and does elsewhere", async () => {
    const asked = { payloads: [await sealed('"of the sandbox"')] };
    const answer = await anApp(demoKey('operator')).post('/v1/codec/demo/decode').set('Origin', UI).send(asked);
    expect(textOf(answer.body.payloads[0])).toBe('"of the sandbox"');
    expect((await anApp().post('/v1/codec/demo/decode').set('Origin', UI).send(asked)).status).toBe(404);
  });
});
