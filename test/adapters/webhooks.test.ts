import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from '#adapters/webhooks/verify.ts';

const secretOf = (text: string) => `whsec_${Buffer.from(text.padEnd(24, '.')).toString('base64')}`;
const OLD = secretOf('old');
const NEW = secretOf('new');
const body = JSON.stringify({
  id: 'evt-1',
  type: 'parcel.scanned',
  at: '2026-03-01T09:30:00.000Z',
  timeline: 'W1',
  data: { trackingNo: 'T1' },
});

const signed = (secret: string, { id = 'evt-1', text = body, sentAt = new Date() } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, sentAt, text),
});
const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000);

describe('verifyWebhook', () => {
  it('takes what is signed with the secret', () => {
    expect(verifyWebhook(NEW, signed(NEW), Buffer.from(body))).toEqual({
      ok: true,
      envelope: {
        id: 'evt-1',
        type: 'parcel.scanned',
        at: Date.UTC(2026, 2, 1, 9, 30),
        timeline: 'W1',
        data: { trackingNo: 'T1' },
      },
    });
  });

  it.each([OLD, NEW])('takes either secret while one is being rotated', (secret) => {
    expect(verifyWebhook([OLD, NEW], signed(secret), body).ok).toBe(true);
  });

  it('takes a sender that signs with both', () => {
    const [a, b] = [signed(OLD), signed(NEW)];
    const both = { ...a, 'webhook-signature': `${a['webhook-signature']} ${b['webhook-signature']}` };
    expect(verifyWebhook(NEW, both, body).ok).toBe(true);
  });

  it.each([
    ['another secret', signed(OLD), body],
    ['a changed body', signed(NEW), body.replace('T1', 'T2')],
    ['a body written anew', signed(NEW), JSON.stringify(JSON.parse(body), null, 2)],
    ['another id', { ...signed(NEW), 'webhook-id': 'evt-2' }, body],
    ['another time', { ...signed(NEW), 'webhook-timestamp': '1' }, body],
    ['no headers', {}, body],
    ['a header given twice', { ...signed(NEW), 'webhook-id': ['evt-1', 'evt-1'] }, body],
    ['a signature of another scheme', { ...signed(NEW), 'webhook-signature': 'v0,abc' }, body],
    ['a signature without a scheme', { ...signed(NEW), 'webhook-signature': 'v1' }, body],
    ['a call of six minutes ago', signed(NEW, { sentAt: minutesAgo(6) }), body],
    ['a call from the future', signed(NEW, { sentAt: minutesAgo(-6) }), body],
  ])('refuses %s', (_what, headers, text) => {
    expect(verifyWebhook(NEW, headers, text)).toMatchObject({ ok: false, reason: 'signature_refused' });
  });

  it('refuses everything when no secret is known', () => {
    expect(verifyWebhook([], signed(NEW), body)).toMatchObject({ ok: false, reason: 'signature_refused' });
  });

  it.each(['', 'no json', '[]', '{"type":"parcel.scanned"}', body.replace('2026-03-01T09:30:00.000Z', 'today')])(
    'says so when what is proven is no envelope: %s',
    (text) => {
      expect(verifyWebhook(NEW, signed(NEW, { text }), text)).toMatchObject({
        ok: false,
        reason: 'envelope_malformed',
      });
    },
  );

  it('does not start with a secret that is none', () => {
    expect(() => verifyWebhook('whsec_', signed(NEW), body)).toThrow("Secret can't be empty.");
  });
});
