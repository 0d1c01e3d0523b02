import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { continueErasures, erasePerson } from '#store/erase/erase-person.ts';
import { markEvidenceKept, noteEvidence } from '#store/evidence.ts';
import { readEvents } from '#store/events.ts';
import { beginCall, finishCall } from '#store/idempotency.ts';
import { settleInbound, takeInbound } from '#store/inbound/messages.ts';
import { addToInbox, markInbox, takeFromInbox } from '#store/inbox.ts';
import { saveOrder } from '#store/orders.ts';
import { savePreferences } from '#store/preferences.ts';
import { rebuild } from '#store/rebuild/rebuild.ts';
import { findCases } from '#store/search/find.ts';
import { addTexts } from '#store/texts.ts';
import { anOrder, aRequest, customer, DAY, event, openCase, person, playReturn, T0 } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
const CANARY = 'canary-9c1e';
const OTHER = 'bobs-bird-4d';
const by = { type: 'manager', id: 'staff-1' } as const;
const request = { shop: 'retail-us', customerId: 'ada_1', at: T0 + 99 * DAY, by, reason: 'asked by the customer' };

/** A return with the canary wherever a person can leave something. */
async function aLife(orderNo: string, customerId: string, canary = CANARY) {
  const order = anOrder({ orderNo, customerId });
  await saveOrder(db(), order, { name: canary, email: `${canary}@example.test`, phone: canary });
  const driver = await openCase(db(), {
    request: aRequest({ order: orderNo }),
    person: { ...person, name: canary, email: `${canary}@example.test`, phone: canary },
    texts: [{ kind: 'symptom', text: `坏了 ${canary}`, at: T0, by: customer }],
  });
  await addTexts(db().queries, {
    caseNo: driver.caseNo,
    texts: [{ kind: 'evidence', url: `https://example.test/${canary}`, at: T0, by: customer }],
  });
  await playReturn(driver, order);
  await leaveTraces(driver.caseNo, { orderNo, canary });
  return driver;
}

async function leaveTraces(caseNo: string, { orderNo, canary }: { orderNo: string; canary: string }) {
  const { queries } = db();
  for (const [n, data] of [
    { orderNo, name: canary },
    { rma: `${caseNo}/rma/1`, note: canary },
  ].entries())
    await addToInbox(queries, {
      provider: 'shop',
      eventId: `${caseNo}-${n}`,
      type: 'told',
      body: { data },
      receivedAt: T0,
      businessAt: T0,
    });
  await leaveLetters(caseNo, canary);
  for (const { id } of await takeFromInbox(queries, { now: T0, limit: 9, leaseMs: 1 }))
    await markInbox(queries, id, { status: 'ignored', note: 'changes nothing' });
  const key = { principal: 'web', operation: 'openCase', key: `k-${caseNo}` };
  await beginCall(queries, { ...key, requestHash: 'h', now: T0, staleAfterMs: 1 });
  await finishCall(queries, key, { status: 201, body: { caseNo, words: canary }, headers: {} });
  await db().pool.query(
    `update outbox set last_error = $2, status = 'failed' where case_no = $1 and to_role = 'customer'`,
    [caseNo, `550 ${canary}@example.test`],
  );
}

/** A photo in the case, and a letter that belongs to no case. */
async function leaveLetters(caseNo: string, canary: string) {
  const { queries } = db();
  const { id } = await noteEvidence(queries, {
    id: randomUUID(),
    shop: 'retail-us',
    caseNo,
    name: `${canary}.jpg`,
    type: 'image/jpeg',
    size: 9,
    sha256: canary,
    width: 1,
    height: 1,
    at: T0,
    by: customer,
    heldBy: null,
  });
  await markEvidenceKept(queries, id);
  const letter = await takeInbound(queries, {
    channel: 'email',
    externalId: caseNo,
    shop: 'retail-us',
    conversation: null,
    receivedAt: T0,
    sender: `${canary}@example.test`,
    senderName: canary,
    subject: canary,
    words: canary,
  });
  await settleInbound(queries, letter.id, { outcome: 'item', why: 'order_missing' });
}

/** Every row of every table that has the canary, whatever the column. */
async function tracesOf(canary: string): Promise<string[]> {
  const tables = await rowsOf(
    db(),
    sql`select table_name from information_schema.tables where table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { table_name: table } of tables) {
    const rows = await rowsOf(
      db(),
      sql`select to_jsonb(t)::text as row from ${sql.identifier(String(table))} t where strpos(to_jsonb(t)::text, ${canary}) > 0`,
    );
    found.push(...rows.map(({ row }) => `${String(table)}: ${String(row)}`));
  }
  return found;
}

describe('the erasure of a person', () => {
  let over = '';
  let still = '';

  beforeAll(async () => {
    const first = await aLife('E1', 'ada_1');
    await first.add(event('stageMoved', { to: 'archived' }, T0 + 60 * DAY));
    over = first.caseNo;
    const second = await aLife('E2', 'ada_1');
    still = second.caseNo;
    await savePreferences(db().queries, { ...request, channel: 'email', locale: 'en' });
    await aLife('E3', 'bob_2', OTHER);
  }, 30_000);

  it('knows nothing of people it never met', async () => {
    expect(await erasePerson(db(), { ...request, id: 'er-0', customerId: 'nobody' })).toBeUndefined();
  });

  it('waits for cases that are not over, and says which (R50)', async () => {
    const erased = await erasePerson(db(), { ...request, id: 'er-1' });
    expect(erased).toMatchObject({
      id: 'er-1',
      status: 'waiting',
      waitsFor: [still],
      erased: { people: 1, texts: 2, files: 1, letters: 2, buyers: 1, news: 2, answers: 1 },
    });
    expect((await tracesOf(CANARY)).filter((row) => row.includes(over))).toEqual([]);
    expect(
      (await findCases(db().queries, { text: CANARY, words: true }, { limit: 9 })).rows.map((hit) => hit.caseNo),
    ).toContain(still);
    expect(await continueErasures(db(), T0)).toBe(0);
  });

  it('is one erasure, however often it is asked for meanwhile', async () => {
    expect(await erasePerson(db(), { ...request, id: 'er-2' })).toMatchObject({ id: 'er-1', status: 'waiting' });
  });

  it('ends by itself when the last case is over, and leaves no trace in any table (R50)', async () => {
    await db().pool.query(`update cases set stage = 'archived' where case_no = $1`, [still]);
    expect(await continueErasures(db(), T0 + 120 * DAY)).toBe(1);
    expect(await tracesOf(CANARY)).toEqual([]);
    expect((await tracesOf(OTHER)).length).toBeGreaterThan(10);
    const [erasure] = await rowsOf(db(), sql`select * from erasures`);
    expect(erasure).toMatchObject({ status: 'done', reason: request.reason, waits_for: [] });
  });

  it('keeps money, units and the record (E4, R50)', async () => {
    const events = await readEvents(db().queries, over);
    expect(events.at(-1)).toMatchObject({ type: 'stageMoved', data: { to: 'archived' } });
    expect(await rowsOf(db(), sql`select state, amount from refunds where case_no = ${over}`)).toEqual([
      { state: 'arrived', amount: '3333' },
    ]);
    expect(
      await rowsOf(db(), sql`select 1 as one from units where order_no = 'E1' and state = 'settled'`),
    ).toHaveLength(1);
    expect(await rowsOf(db(), sql`select count(*)::int as words from case_texts where case_no = ${over}`)).toEqual([
      { words: 2 },
    ]);
  });

  it('sends nothing more to them, and says why', async () => {
    const rows = await rowsOf(
      db(),
      sql`select distinct status, last_error from outbox where case_no = ${over} and to_role = 'customer'`,
    );
    expect(rows).toEqual([{ status: 'dead', last_error: 'erased' }]);
  });

  it('is found by its numbers and by no word any more, and derives the same anew (E4)', async () => {
    const { queries } = db();
    expect((await findCases(queries, { text: over, words: true }, { limit: 9 })).rows).toHaveLength(1);
    const byWord = await findCases(queries, { text: CANARY, words: true }, { limit: 9 });
    expect(byWord.rows.map(({ caseNo }) => caseNo)).not.toContain(over);
    const { differences } = await rebuild(db(), { compareOnly: true });
    expect(differences.filter(({ table }) => table === 'search_texts')).toEqual([]);
  });

  it('erases nothing twice', async () => {
    expect(await erasePerson(db(), { ...request, id: 'er-3' })).toMatchObject({
      id: 'er-3',
      status: 'done',
      erased: { people: 0, texts: 0, buyers: 0, news: 0, answers: 0, unsent: 0, messages: 0, preferences: 0 },
    });
  });

  it('lets nobody put anything else in place of what a provider said', async () => {
    await expect(db().pool.query(`update inbox set body = '{"other": 1}'`)).rejects.toThrow('append-only');
    await expect(db().pool.query('delete from erasures')).rejects.toThrow('append-only');
  });
});
