import { markFailed, markSent, messagesOf, takeFromOutbox } from '#store/outbox.ts';
import { aRequest, DAY, event, openCase, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase(12);
const LEASE = 60_000;
let orders = 0;

/** A case with two messages to its customer. */
async function twoMessages(): Promise<string> {
  const driver = await openCase(db(), { request: aRequest({ order: `O${(orders += 1)}` }) });
  await driver.add(event('reportedAgain', { channel: 'chat' }, T0 + DAY));
  return driver.caseNo;
}
const take = (now: number, limit = 50) => takeFromOutbox(db().queries, { now, limit, leaseMs: LEASE });

describe('the outbox', () => {
  afterEach(() => db().pool.query("update outbox set status = 'sent'"));

  it('gives every message to exactly one of many dispatchers, and those of a case in their order (W5)', async () => {
    const caseNos = await Promise.all(Array.from({ length: 25 }, twoMessages));
    const sent: { id: number; caseNo: string | null }[] = [];
    const dispatcher = async () => {
      for (;;) {
        const rows = await take(T0, 4);
        if (rows.length === 0) return;
        for (const { id, caseNo } of rows) {
          sent.push({ id, caseNo });
          await markSent(db().queries, id, T0);
        }
      }
    };
    await Promise.all(Array.from({ length: 6 }, dispatcher));
    await dispatcher();
    expect(new Set(sent.map(({ id }) => id)).size).toBe(50);
    expect(sent).toHaveLength(50);
    for (const caseNo of caseNos) {
      const ids = sent.filter((one) => one.caseNo === caseNo).map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    }
  }, 30_000);

  it('holds the second message of a case back until the first is delivered or given up', async () => {
    const caseNo = await twoMessages();
    const [first] = await take(T0);
    expect(first).toMatchObject({ caseNo, template: 'request_received', status: 'sending', attempts: 1 });
    expect(await take(T0)).toEqual([]);
    await markFailed(db().queries, { id: first?.id ?? 0, attempts: 5 }, { error: 'http_500', now: T0, maxAttempts: 5 });
    expect(await take(T0)).toMatchObject([{ caseNo, template: 'reported_again' }]);
  });

  it('tries a failed message later, each time twice as late, and gives it up in the end', async () => {
    await twoMessages();
    const [message] = await take(T0);
    if (!message) throw new Error('nothing to send');
    const failure = { error: 'http_500', now: T0, maxAttempts: 3 };
    expect(await markFailed(db().queries, message, failure)).toBe('failed');
    expect(await take(T0 + 1_999)).toEqual([]);
    const [second] = await take(T0 + 2_000);
    expect(second).toMatchObject({ id: message.id, attempts: 2, lastError: 'http_500' });
    expect(await markFailed(db().queries, { id: message.id, attempts: 3 }, failure)).toBe('dead');
    expect((await messagesOf(db().queries, message.caseNo ?? ''))[0]).toMatchObject({
      status: 'dead',
      lastError: 'http_500',
    });
  });

  it('gives a message again when its dispatcher died in the middle', async () => {
    await twoMessages();
    const [message] = await take(T0);
    expect(await take(T0 + LEASE - 1)).toEqual([]);
    expect(await take(T0 + LEASE)).toMatchObject([{ id: message?.id, attempts: 2 }]);
  });

  it('wakes whoever listens when something is to be sent', async () => {
    const listener = await db().pool.connect();
    const heard = new Promise((resolve) => listener.once('notification', resolve));
    await listener.query('listen aftercare_outbox');
    await twoMessages();
    expect(await heard).toMatchObject({ channel: 'aftercare_outbox' });
    listener.release(true);
  });

  it('never changes or loses what was to be told', async () => {
    await twoMessages();
    await expect(db().pool.query(`update outbox set template = 'other'`)).rejects.toThrow('append-only');
    await expect(db().pool.query('delete from outbox')).rejects.toThrow('append-only');
  });
});
