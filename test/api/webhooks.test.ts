import request from 'supertest';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from '#adapters/webhooks/verify.ts';
import type { WebhookReader } from '#api/deps.ts';
import { anApi } from './an-api.ts';

const SECRET = `whsec_${Buffer.from('the secret of the carrier, 32 ch').toString('base64')}`;
const body = JSON.stringify({
  id: 'ev_1',
  type: 'parcel.scanned',
  at: '2026-11-22T08:00:00.000Z',
  timeline: 'W1',
  data: { trackingNo: 'T1' },
});

const readWebhook: WebhookReader = (port, headers, raw) => {
  const verified = verifyWebhook(SECRET, headers, raw);
  if (!verified.ok) return verified;
  const { id, type, at } = verified.envelope;
  return { ok: true, event: { provider: port, eventId: id, type, body: verified.envelope, businessAt: at } };
};

const signed = (text: string, { id = 'ev_1', at = new Date() }: { id?: string; at?: Date } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(SECRET).sign(id, at, text),
});

const send = (api: ReturnType<typeof anApi>, text: string, headers: Record<string, string>) =>
  sendTo('carrier', { api, text, headers });

const sendTo = (
  port: string,
  { api, text, headers }: { api: ReturnType<typeof anApi>; text: string; headers: Record<string, string> },
) => request(api.app).post(`/v1/webhooks/${port}`).set('Content-Type', 'application/json').set(headers).send(text);

describe('news from a provider (R45)', () => {
  it('are kept before they are answered, and a second time harmlessly', async () => {
    const api = anApi({ readWebhook });
    const [first, again] = [await send(api, body, signed(body)), await send(api, body, signed(body))];
    expect([first.status, first.body]).toEqual([202, { stored: true, duplicate: false }]);
    expect([again.status, again.body]).toEqual([202, { stored: true, duplicate: true }]);
    expect(api.done.inbox[0]).toMatchObject({
      provider: 'carrier',
      eventId: 'ev_1',
      type: 'parcel.scanned',
      businessAt: Date.parse('2026-11-22T08:00:00Z'),
    });
  });

  it('are looked into by nobody while they are answered', async () => {
    const api = anApi({ readWebhook });
    await send(api, body, signed(body));
    expect([api.done.sent, api.done.again]).toEqual([[], []]);
  });

  it('are not answered with a yes when they could not be kept', async () => {
    const api = anApi({
      readWebhook,
      inbox: { add: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) },
    });
    expect((await send(api, body, signed(body))).status).toBe(503);
  });

  it.each([
    ['no signature', body, {}],
    ['a signature of another body', body, signed(body.replace('T1', 'T2'))],
    ['an old one', body, signed(body, { at: new Date(Date.now() - 600_000) })],
    ['one from the future', body, signed(body, { at: new Date(Date.now() + 600_000) })],
    ['an id that was not signed', body, { ...signed(body), 'webhook-id': 'ev_2' }],
  ])('are not taken with %s', async (_name, text, headers) => {
    const api = anApi({ readWebhook });
    const { status, body: problem } = await send(api, text, headers);
    expect([status, problem.code, api.done.inbox]).toEqual([401, 'signature_invalid', []]);
  });

  it('are refused by field when they are proven and no envelope', async () => {
    const api = anApi({ readWebhook });
    const { status, body: problem } = await send(api, '{"type":"x"}', signed('{"type":"x"}'));
    expect([status, problem.code, problem.errors[0].rule]).toEqual([400, 'invalid_request', 'envelope']);
  });

  it('come through the ports there are', async () => {
    const sent = async (port: string) =>
      (await sendTo(port, { api: anApi({ readWebhook }), text: body, headers: signed(body) })).status;
    expect([await sent('shop'), await sent('messages')]).toEqual([202, 400]);
  });
});
