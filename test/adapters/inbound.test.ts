import { readCsv } from '#adapters/inbound/csv.ts';
import { readLetter } from '#adapters/inbound/mail.ts';
import { createReplyAddresses } from '#adapters/inbound/reply-address.ts';
import { aLetter } from './a-letter.ts';

const CASE = 'AS-2026-000123';

describe('a reply address (A1)', () => {
  const { of, caseOf } = createReplyAddresses(['the new secret', 'the old one']);

  it('leads back to its case, however its letters are written', () => {
    const address = of('care@shop.example', CASE);
    expect(caseOf(address)).toBe(CASE);
    expect(caseOf(`"Care" <${address.toUpperCase()}>`)).toBe(CASE);
    expect(of('Care <care@shop.example>', CASE)).toMatch(/^Care <care\+as-2026-000123\.[0-9a-f]{20}@shop\.example>$/);
  });

  it('is nobody else to make: a tag is of one case and one secret', () => {
    const address = of('care@shop.example', CASE);
    expect(caseOf(address.replace('000123', '000124'))).toBeUndefined();
    expect(caseOf(createReplyAddresses(['another']).of('care@shop.example', CASE))).toBeUndefined();
    expect(caseOf(createReplyAddresses(['the old one']).of('care@shop.example', CASE))).toBe(CASE);
    expect(createReplyAddresses([]).caseOf(address)).toBeUndefined();
  });
});

describe('a letter as it is read (A1, A2)', () => {
  it('has its own words, its files, and every address it went to', async () => {
    const letter = await readLetter(
      await aLetter({
        from: '"李雷" <Lei@Example.com>',
        to: 'care@shop.example',
        cc: 'other@example.com',
        subject: '订单 W1：灯坏了',
        messageId: '<m1@example.com>',
        inReplyTo: '<case.AS-2026-000123@shop.example>',
        text: '灯不亮了。\n\n在 2026年11月22日，客服写道：\n> 您好',
        headers: { 'Delivered-To': 'care+x@shop.example' },
        attachments: [{ filename: '../灯.jpg', content: Buffer.from('bytes') }],
      }),
    );
    expect(letter).toMatchObject({
      messageId: '<m1@example.com>',
      from: { address: 'lei@example.com', name: '李雷' },
      to: ['care@shop.example', 'other@example.com', 'care+x@shop.example'],
      subject: '订单 W1：灯坏了',
      text: '灯不亮了。',
      references: ['<case.AS-2026-000123@shop.example>'],
      files: [{ name: '../灯.jpg' }],
    });
    expect(letter?.automatic).toBeUndefined();
  });

  it('of HTML alone has words, too', async () => {
    const letter = await readLetter(
      await aLetter({ from: 'a@example.com', to: 'c@shop.example', subject: 's', html: '<p>It <b>broke</b>.</p>' }),
    );
    expect(letter?.text).toBe('It broke.');
  });

  it.each([
    ['auto_reply', { 'Auto-Submitted': 'auto-replied' }, 'a@example.com'],
    ['auto_reply', { 'X-Autoreply': 'yes' }, 'a@example.com'],
    ['bulk', { Precedence: 'bulk' }, 'a@example.com'],
    ['bulk', { 'List-Id': '<news.example.com>' }, 'a@example.com'],
    ['bounce', {}, 'MAILER-DAEMON@example.com'],
    ['bounce', { 'Return-Path': '<>' }, 'a@example.com'],
    [undefined, { 'Return-Path': '<a@example.com>' }, 'a@example.com'],
    [undefined, { 'Auto-Submitted': 'no' }, 'a@example.com'],
  ])('is %j by what it says of itself', async (automatic, headers, from) => {
    const letter = await readLetter(await aLetter({ from, to: 'c@shop.example', subject: 's', text: 't', headers }));
    expect(letter?.automatic).toBe(automatic);
  });

  it('is none where nobody is named, and keeps one id where it has none', async () => {
    expect(await readLetter(Buffer.from('no letter at all'))).toBeUndefined();
    const bare = Buffer.from('From: a@example.com\r\nSubject: s\r\n\r\nwords');
    expect((await readLetter(bare))?.messageId).toBe((await readLetter(bare))?.messageId);
  });
});

describe('a list of requests (A1)', () => {
  const CHINESE = '订单号,手机,姓名,问题描述\r\nW1,13800000000,韩梅梅,"灯不亮,有异味"\r\n\r\nW2,13900000000,,\r\n';
  const lines = [
    { order: 'W1', phone: '13800000000', name: '韩梅梅', symptom: '灯不亮,有异味' },
    { order: 'W2', phone: '13900000000' },
  ];

  it('is read with a mark, without one, and as Chinese spreadsheets save it', () => {
    const gb = Buffer.from('b6a9b5a5bac52cc3d7bbfa0d0a57312c310d0a'.replace('c3d7bbfa', 'cad6bbfa'), 'hex');
    expect(readCsv(Buffer.from(`\uFEFF${CHINESE}`))).toEqual({ ok: true, lines });
    expect(readCsv(Buffer.from(CHINESE))).toEqual({ ok: true, lines });
    expect(readCsv(Buffer.from(`\uFEFF${CHINESE}`, 'utf16le'))).toEqual({ ok: true, lines });
    expect(readCsv(gb)).toEqual({ ok: true, lines: [{ order: 'W1', phone: '1' }] });
  });

  it('may have semicolons, and columns that are about something else', () => {
    expect(readCsv(Buffer.from('order;colour;email\nW1;red;a@example.com\n'))).toEqual({
      ok: true,
      lines: [{ order: 'W1', email: 'a@example.com' }],
    });
  });

  it('is refused by name without the columns it needs, or in no form at all', () => {
    expect(readCsv(Buffer.from('email\na@example.com'))).toMatchObject({ ok: false, reason: 'headings' });
    expect(readCsv(Buffer.from('order\nW1'))).toMatchObject({ ok: false, reason: 'headings' });
    expect(readCsv(Buffer.from('order,email\n"W1,a@example.com'))).toMatchObject({ ok: false, reason: 'form' });
    expect(readCsv(Buffer.from([0xff, 0xff, 0xff]))).toMatchObject({ ok: false, reason: 'encoding' });
  });
});
