import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { createReplyAddresses } from '#adapters/inbound/reply-address.ts';
import { aLetter } from '#test/adapters/a-letter.ts';
import { aJpegWithPlace, PLACE } from '#test/adapters/a-picture.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { INBOUND_SECRET } from '#test/support/stack.ts';
import { tell, type Answer, type Json, type Story } from '#test/support/story.ts';

/** Requests and answers that come by mail, by other systems and by lists: all become the same kind of case (A1). */
describe('what comes in by other ways', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const key = (role: string): string => `Bearer ak_demo-${role}_sandbox-only-not-a-secret`;

  async function bring(path: string, body: Buffer | string, id = randomUUID(), secret = INBOUND_SECRET) {
    const at = new Date();
    const answer = await fetch(`${stack.api}/v1/inbound/${path}`, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body.toString()),
      },
      body: new Uint8Array(Buffer.from(body)),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  }

  const mail = async (letter: Parameters<typeof aLetter>[0], shop = 'retail-cn') =>
    bring(`email?shop=${shop}`, await aLetter({ to: 'care@shop.example', ...letter }));

  async function file(caseNo: string, path: string, role = 'agent') {
    const answer = await fetch(`${stack.api}/v1/cases/${caseNo}/evidence/${path}`, {
      headers: { authorization: key(role) },
    });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  }
  const filesOf = async (caseNo: string, role: 'agent' | 'warehouse' = 'agent'): Promise<Json[]> =>
    (await story.api(role, 'GET', `/v1/cases/${caseNo}/evidence`)).body.data as Json[];

  it('an e-mail in Chinese opens a case; the answer to its address brings the photo that was asked for (A1-A3, R50)', async () => {
    const order = await story.anOrder({ shop: 'retail-cn', where: ({ email }) => email !== '' });
    const letter = {
      messageId: `<${randomUUID()}@example.com>`,
      from: `韩梅梅 <${order.email}>`,
      subject: '商品坏了',
      text: `您好，我的订单号：${order.orderNo}，昨天开始不工作了，请帮忙处理。`,
    };
    const opened = await mail(letter);
    expect(opened).toMatchObject({ status: 200, body: { outcome: 'case', why: null, duplicate: false } });
    const { caseNo } = opened.body;
    expect(await mail(letter)).toMatchObject({ status: 200, body: { outcome: 'case', caseNo, duplicate: true } });
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'intake',
      waitingOn: 'customer',
      request: { channel: 'email', locale: 'zh-CN', hasSymptom: true },
    });

    const known = await story.api('agent', 'POST', `/v1/cases/${caseNo}/answers`, {
      items: [{ line: order.lines[0]?.lineNo ?? 1, quantity: 1 }],
      problem: 'defective',
      wish: 'return_and_refund',
    });
    expect(known.status).toBe(200);
    expect((await story.read(caseNo)).questions).toEqual(['evidence']);

    const replies = createReplyAddresses([INBOUND_SECRET]);
    const answered = await mail({
      from: order.email,
      to: replies.of('care@shop.example', caseNo),
      subject: 'Re: 我们收到了您的请求',
      text: '照片在附件里。\n\n在 2026年11月22日，客服写道：\n> 请发照片',
      attachments: [
        { filename: '灯.jpg', content: await aJpegWithPlace() },
        { filename: 'virus.jpg', content: Buffer.from('MZ no picture') },
      ],
    });
    expect(answered).toMatchObject({ status: 200, body: { outcome: 'reply', caseNo } });
    await story.until(caseNo, ({ stage }) => stage !== 'intake');

    const files = await filesOf(caseNo);
    expect(files).toMatchObject([
      { name: '灯.jpg', type: 'image/jpeg', width: 64, height: 32, by: { type: 'customer' } },
    ]);
    expect(await filesOf(caseNo, 'warehouse')).toMatchObject([{ name: null, width: 64 }]);
    const whole = await file(caseNo, files[0].id, 'warehouse');
    expect(whole.headers.get('content-disposition')).toMatch(/^attachment; filename="evidence-/);
    expect(whole.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(whole.bytes.includes(PLACE)).toBe(false);
    expect((await file(caseNo, `${files[0].id}/thumbnail`)).headers.get('content-type')).toBe('image/jpeg');
    const words = (await story.api('agent', 'GET', `/v1/cases/${caseNo}/texts`)).body.data as Json[];
    expect(words.map(({ text, url }) => text ?? url)).toEqual(expect.arrayContaining(['照片在附件里。', files[0].ref]));
  });

  it('what nobody can sort waits for a person; machines and strangers change nothing (A1)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const sender = `someone-${randomUUID()}@example.com`;
    expect(
      await bring('email', 'From: a@b.c\r\n\r\nx', randomUUID(), `whsec_${btoa('another secret, also long')}`),
    ).toMatchObject({
      status: 401,
      body: { code: 'signature_invalid' },
    });
    const away = {
      from: order.email,
      subject: `Re: ${caseNo}`,
      text: 'Away',
      headers: { 'Auto-Submitted': 'auto-replied' },
    };
    expect((await mail(away)).body).toMatchObject({ outcome: 'ignored', why: 'auto_reply' });
    const forged = { from: sender, subject: `Re: ${caseNo}`, text: 'Send it elsewhere.' };
    expect((await mail(forged, 'retail-us')).body).toMatchObject({ outcome: 'item', why: 'sender_unknown' });
    const vague = await mail(
      {
        from: sender,
        subject: 'Broken',
        text: 'It is broken.',
        attachments: [{ filename: 'a.jpg', content: await aJpegWithPlace(1) }],
      },
      'retail-us',
    );
    expect(vague.body).toMatchObject({ outcome: 'item', why: 'order_missing' });
    const known = await mail({ from: order.email, subject: `Re: ${caseNo}`, text: 'By the customer.' }, 'retail-us');
    expect(known.body).toMatchObject({ outcome: 'reply', caseNo });

    const waiting = (await story.api('agent', 'GET', '/v1/inbound/items?shop=retail-us&limit=200')).body.data as Json[];
    const theirs = waiting.filter(({ from }) => from.address === sender);
    expect(theirs).toMatchObject([
      { why: 'order_missing', text: 'It is broken.', files: [expect.stringContaining('evidence:')] },
      { why: 'sender_unknown', caseNo },
    ]);
    const [broken, stranger] = theirs;
    const given = await story.api('agent', 'POST', `/v1/inbound/items/${broken.id}/assign`, { case: caseNo });
    expect(given).toMatchObject({ status: 200, body: { outcome: 'reply', caseNo } });
    expect(await filesOf(caseNo)).toMatchObject([{ name: 'a.jpg', ref: broken.files[0] }]);
    expect((await story.api('agent', 'POST', `/v1/inbound/items/${stranger.id}/dismiss`, {})).status).toBe(200);
    expect((await story.api('agent', 'POST', `/v1/inbound/items/${stranger.id}/dismiss`, {})).body.code).toBe(
      'inbound_item_done',
    );
  });

  it('a marketplace opens a case and goes on talking in it; the same message is one (A1, A8)', async () => {
    const order = await story.anOrder();
    const conversation = `talk-${randomUUID()}`;
    const from = { email: order.email };
    const request = {
      shop: 'retail-us',
      from,
      conversation,
      order: order.orderNo,
      items: [{ line: order.lines[0]?.lineNo ?? 1, quantity: 1 }],
      problem: 'no_longer_wanted',
      wish: 'return_and_refund',
      text: 'I do not need it.',
    };
    const id = randomUUID();
    const opened = await bring('marketplace', JSON.stringify(request), id);
    expect(opened).toMatchObject({ status: 200, body: { outcome: 'case', duplicate: false } });
    const { caseNo } = opened.body;
    expect((await bring('marketplace', JSON.stringify(request), id)).body).toMatchObject({ caseNo, duplicate: true });
    const data = (await aJpegWithPlace(1)).toString('base64');
    const more = { shop: 'retail-us', from, conversation, text: 'And here it is.', files: [{ name: 'it.jpg', data }] };
    expect((await bring('marketplace', JSON.stringify(more))).body).toMatchObject({ outcome: 'reply', caseNo });
    expect(await filesOf(caseNo)).toMatchObject([{ name: 'it.jpg' }]);
    expect((await bring('marketplace', JSON.stringify({ shop: 'retail-us' }))).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: '/from' }],
    });
  });

  it('a list opens a case per line and says what became of each (A1, A3, A8)', async () => {
    const [one, two] = [await story.anOrder(), await story.anOrder()];
    const list = [
      '订单号,邮箱,行号,问题,诉求,问题描述',
      `${one.orderNo},${one.email},${one.lines[0]?.lineNo},不想要了,退货退款,"不需要了, 谢谢"`,
      `${one.orderNo},${one.email},${one.lines[0]?.lineNo},不想要了,退货退款,又说一次`,
      `${two.orderNo},no address,1,不想要了,退货退款,`,
      `${two.orderNo},somebody-else@example.com,1,不想要了,退货退款,`,
    ].join('\r\n');
    const send = async (query = ''): Promise<Answer> => {
      const answer = await fetch(`${stack.api}/v1/imports?shop=retail-us&name=calls${query}`, {
        method: 'POST',
        headers: { authorization: key('agent'), 'content-type': 'text/csv' },
        body: `\uFEFF${list}`,
      });
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    };
    expect(await send('&dryRun=true')).toMatchObject({
      status: 201,
      body: { dryRun: true, lines: 4, valid: 3, refused: 1, opened: 0, waiting: 0 },
    });
    const { status, body } = await send();
    expect(status).toBe(201);
    let found: Json = body;
    for (const end = Date.now() + 30_000; found.waiting > 0 && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      found = (await story.api('agent', 'GET', `/v1/imports/${body.id}`)).body;
    }
    const [first, second, third, fourth] = found.report as Json[];
    expect(new Set([first.state, second.state])).toEqual(new Set(['opened', 'same']));
    expect(second.caseNo).toBe(first.caseNo);
    expect(third).toMatchObject({ state: 'refused', caseNo: null, field: 'email' });
    expect(fourth).toMatchObject({ state: 'refused', rule: 'order_of_other_customer', field: 'contact' });
    expect(fourth.caseNo).toMatch(/^AS-/);
    expect(await send()).toMatchObject({ status: 201, body: { id: body.id, opened: 1, same: 1, waiting: 0 } });
    expect(await story.read(first.caseNo)).toMatchObject({ request: { channel: 'offline' } });
  });
});
