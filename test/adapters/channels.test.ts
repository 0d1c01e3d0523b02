import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { Rejected, Unavailable, Unknown } from '#adapters/failure.ts';
import { createChannels, faultOf } from '#adapters/messages/channels.ts';
import type { Message, MessagesPort } from '#adapters/messages/port.ts';
import { withinBytes } from '#adapters/messages/robots/shape.ts';
import { NO_MAILER } from '#adapters/messages/smtp.ts';
import { wayToCustomer, wayToTeam, type Robot, type Way } from '#domain/messaging.ts';
import { catchPosts, type CaughtPost, type HttpCatcher } from './http-catcher.ts';

const NOW = Date.parse('2026-11-22T08:00:00.123Z');
const CTX = { businessTime: 1, timeline: 'W1' };
const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, yes').toString('base64')}`;
const OLD = `whsec_${Buffer.from('the secret before this one, also').toString('base64')}`;
const provider: MessagesPort = { send: () => Promise.resolve({ messageId: 'by the provider', acceptedAt: 1 }) };
const NOTE: Message = {
  channel: 'chat',
  to: 'team:finance',
  locale: 'zh-CN',
  subject: '有一笔退款无法继续 · AS-2026-000001',
  text: '任务 t1：<请> & 查询。',
  caseNo: 'AS-2026-000001',
  about: { id: 17, shop: 'retail-cn', template: 'task_stuckRefund', toRole: 'finance' },
};

let catcher: HttpCatcher;
beforeAll(async () => {
  catcher = await catchPosts();
});
afterAll(() => catcher.close());

const channels = (env: Record<string, string> = {}) =>
  createChannels({
    provider,
    mailer: NO_MAILER,
    env: { ROOM_URL: `${catcher.url}/robot?key=k-1`, ROOM_SECRET: 'SEC-robot', HOOK_SECRET: SECRET, ...env },
    timeoutMs: 1_000,
    now: () => NOW,
  });
const send = (way: Way, message: Partial<Message> = {}, env?: Record<string, string>) =>
  channels(env)
    .through(way)
    .send('AS-2026-000001/9/task_stuckRefund/finance', { ...NOTE, ...message }, CTX);
const last = (): CaughtPost => catcher.posts.at(-1) ?? { path: '', headers: {}, body: '' };

describe('a signed webhook', () => {
  const HOOK: Way = { via: 'webhook', url: 'ROOM_URL', secret: 'HOOK_SECRET' };

  it('is signed as Standard Webhooks has it, under the same id each time, and says nothing personal (R50)', async () => {
    catcher.answer({ status: 204, body: '' });
    const { messageId } = await send(HOOK, { to: 'ada@example.test' });
    const { headers, body } = last();
    const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    expect([id, timestamp]).toEqual([messageId, String(Math.floor(NOW / 1000))]);
    const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toEqual({
      type: 'message.due',
      timestamp: new Date(NOW).toISOString(),
      data: {
        message: 17,
        key: 'AS-2026-000001/9/task_stuckRefund/finance',
        shop: 'retail-cn',
        caseNo: 'AS-2026-000001',
        to: 'finance',
        template: 'task_stuckRefund',
        channel: 'chat',
        locale: 'zh-CN',
      },
    });
    await send(HOOK);
    expect(last().headers['webhook-id']).toBe(id);
  });

  it('is signed with the old and the new secret while it is being changed', async () => {
    await send(HOOK, {}, { HOOK_SECRET: `${OLD}, ${SECRET}` });
    const signatures = String(last().headers['webhook-signature']).split(' ');
    expect(signatures).toHaveLength(2);
    const key = Buffer.from(OLD.slice('whsec_'.length), 'base64');
    const { headers, body } = last();
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    expect(signatures[0]).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(new Webhook(SECRET)).toBeDefined();
  });

  it.each([
    [{ status: 410 }, Rejected],
    [{ status: 404 }, Unknown],
    [
      { status: 400, headers: { 'Content-Type': 'application/problem+json' }, body: { code: 'nope', detail: 'x' } },
      Unknown,
    ],
    [{ status: 302, headers: { Location: '/elsewhere' } }, Unknown],
    [{ status: 500 }, Unknown],
    [{ status: 401 }, Unavailable],
  ])('answered %j fails as %p', async (answer, kind) => {
    catcher.answer(answer);
    const before = catcher.posts.length;
    await expect(send(HOOK)).rejects.toBeInstanceOf(kind);
    expect(catcher.posts).toHaveLength(before + 1);
  });

  it('stays away as long as it is asked to', async () => {
    catcher.answer({ status: 429, headers: { 'Retry-After': '120' } });
    await expect(send(HOOK)).rejects.toMatchObject({ name: 'Unavailable', retryAfterMs: 120_000 });
  });
});

describe("a robot in a team's room", () => {
  const room = (via: Robot, secret = true): Way => ({
    via,
    url: 'ROOM_URL',
    ...(secret ? { secret: 'ROOM_SECRET' } : {}),
  });
  const YES: Readonly<Record<Robot, unknown>> = {
    dingtalk: { errcode: 0, errmsg: 'ok' },
    feishu: { code: 0, msg: 'success' },
    wecom: { errcode: 0 },
    slack: 'ok',
  };

  it('of DingTalk has time and signature in the address', async () => {
    catcher.answer({ body: YES.dingtalk });
    await send(room('dingtalk'));
    const { pathname, searchParams } = new URL(last().path, catcher.url);
    expect([pathname, searchParams.get('key'), searchParams.get('timestamp')]).toEqual(['/robot', 'k-1', String(NOW)]);
    expect(searchParams.get('sign')).toBe(
      createHmac('sha256', 'SEC-robot').update(`${NOW}\nSEC-robot`).digest('base64'),
    );
    expect(JSON.parse(last().body)).toEqual({ msgtype: 'text', text: { content: `${NOTE.subject}\n\n${NOTE.text}` } });
    await send(room('dingtalk', false));
    expect(last().path).toBe('/robot?key=k-1');
  });

  it('of Feishu has time and signature in the body', async () => {
    catcher.answer({ body: YES.feishu });
    await send(room('feishu'));
    const seconds = String(Math.floor(NOW / 1000));
    expect(JSON.parse(last().body)).toEqual({
      timestamp: seconds,
      sign: createHmac('sha256', `${seconds}\nSEC-robot`).update(Buffer.alloc(0)).digest('base64'),
      msg_type: 'text',
      content: { text: `${NOTE.subject}\n\n${NOTE.text}` },
    });
  });

  it('of WeCom has its key in the address and no more than it takes', async () => {
    catcher.answer({ body: YES.wecom });
    await send(room('wecom', false), { text: '长'.repeat(3_000) });
    expect(last().path).toBe('/robot?key=k-1');
    const { content } = (JSON.parse(last().body) as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048);
    expect(content).toMatch(/^有一笔退款无法继续.*长…$/s);
  });

  it('of Slack has a header and a text in which nothing is a link or a mention', async () => {
    catcher.answer({ body: YES.slack });
    await send(room('slack', false), { text: '<!channel> & <https://evil.example|here>' });
    expect(JSON.parse(last().body)).toEqual({
      text: NOTE.subject,
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: NOTE.subject } },
        { type: 'section', text: { type: 'mrkdwn', text: '&lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;' } },
      ],
    });
  });

  it.each([
    ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, 'Unavailable', undefined],
    ['dingtalk', { errcode: 130101 }, 'Unavailable', 60_000],
    ['dingtalk', { errcode: 430101 }, 'Rejected', undefined],
    ['feishu', { code: 19021, msg: 'sign match fail' }, 'Unavailable', undefined],
    ['feishu', { code: 11232 }, 'Unavailable', 60_000],
    ['wecom', { errcode: 93000, errmsg: 'invalid webhook url' }, 'Unavailable', undefined],
    ['wecom', { errcode: 45009 }, 'Unavailable', 60_000],
    ['wecom', { errcode: 44004 }, 'Rejected', undefined],
    ['feishu', '<html>', 'Unavailable', undefined],
  ] as const)('of %s that answers 200 with %j has not said it: %s', async (via, body, name, retryAfterMs) => {
    catcher.answer({ status: 200, body });
    const failure: unknown = await send(room(via)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
    expect(String(failure)).not.toMatch(/SEC-robot|k-1/);
  });

  it.each([
    [{ status: 404, body: 'no_service' }, Unknown],
    [{ status: 410, body: 'channel_is_archived' }, Rejected],
    [{ status: 429, headers: { 'Retry-After': '30' }, body: 'rate_limited' }, Unavailable],
  ])('of Slack answers by status: %j', async (answer, kind) => {
    catcher.answer(answer);
    await expect(send(room('slack', false))).rejects.toBeInstanceOf(kind);
  });
});

describe('the ways of a shop', () => {
  it('are the provider where nothing is named', () => {
    expect(wayToCustomer(undefined, 'email')).toEqual({ via: 'provider' });
    expect(wayToTeam({}, 'agent')).toEqual({ via: 'provider' });
    const everyone: Way = { via: 'slack', url: 'ROOM_URL' };
    const finance: Way = { via: 'feishu', url: 'ROOM_URL' };
    expect(wayToTeam({ rooms: { everyone, finance } }, 'agent')).toBe(everyone);
    expect(wayToTeam({ rooms: { everyone, finance } }, 'finance')).toBe(finance);
  });

  it('go through one port, whatever carries them', async () => {
    expect(await channels().through({ via: 'provider' }).send('k', NOTE, CTX)).toMatchObject({
      messageId: 'by the provider',
    });
    catcher.answer({ body: { errcode: 0 } });
    expect(await send({ via: 'dingtalk', url: 'ROOM_URL' })).toMatchObject({ acceptedAt: NOW });
  });

  it.each([
    [{ via: 'slack', url: 'NOT_THERE' }, {}, 'NOT_THERE is not set'],
    [
      { via: 'slack', url: 'ROOM_URL' },
      { ROOM_URL: 'http://hooks.example/secret-key' },
      'ROOM_URL must be an https:// address',
    ],
    [{ via: 'slack', url: 'ROOM_URL' }, { ROOM_URL: 'secret-key' }, 'ROOM_URL is no address'],
    [{ via: 'feishu', url: 'ROOM_URL', secret: 'NOT_THERE' }, {}, 'NOT_THERE is not set'],
    [
      { via: 'webhook', url: 'ROOM_URL', secret: 'HOOK_SECRET' },
      { HOOK_SECRET: 'secret-key' },
      'HOOK_SECRET must be whsec_',
    ],
    [{ via: 'smtp', from: 'a@b.example' }, {}, 'AFTERCARE_SMTP_URL is not set'],
  ] as const)('that cannot be used are named without their value: %j', (way, env, fault) => {
    expect(faultOf(channels(env), way)).toContain(fault);
    expect(faultOf(channels(env), way)).not.toContain('secret-key');
  });

  it('keep whole characters when they are cut', () => {
    expect(withinBytes('a😀b', 5)).toBe('a…');
    expect(withinBytes('a😀b', 6)).toBe('a😀b');
    expect(withinBytes('abc', 3)).toBe('abc');
  });
});
