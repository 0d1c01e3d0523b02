import { createReplyAddresses } from '#adapters/inbound/reply-address.ts';
import { Rejected, Unavailable, Unknown } from '#adapters/failure.ts';
import type { Message } from '#adapters/messages/port.ts';
import { createMailer, NO_MAILER, type Mailer } from '#adapters/messages/smtp.ts';
import { smtpFailure } from '#adapters/messages/smtp-failure.ts';
import type { SmtpWay } from '#domain/messaging.ts';
import { htmlOf } from '#messages/html.ts';
import { catchMail, type MailCatcher } from './mail-catcher.ts';

const WAY: SmtpWay = { via: 'smtp', from: 'Lamps <care@lamps.example>', replyTo: 'reply@lamps.example' };
const CTX = { businessTime: 1, timeline: 'W1' };
const MAIL = {
  channel: 'email',
  to: 'ada@example.test',
  locale: 'zh-TW',
  subject: '您的退款已發出 · AS-2026-000001',
  text: '您好，\n\n退款 <b>$5</b> 已發出：\nhttps://lamps.example/c/1#t=a&b.',
  caseNo: 'AS-2026-000001',
} satisfies Message;

describe('e-mail by SMTP', () => {
  let catcher: MailCatcher;
  let mailer: Mailer;
  const send = (over: Partial<Message> = {}, key = 'AS-2026-000001/7/refund_accepted/customer') =>
    mailer.as(WAY).send(key, { ...MAIL, html: htmlOf(MAIL), ...over }, CTX);

  beforeAll(async () => {
    catcher = await catchMail();
    mailer = createMailer({ url: catcher.url, timeoutMs: 2_000, now: () => 5 });
  });
  afterAll(async () => {
    mailer.close();
    await catcher.close();
  });

  it('carries words, sender, where to answer and what case it is about; machines do not answer it', async () => {
    const { messageId, acceptedAt } = await send();
    const mail = catcher.mails.at(-1);
    expect([mail?.from, mail?.to, acceptedAt]).toEqual(['care@lamps.example', ['ada@example.test'], 5]);
    const head = (name: string) => mail?.headers.get(name);
    expect(head('from')).toBe('Lamps <care@lamps.example>');
    expect(head('reply-to')).toBe('reply@lamps.example');
    expect(head('message-id')).toBe(messageId);
    expect(messageId).toMatch(/^<[0-9a-f]{32}@lamps\.example>$/);
    expect([head('in-reply-to'), head('references')]).toEqual(Array(2).fill('<case.AS-2026-000001@lamps.example>'));
    expect(head('auto-submitted')).toBe('auto-generated');
    expect(head('content-type')).toMatch(/^multipart\/alternative/);
  });

  it('can be answered to its case alone, where answers are read (A1)', async () => {
    const replies = createReplyAddresses(['whsec_one']);
    const answered = createMailer({ url: catcher.url, timeoutMs: 2_000, now: () => 5, replies });
    await answered.as(WAY).send('k-answer', MAIL, CTX);
    const { caseNo: _caseNo, ...ofNoCase } = MAIL;
    const given = catcher.mails.at(-1)?.headers.get('reply-to') ?? '';
    await answered.as(WAY).send('k-none', ofNoCase, CTX);
    answered.close();
    expect([replies.caseOf(given), given.endsWith('@lamps.example')]).toEqual([MAIL.caseNo, true]);
    expect(catcher.mails.at(-1)?.headers.get('reply-to')).toBe('reply@lamps.example');
  });

  it('has a plain text and a page of the same words, in which nothing people wrote is markup', async () => {
    await send();
    const raw = catcher.mails.at(-1)?.raw ?? '';
    const parts = [
      ...raw.matchAll(
        /Content-Type: text\/(plain|html)[^]*?Content-Transfer-Encoding: ([a-z0-9-]+)\r\n\r\n([^]*?)\r\n--/g,
      ),
    ].map(([, type, encoding, body]) => [type, decoded(encoding ?? '', body ?? '')]);
    expect(parts[0]).toEqual(['plain', MAIL.text]);
    expect(parts[1]?.[1]).toContain('退款 &lt;b&gt;$5&lt;/b&gt; 已發出：<br>');
    expect(parts[1]?.[1]).toContain(
      '<a href="https://lamps.example/c/1#t=a&amp;b">https://lamps.example/c/1#t=a&amp;b</a>.</p>',
    );
    expect(parts[1]?.[1]).toContain('<html lang="zh-TW">');
  });

  it('has the same Message-ID whenever the same message is sent, and tells nothing of its key', async () => {
    const [first, again, other] = [await send(), await send(), await send({}, 'AS-2026-000001/8/closed/customer')];
    expect(again.messageId).toBe(first.messageId);
    expect(other.messageId).not.toBe(first.messageId);
  });

  it.each([
    'a@x.example, b@x.example',
    'a@x.example\r\nBcc: b@x.example',
    'Ada <a@x.example>',
    'nobody',
    'a b@x.example',
  ])('never goes to what is not one address: %j', async (to) => {
    const before = catcher.mails.length;
    await expect(send({ to })).rejects.toThrow(Rejected);
    expect(catcher.mails).toHaveLength(before);
  });

  it('to an address that is not there is given up; to a full or grey one it is tried again', async () => {
    await expect(send({ to: '550-5.1.1@example.test' })).rejects.toMatchObject({
      name: 'Rejected',
      code: 'address_refused',
    });
    await expect(send({ to: '450-4.2.1@example.test' })).rejects.toThrow(Unavailable);
    const words = await send({ to: '550-5.1.1@example.test' }).catch((error: Error) => error.message);
    expect(words).not.toContain('example.test');
  });

  it('is tried again when the server is away, refuses us, or breaks off', async () => {
    const gone = await catchMail();
    await gone.close();
    const away = createMailer({ url: gone.url, timeoutMs: 500, now: () => 5 });
    await expect(away.as(WAY).send('k', MAIL, CTX)).rejects.toThrow(Unavailable);
    const strict = await catchMail({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const stranger = createMailer({ url: strict.url.replace('://', '://care:wrong@'), timeoutMs: 500, now: () => 5 });
    await expect(stranger.as(WAY).send('k', MAIL, CTX)).rejects.toThrow(Unavailable);
    // takes the mail and never answers
    const silent = await catchMail({ onData: (stream) => void stream.resume() });
    const patient = createMailer({ url: silent.url, timeoutMs: 300, now: () => 5 });
    await expect(patient.as(WAY).send('k', MAIL, CTX)).rejects.toThrow(Unknown);
    for (const one of [away, stranger, patient]) one.close();
    await Promise.all([strict.close(), silent.close()]);
  });

  it('waits where no mail server is named, and goes encrypted unless the address says otherwise', async () => {
    expect(() => NO_MAILER.as(WAY)).toThrow('AFTERCARE_SMTP_URL is not set');
    const careful = createMailer({ url: catcher.url.replace('?tls=off', ''), timeoutMs: 500, now: () => 5 });
    await expect(careful.as(WAY).send('k', MAIL, CTX)).rejects.toThrow(Unavailable);
    careful.close();
    expect(() => createMailer({ url: 'http://mail', timeoutMs: 1, now: () => 5 })).toThrow('smtp://');
  });

  it.each([
    [{ responseCode: 552, command: 'DATA' }, Rejected],
    [{ responseCode: 451, command: 'DATA' }, Unavailable],
    [{ responseCode: 550, command: 'MAIL FROM' }, Unavailable],
    [{ responseCode: 554, command: 'CONN' }, Unavailable],
    [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, Unavailable],
    [{ code: 'EDNS' }, Unavailable],
    [{ code: 'ETIMEDOUT', command: 'DATA' }, Unknown],
    ['anything', Unknown],
  ])('failing as %j is %p', (error, kind) => {
    expect(smtpFailure(error)).toBeInstanceOf(kind);
  });
});

const decoded = (encoding: string, body: string): string =>
  encoding === 'base64'
    ? Buffer.from(body, 'base64').toString('utf8')
    : encoding === 'quoted-printable'
      ? Buffer.from(
          body
            .replace(/=\r\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        )
          .toString('utf8')
          .replaceAll('\r\n', '\n')
      : body.replaceAll('\r\n', '\n');
