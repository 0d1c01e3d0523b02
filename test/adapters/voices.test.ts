import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagesPort } from '#adapters/messages/port.ts';
import type { Messaging } from '#domain/messaging.ts';
import { createVoices } from '#worker/voices.ts';

const provider: MessagesPort = { send: () => Promise.reject(new Error('nobody asked')) };
const voices = (messages: Messaging, env: Record<string, string> = {}, words = 'messages/shops') =>
  createVoices({
    provider,
    env,
    settings: {
      AFTERCARE_SMTP_URL: env['AFTERCARE_SMTP_URL'],
      AFTERCARE_SHOP_WORDS: words,
      AFTERCARE_ADAPTER_TIMEOUT_MS: 1_000,
    },
    shops: { lamps: { policy: 'us', locale: 'en', messages } },
    now: () => 1,
  });

describe('the worker begins', () => {
  it('with all ways that its shops have named', () => {
    const messages: Messaging = {
      email: { via: 'smtp', from: 'a@b.example' },
      rooms: { everyone: { via: 'wecom', url: 'ROOM_URL' } },
    };
    const env = { AFTERCARE_SMTP_URL: 'smtps://mail.example', ROOM_URL: 'https://room.example/?key=secret-key' };
    const begun = voices(messages, env);
    expect(begun.channels.through({ via: 'provider' })).toBe(provider);
    begun.close();
  });

  it('not where one of them cannot be used: shop, way and variable are named, no value is', () => {
    const messages: Messaging = {
      email: { via: 'smtp', from: 'a@b.example' },
      sms: { via: 'webhook', url: 'SMS_URL', secret: 'SMS_SECRET' },
      rooms: { finance: { via: 'feishu', url: 'ROOM_URL' } },
    };
    const env = { SMS_URL: 'https://sms.example', SMS_SECRET: 'secret-key', ROOM_URL: 'ftp://secret-key' };
    const begin = () => voices(messages, env);
    expect(begin).toThrow('lamps, smtp: AFTERCARE_SMTP_URL is not set');
    expect(begin).toThrow('lamps, webhook: SMS_SECRET must be whsec_ and at least 24 bytes in base64');
    expect(begin).toThrow('lamps, feishu: ROOM_URL must be an https:// address');
    expect(begin).not.toThrow('secret-key');
  });

  it("not where a shop's own words cannot be said", () => {
    const dir = mkdtempSync(join(tmpdir(), 'voices-'));
    mkdirSync(join(dir, 'lamps'));
    writeFileSync(join(dir, 'lamps', 'closed.en.liquid'), 'Subject: x\n\n{{ money }}');
    expect(() => voices({}, {}, dir)).toThrow('closed.en.liquid:3: this notice has no value "money"');
    rmSync(dir, { recursive: true });
  });
});
