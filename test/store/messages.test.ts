import { cancelMessage, findMessage, listMessages, resendMessage } from '#store/messages.ts';
import { fallBack, markDelivered, markFailed, markSent, markStale, putBack, takeFromOutbox } from '#store/outbox.ts';
import { outbox } from '#store/schema/messages.ts';
import { aRequest, DAY, event, HOUR, openCase, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase(8);
const ANA = { type: 'agent', id: 'ana' } as const;
let orders = 0;

/** A case with two messages to its customer, the newest last. */
async function twoMessages(shop = 'retail-us') {
  const order = `M${(orders += 1)}`;
  const driver = await openCase(db(), { request: aRequest({ order, shop }) });
  await driver.add(event('reportedAgain', { channel: 'chat' }, T0 + DAY));
  const { rows } = await listMessages(db().queries, { shops: [shop] }, { limit: 2 });
  const [second, first] = rows;
  if (!first || !second) throw new Error('nothing was queued');
  return { first, second, caseNo: driver.caseNo };
}
const take = (now: number) => takeFromOutbox(db().queries, { now, limit: 50, leaseMs: HOUR });

describe('the outbox as people look at it', () => {
  afterEach(() => db().pool.query("update outbox set status = 'sent' where status in ('queued', 'sending', 'failed')"));

  it('lists by shop, state, template, reader and time, the newest first, page by page', async () => {
    const { first, second, caseNo } = await twoMessages();
    expect([first.shop, second.shop, first.caseNo]).toEqual(['retail-us', 'retail-us', caseNo]);
    const filter = { shops: ['retail-us'], to: 'customer', status: 'queued' } as const;
    const one = await listMessages(db().queries, filter, { limit: 1 });
    expect(one.rows).toEqual([second]);
    const next = await listMessages(db().queries, filter, { limit: 1, after: one.next ?? '' });
    expect(next.rows).toEqual([first]);
    const of = async (over: object) =>
      (await listMessages(db().queries, { ...filter, ...over }, { limit: 9 })).rows.length;
    expect(await of({ template: 'reported_again' })).toBe(1);
    expect(await of({ from: T0 + DAY, until: T0 + DAY + 1 })).toBe(1);
    expect(await of({ shops: [] })).toBe(0);
    expect(await of({ status: 'dead' })).toBe(0);
  });

  it('takes what belongs to a shop and to no case, but never a message of a customer without one (D8)', async () => {
    const row = {
      dedupeKey: `digest/${orders}`,
      shop: 'retail-us',
      template: 'digest',
      params: {},
      locale: 'en',
      at: T0,
    };
    const [digest] = await db()
      .queries.insert(outbox)
      .values({ ...row, toRole: 'agent' })
      .returning();
    expect(await take(T0)).toMatchObject([{ id: digest?.id, caseNo: null }]);
    const astray = db()
      .queries.insert(outbox)
      .values({ ...row, dedupeKey: 'astray', toRole: 'customer' });
    await expect(astray).rejects.toMatchObject({ cause: { constraint: 'outbox_of_a_case' } });
    const nowhere = db()
      .queries.insert(outbox)
      .values({ ...row, dedupeKey: 'nowhere', toRole: 'agent', shop: '' });
    await expect(nowhere).rejects.toMatchObject({ cause: { constraint: 'outbox_of_a_shop' } });
    await expect(db().pool.query("update outbox set shop = 'other'")).rejects.toThrow('append-only');
  });

  it('sends again only what has ended, each time as a row of its own with who asked for it', async () => {
    const { first } = await twoMessages();
    expect(await resendMessage(db(), first.id, { by: ANA, at: T0 })).toBeUndefined();
    await markDelivered(db().queries, first, { sentAt: T0, sentBy: 'smtp' });
    const again = await resendMessage(db(), first.id, { by: ANA, at: T0 + 5 * DAY });
    expect(again).toMatchObject({
      dedupeKey: `${first.dedupeKey}/resend/1`,
      template: first.template,
      status: 'queued',
      resendOf: first.id,
      by: ANA,
      at: T0 + 5 * DAY,
      sentBy: null,
    });
    expect(await findMessage(db().queries, first.id)).toMatchObject({ status: 'sent', by: null, sentBy: 'smtp' });
    await markSent(db().queries, again?.id ?? 0, T0);
    const third = await resendMessage(db(), again?.id ?? 0, { by: ANA, at: T0 });
    expect(third).toMatchObject({ dedupeKey: `${first.dedupeKey}/resend/2`, resendOf: first.id, at: first.at });
  });

  it('gives two who send again at once a row each, never the same key', async () => {
    const { first } = await twoMessages();
    await markSent(db().queries, first.id, T0);
    const rows = await Promise.all(Array.from({ length: 5 }, () => resendMessage(db(), first.id, { by: ANA, at: T0 })));
    expect(new Set(rows.map((row) => row?.dedupeKey)).size).toBe(5);
  });

  it('takes back what waits, and nothing else', async () => {
    const { first, second } = await twoMessages();
    expect(await cancelMessage(db().queries, second.id, { by: ANA, at: T0 })).toMatchObject({
      status: 'cancelled',
      by: ANA,
    });
    await take(T0);
    expect(await cancelMessage(db().queries, first.id, { by: ANA, at: T0 })).toBeUndefined();
    await markFailed(db().queries, { id: first.id, attempts: 1 }, { error: 'http_500', now: T0, maxAttempts: 9 });
    expect(await cancelMessage(db().queries, first.id, { by: ANA, at: T0 })).toMatchObject({ status: 'cancelled' });
    expect(await take(T0 + DAY)).toEqual([]);
    expect(await cancelMessage(db().queries, first.id, { by: ANA, at: T0 })).toBeUndefined();
  });

  it('leaves what waits for the morning, which holds nothing urgent back, and was no attempt (D7)', async () => {
    const { first, second } = await twoMessages();
    expect(await take(T0)).toMatchObject([{ id: first.id }]);
    await putBack(db().queries, first, T0 + 8 * HOUR);
    expect(await findMessage(db().queries, first.id)).toMatchObject({
      status: 'queued',
      attempts: 0,
      notBefore: T0 + 8 * HOUR,
    });
    expect(await take(T0 + 1)).toMatchObject([{ id: second.id }]);
    await markSent(db().queries, second.id, T0 + 1);
    expect(await take(T0 + 8 * HOUR)).toMatchObject([{ id: first.id }]);
  });

  it('closes what is stale with its reason, and lets the next one pass', async () => {
    const { first, second } = await twoMessages();
    await take(T0);
    await markStale(db().queries, first, 'what it asks for ended');
    expect(await findMessage(db().queries, first.id)).toMatchObject({
      status: 'stale',
      lastError: 'what it asks for ended',
    });
    expect(await take(T0)).toMatchObject([{ id: second.id }]);
  });

  it('goes over to the next address at once, and stays away as long as it is asked to', async () => {
    const { first } = await twoMessages();
    await take(T0);
    await fallBack(db().queries, first, { channel: 'sms', error: 'address_refused', now: T0 });
    expect(await take(T0)).toMatchObject([
      { id: first.id, fallback: 'sms', attempts: 1, lastError: 'address_refused' },
    ]);
    const asked = { error: 'http_429', now: T0, maxAttempts: 9, retryAfterMs: HOUR };
    await markFailed(db().queries, { id: first.id, attempts: 1 }, asked);
    expect(await take(T0 + HOUR - 1)).toEqual([]);
    expect(await take(T0 + HOUR)).toMatchObject([{ id: first.id }]);
  });
});
