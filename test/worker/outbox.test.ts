import { unarmed } from '#activities/crash-point.ts';
import { Rejected, Unavailable } from '#adapters/failure.ts';
import type { Message } from '#adapters/messages/port.ts';
import type { Messaging, Way } from '#domain/messaging.ts';
import { findMessage, listMessages, resendMessage } from '#store/messages.ts';
import { customerPreferences } from '#store/schema/customers.ts';
import { outbox } from '#store/schema/messages.ts';
import { aRequest, DAY, event, HOUR, openCase, person, T0 } from '#test/store/fixture.ts';
import { aDatabase } from '#test/store/stand.ts';
import { dispatchOutbox, type OutboxDeps } from '#worker/dispatch/outbox.ts';

const db = aDatabase(8);
const NIGHT = Date.parse('2026-03-02T23:00:00-05:00');
const MORNING = Date.parse('2026-03-03T08:00:00-05:00');
const QUIET = { from: '22:00', to: '08:00' };

interface Sent {
  readonly key: string;
  readonly message: Message;
  readonly way: Way['via'];
}

/** A dispatcher at that time, with channels that write down what they get, or fail. */
function aDispatcher(
  over: { messaging?: Messaging; rehearsed?: boolean; now?: number; fail?: (sent: Sent) => Error | undefined } = {},
) {
  const { messaging, rehearsed = false, now = T0 + HOUR, fail = () => undefined } = over;
  const sent: Sent[] = [];
  const deps: OutboxDeps = {
    queries: db().queries,
    channels: {
      through: ({ via }) => ({
        send: async (key, message) => {
          const one = { key, message, way: via };
          const failure = fail(one);
          if (failure) throw failure;
          sent.push(one);
          return { messageId: key, acceptedAt: now };
        },
      }),
    },
    shop: { replyToReview: () => Promise.reject(new Error('nobody asked for it')) },
    voiceOf: () => ({ messaging, zone: 'America/New_York' }),
    shopWords: () => undefined,
    warn: () => undefined,
    rehearsed,
    crashPoint: unarmed,
    now: () => now,
  };
  return { sent, run: () => dispatchOutbox(deps) };
}

let orders = 0;
async function aCase(contact: { email?: string | null; phone?: string | null; channel?: string } = {}) {
  const order = `D${(orders += 1)}`;
  const driver = await openCase(db(), { request: aRequest({ order }), person: { ...person, ...contact } });
  return { driver, caseNo: driver.caseNo, order };
}
const rowOf = async (caseNo: string, template = 'request_received') => {
  const { rows } = await listMessages(db().queries, { template }, { limit: 200 });
  const row = rows.find((one) => one.caseNo === caseNo);
  if (!row) throw new Error(`${caseNo} has no ${template}`);
  return row;
};

describe('the dispatcher of messages', () => {
  beforeEach(() =>
    db().pool.query("update outbox set status = 'sent' where status in ('queued', 'sending', 'failed')"),
  );

  it("goes by the shop's own ways, and writes down which", async () => {
    const { caseNo } = await aCase();
    const mail: Way = { via: 'smtp', from: 'a@b.example' };
    const { sent, run } = aDispatcher({ messaging: { email: mail } });
    await run();
    expect(sent).toMatchObject([
      { way: 'smtp', key: `${caseNo}/1/request_received/customer`, message: { channel: 'email', to: person.email } },
    ]);
    expect(await rowOf(caseNo)).toMatchObject({ status: 'sent', sentBy: 'smtp', fallback: null });
  });

  it('tries the next address once when the preferred one is refused for good, under a key of its own', async () => {
    const { caseNo } = await aCase({ phone: '+15550100' });
    const refused = new Rejected('address_refused', 'no such box');
    const first = aDispatcher({ fail: ({ message }) => (message.channel === 'email' ? refused : undefined) });
    await first.run();
    expect(await rowOf(caseNo)).toMatchObject({ status: 'failed', fallback: 'sms' });
    await first.run();
    expect(first.sent).toMatchObject([
      { key: `${caseNo}/1/request_received/customer/sms`, message: { to: '+15550100' } },
    ]);
    expect(await rowOf(caseNo)).toMatchObject({ status: 'sent', fallback: 'sms', sentBy: 'provider' });
  });

  it('gives up when the last address is refused, or there is none; waits when the channel is busy', async () => {
    const { caseNo: refused } = await aCase({ phone: '+15550100' });
    const { caseNo: nowhere } = await aCase({ email: null });
    const all = aDispatcher({ fail: () => new Rejected('address_refused', 'no') });
    await all.run();
    await all.run();
    expect(await rowOf(refused)).toMatchObject({ status: 'dead', fallback: 'sms', lastError: 'address_refused: no' });
    expect(await rowOf(nowhere)).toMatchObject({
      status: 'dead',
      lastError: expect.stringContaining('no_address') as string,
    });
    const { caseNo: busy } = await aCase();
    const now = T0 + HOUR;
    await aDispatcher({ now, fail: () => new Unavailable('busy', 90_000) }).run();
    expect(await rowOf(busy)).toMatchObject({ status: 'failed', nextAttemptAt: now + 90_000 });
  });

  it('writes in the language and to the address the customer asked for (E5, D7)', async () => {
    const { driver, caseNo, order } = await aCase({ phone: '+15550100' });
    await db().pool.query('update cases set customer_id = $1 where case_no = $2', [`wants-${order}`, caseNo]);
    const wish = { shop: 'retail-us', customerId: `wants-${order}`, channel: 'hotline', locale: 'zh-TW' } as const;
    await db()
      .queries.insert(customerPreferences)
      .values({ ...wish, at: T0, by: { type: 'customer' } });
    await driver.add(event('reportedAgain', { channel: 'chat' }, T0 + DAY));
    const { sent, run } = aDispatcher();
    await run();
    await run();
    expect(sent.at(-1)?.message).toMatchObject({ channel: 'sms', to: '+15550100', locale: 'zh-TW' });
    expect(sent.at(-1)?.message.text).toContain('訊息已收到');
  });

  it('lets what is not urgent wait for the morning, by the real clock (D7)', async () => {
    const { caseNo } = await aCase();
    const row = { caseNo, shop: 'retail-us', locale: 'en', toRole: 'customer', template: 'units_cancelled' } as const;
    await db()
      .queries.insert(outbox)
      .values({ ...row, dedupeKey: `${caseNo}/cancelled`, params: {}, at: NIGHT });
    const dispatcher = aDispatcher({ messaging: { quiet: QUIET }, now: NIGHT });
    await dispatcher.run();
    await dispatcher.run();
    expect(dispatcher.sent.map(({ message }) => message.subject)).toEqual([
      expect.stringContaining('We have your request'),
    ]);
    expect(await rowOf(caseNo, 'units_cancelled')).toMatchObject({
      status: 'queued',
      notBefore: MORNING,
      nextAttemptAt: MORNING,
    });
    const morning = aDispatcher({ messaging: { quiet: QUIET }, now: MORNING });
    await morning.run();
    expect(await rowOf(caseNo, 'units_cancelled')).toMatchObject({ status: 'sent' });
  });

  it("never waits in a rehearsal: it shows by the case's own time until when it would have", async () => {
    const reminded = {
      template: 'reminder_offerAnswer',
      params: { dueAt: NIGHT + 3 * DAY },
      toRole: 'customer',
    } as const;
    const { caseNo } = await aCase();
    const row = { caseNo, shop: 'retail-us', locale: 'en', ...reminded };
    await db()
      .queries.insert(outbox)
      .values({ ...row, dedupeKey: `${caseNo}/night`, at: NIGHT });
    const dispatcher = aDispatcher({ messaging: { quiet: QUIET }, rehearsed: true, now: NIGHT + 900 * DAY });
    await dispatcher.run();
    await dispatcher.run();
    expect(dispatcher.sent.at(-1)?.key).toBe(`${caseNo}/night`);
    expect(await rowOf(caseNo, 'reminder_offerAnswer')).toMatchObject({ status: 'sent', notBefore: MORNING });
  });

  it('closes a reminder whose day has passed while the channel was down, and sends it only when somebody asks for it', async () => {
    const { caseNo } = await aCase();
    const row = {
      caseNo,
      shop: 'retail-us',
      locale: 'en',
      toRole: 'customer',
      template: 'reminder_offerAnswer',
    } as const;
    await db()
      .queries.insert(outbox)
      .values({ ...row, dedupeKey: `${caseNo}/late`, params: { dueAt: T0 + DAY }, at: T0 });
    const dispatcher = aDispatcher({ now: T0 + 2 * DAY });
    await dispatcher.run();
    await dispatcher.run();
    const stale = await rowOf(caseNo, 'reminder_offerAnswer');
    expect(stale).toMatchObject({ status: 'stale', lastError: 'what it asks for ended 2026-03-02T09:00:00.000Z' });
    const again = await resendMessage(db(), stale.id, { by: { type: 'agent', id: 'ana' }, at: T0 + 2 * DAY });
    await dispatcher.run();
    expect(await findMessage(db().queries, again?.id ?? 0)).toMatchObject({ status: 'sent' });
    expect(dispatcher.sent.at(-1)?.key).toBe(`${caseNo}/late/resend/1`);
  });

  it("tells a shop's team what is about no case", async () => {
    const params = {
      kind: 'opening',
      date: '2026-03-02 08:30',
      due: 3,
      late: 1,
      forgotten: 0,
      missed: 0,
      digest: 'd-1',
    };
    const row = {
      dedupeKey: `digest/${orders}`,
      caseNo: null,
      shop: 'retail-us',
      toRole: 'agent',
      template: 'digest',
    } as const;
    await db()
      .queries.insert(outbox)
      .values({ ...row, params, locale: 'zh-CN', at: T0 });
    const room: Way = { via: 'wecom', url: 'ROOM' };
    const { sent, run } = aDispatcher({ messaging: { rooms: { everyone: room } } });
    await run();
    expect(sent).toMatchObject([
      {
        way: 'wecom',
        message: { channel: 'chat', to: 'team:agent', subject: '开工清单：到期 3，超时 1，遗漏 0 · retail-us' },
      },
    ]);
  });
});
