import { addToInbox, markInbox, takeFromInbox } from '#store/inbox.ts';
import { DAY, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase(12);
const LEASE = 60_000;

const said = (eventId: string, provider = 'carrier') =>
  addToInbox(db().queries, {
    provider,
    eventId,
    type: 'parcel.scanned',
    body: { eventId },
    receivedAt: T0,
    businessAt: T0 - DAY,
    ref: 'T-1',
  });
const take = (now: number, limit = 10) => takeFromInbox(db().queries, { now, limit, leaseMs: LEASE });

describe('the inbox', () => {
  afterEach(() => db().pool.query("update inbox set status = 'done'"));

  it('stores what a provider says once, however often and at once it is said (R45)', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => said('doubled')));
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
    expect(await said('doubled', 'payments')).toBe('stored');
  });

  it('gives every event to exactly one of many takers', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, index) => said(`many-${index}`)));
    const taken: number[] = [];
    const worker = async () => {
      for (;;) {
        const rows = await take(T0, 7);
        if (rows.length === 0) return;
        taken.push(...rows.map(({ id }) => id));
      }
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    // a taker that found every candidate locked by others may end early; what is left is still there for the next
    await worker();
    expect(taken).toHaveLength(200);
    expect(new Set(taken).size).toBe(200);
  });

  it('gives an event again when its taker died, and not before', async () => {
    await said('lease');
    expect(await take(T0)).toHaveLength(1);
    expect(await take(T0 + LEASE - 1)).toHaveLength(0);
    const [again] = await take(T0 + LEASE);
    expect(again).toMatchObject({ eventId: 'lease', attempts: 2, businessAt: T0 - DAY });
  });

  it('gives a marked event no more, and a postponed one at its time', async () => {
    await said('done');
    await said('later');
    const [done, later] = await take(T0);
    await markInbox(db().queries, done?.id ?? 0, { status: 'done', caseNo: 'AS-2026-000001' });
    await markInbox(db().queries, later?.id ?? 0, { status: 'new', againAt: T0 + DAY, note: 'case_unknown' });
    expect(await take(T0 + DAY - 1)).toEqual([]);
    expect(await take(T0 + DAY)).toMatchObject([{ eventId: 'later', note: 'case_unknown' }]);
  });

  it('never changes or loses what was said', async () => {
    await said('facts');
    await expect(db().pool.query(`update inbox set body = '{}'`)).rejects.toThrow('append-only');
    await expect(db().pool.query('delete from inbox')).rejects.toThrow('append-only');
  });
});
