import { sql } from 'drizzle-orm';
import { findCase } from '#store/cases.ts';
import { readEvents } from '#store/events.ts';
import { createJournal, JournalGap, UnknownCase } from '#store/journal.ts';
import { messagesOf } from '#store/outbox.ts';
import { rowsOf } from './query.ts';
import {
  aDriver,
  aRequest,
  arrange,
  DAY,
  event,
  openCase,
  planRefund,
  received,
  register,
  saveAnOrder,
  T0,
} from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
let order = 0;
const fresh = () => ({ request: aRequest({ order: `J${(order += 1)}` }) });

describe('the journal', () => {
  it('numbers events without gaps, folds them and starts the clocks they ask for in one more event (E4, F1)', async () => {
    const { caseNo } = await register(db(), fresh());
    const request = aRequest({ order: `J${order}` });
    const journal = createJournal(db());
    const questions = { request, policy: { id: 'p', version: '1' }, questions: ['symptom'] as const };
    const { events, done } = await journal.write({
      caseNo,
      seq: 0,
      cause: 'open',
      arrange,
      decide: () => [event('requestReceived', questions)],
    });
    expect(done).toBe(true);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'requestReceived'],
      [2, 'clocksSet'],
    ]);
    const row = await findCase(db().queries, caseNo);
    expect(row).toMatchObject({
      seq: 2,
      waitingOn: 'customer',
      nextDeadlineName: 'openQuestions',
      nextDeadlineAt: T0 + DAY,
    });
    expect(await readEvents(db().queries, caseNo)).toEqual(events);
  });

  it('answers a repeated write with what is on record and decides nothing twice (R18)', async () => {
    const driver = await openCase(db(), fresh());
    const journal = createJournal(db());
    let decided = 0;
    const write = () =>
      journal.write({
        caseNo: driver.caseNo,
        seq: 1,
        cause: 'again',
        arrange,
        decide: () => {
          decided += 1;
          return [event('reportedAgain', { channel: 'chat' })];
        },
      });
    const first = await write();
    const again = await write();
    expect(again).toEqual(first);
    expect(decided).toBe(1);
  });

  it('lets exactly one of two equal writes decide when both come at once', async () => {
    const driver = await openCase(db(), fresh());
    const journal = createJournal(db());
    let decided = 0;
    const write = () =>
      journal.write({
        caseNo: driver.caseNo,
        seq: 1,
        cause: 'same',
        arrange,
        decide: () => {
          decided += 1;
          return [event('reportedAgain', { channel: 'chat' })];
        },
      });
    const all = await Promise.all(Array.from({ length: 6 }, write));
    expect(decided).toBe(1);
    for (const one of all) expect(one).toEqual(all[0]);
  });

  it('lets exactly one of several first writes of a case decide', async () => {
    const { caseNo } = await register(db(), fresh());
    const request = aRequest({ order: `J${order}` });
    const journal = createJournal(db());
    const writes = Array.from({ length: 6 }, () =>
      journal.write({ caseNo, seq: 0, cause: 'first', arrange, decide: () => [received(request)] }),
    );
    const all = await Promise.all(writes);
    expect(all.map(({ events }) => events.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await readEvents(db().queries, caseNo)).toHaveLength(1);
  });

  it('tells a caller that somebody else wrote first, and what, and decides nothing', async () => {
    const driver = await openCase(db(), fresh());
    await driver.write(() => [event('reportedAgain', { channel: 'chat' })], 'theirs');
    const mine = { caseNo: driver.caseNo, seq: 1, cause: 'mine', arrange, decide: () => [event('withdrawn', {})] };
    const written = await createJournal(db()).write(mine);
    expect(written).toMatchObject({ done: false, others: ['theirs'] });
    expect(written.events.map(({ type }) => type)).toEqual(['reportedAgain']);
  });

  it('tells a caller whose own write is on record what else is, so that it asks for nothing twice', async () => {
    const driver = await openCase(db(), fresh());
    await driver.write(() => [event('reportedAgain', { channel: 'chat' })], 'mine');
    await driver.write(() => [event('reportedAgain', { channel: 'hotline' })], 'theirs');
    const again = { caseNo: driver.caseNo, seq: 1, cause: 'mine', arrange, decide: () => [event('withdrawn', {})] };
    const written = await createJournal(db()).write(again);
    expect(written).toMatchObject({ done: true, others: ['theirs'] });
    expect(written.events.map(({ type }) => type)).toEqual(['reportedAgain', 'reportedAgain']);
  });

  it('takes a cause that the caller knows to be on record for another write of the same name', async () => {
    const driver = await openCase(db(), fresh());
    await driver.write(() => [event('reportedAgain', { channel: 'chat' })], 'settle');
    await driver.write(() => [event('reportedAgain', { channel: 'hotline' })], 'theirs');
    const second = { caseNo: driver.caseNo, seq: 2, cause: 'settle', arrange, decide: () => [event('withdrawn', {})] };
    expect(await createJournal(db()).write(second)).toMatchObject({ done: false, others: ['theirs'] });
  });

  it('refuses a caller that knows more than the journal: a gap is a bug', async () => {
    const driver = await openCase(db(), fresh());
    const ahead = { caseNo: driver.caseNo, seq: 7, cause: 'ahead', arrange, decide: () => [] };
    await expect(createJournal(db()).write(ahead)).rejects.toThrow(JournalGap);
  });

  it('refuses a case that was never taken in', async () => {
    await expect(aDriver(db(), 'AS-2026-999999').add(received())).rejects.toThrow(UnknownCase);
  });

  it('leaves nothing of a decision that failed, not even its decisions and units', async () => {
    await saveAnOrder(db(), { orderNo: 'J-fail' });
    const driver = await openCase(db(), { request: aRequest({ order: 'J-fail' }) });
    const failing = driver.write(async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'refund_only');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(
      await rowsOf(db(), sql`select state, count(*)::int from units where order_no = 'J-fail' group by 1`),
    ).toEqual([{ state: 'free', count: 3 }]);
    expect(await readEvents(db().queries, driver.caseNo)).toHaveLength(1);
  });

  it('queues what people are told in the same transaction, once an event and reader (D7, W1)', async () => {
    const driver = await openCase(db(), fresh());
    const [message] = await messagesOf(db().queries, driver.caseNo);
    expect(message).toMatchObject({
      dedupeKey: `${driver.caseNo}/1/request_received/customer`,
      toRole: 'customer',
      locale: 'en',
      at: T0,
      status: 'queued',
    });
  });

  it.each(['case_events', 'decisions', 'money_entries'])(
    'never changes or deletes what is in %s (E4)',
    async (table) => {
      const orderNo = `J-${table}`;
      await saveAnOrder(db(), { orderNo });
      const driver = await openCase(db(), { request: aRequest({ order: orderNo }) });
      const says = { zh: '是', en: 'yes' };
      const because = { policy: 'p', version: '1', rule: 'r', cites: ['B4'], says, facts: {} };
      await driver.write(async (tx) => {
        expect(await tx.saveDecision({ at: T0, kind: 'finding', verdict: 'customer', because })).toBe(1);
        return [];
      });
      await planRefund(driver, { paymentId: `pay-${orderNo}`, amount: 1 });
      await expect(db().pool.query(`delete from ${table}`)).rejects.toThrow('append-only');
      await expect(db().pool.query(`update ${table} set at = at`)).rejects.toThrow('append-only');
      await expect(db().pool.query(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    },
  );
});
