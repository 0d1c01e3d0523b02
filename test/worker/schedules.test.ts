import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Client } from '@temporalio/client';
import { addDays } from '#domain/calendar/local-date.ts';
import { RUN_KINDS, STANDARD_DAY, type RunKind } from '#domain/day/runs.ts';
import { slotAt, slotsBetween } from '#domain/day/slots.ts';
import { wallClockOf } from '#policies/wall-clock.ts';
import { openDatabase, type Database } from '#store/db.ts';
import { dayWatches, waybillOrders } from '#store/schema/digests.ts';
import { outbox } from '#store/schema/messages.ts';
import { connectClient } from '#temporal/connection.ts';
import { scheduleIdOf, schedulePrefix } from '#temporal/schedule-id.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { applySchedules } from '#worker/schedules.ts';
import { aPastCase, reached, sentBack, tasked } from './day-seeds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHOP = 'retail-us';
const ZONE = 'America/New_York';
const wall = wallClockOf(ZONE);

/** Waits for what comes by itself. */
async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + 30_000; ;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the day of a shop, run by the real scheduler (H1, D8, D9, E3, G3)', () => {
  let folder: string;
  let stack: Stack;
  let story: Story;
  let database: Database;
  let client: Client;
  let close: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aftercare-day-'));
    cpSync('policies', join(folder, 'policies'), { recursive: true });
    const shops = join(folder, 'policies/shops.yaml');
    // Nothing is left alone: what was not told a moment ago is asked about.
    writeFileSync(
      shops,
      readFileSync(shops, 'utf8').replace(`\n${SHOP}:\n`, `\n${SHOP}:\n  day: { silentAfter: PT0M }\n`),
    );
    const extra = { AFTERCARE_SCHEDULES: '1', AFTERCARE_POLICIES: join(folder, 'policies') };
    stack = await startStack({ extra });
    story = tell(stack);
    database = openDatabase(stack.databaseUrl, { max: 3 });
    const connected = await connectClient(stack.environment);
    client = connected.client;
    close = () => connected.connection.close();
    await until(async () => ((await scheduled()).length === 2 * RUN_KINDS.length ? true : undefined), 'the schedules');
  }, 120_000);
  afterAll(async () => {
    // The worker would put them back.
    await stack?.kill('worker');
    if (close) await applySchedules({ client, taskQueue: stack.taskQueue, days: {} });
    await close?.();
    await database?.close();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The schedules of this stack; the server lists them a moment after they were made. */
  async function scheduled(taskQueue = stack.taskQueue): Promise<string[]> {
    const ids: string[] = [];
    for await (const { scheduleId } of client.schedule.list())
      if (scheduleId.startsWith(schedulePrefix(taskQueue))) ids.push(scheduleId);
    return ids;
  }

  /** The runs that the scheduler has started; two of one second have one workflow id. */
  const started = async (kind: RunKind): Promise<{ workflowId: string; firstExecutionRunId: string }[]> => {
    const { info } = await client.schedule.getHandle(scheduleIdOf(stack.taskQueue, { shop: SHOP, kind })).describe();
    return info.recentActions.map(({ action }) => action.workflow);
  };

  /** Has the scheduler run it, and waits until that run is over; the digest it answers is read over HTTP. */
  async function run(kind: RunKind): Promise<Json> {
    const before = new Set((await started(kind)).map(({ firstExecutionRunId }) => firstExecutionRunId));
    const asked = await story.api('supervisor', 'POST', '/v1/digests/run', { shop: SHOP, kind });
    expect(asked.status).toBe(202);
    const { workflowId, firstExecutionRunId } = await until(
      async () => (await started(kind)).find((one) => !before.has(one.firstExecutionRunId)),
      `a run of ${kind}`,
    );
    const id: unknown = await client.workflow.getHandle(workflowId, firstExecutionRunId).result();
    const { status, body } = await story.api('agent', 'GET', `/v1/digests/${String(id)}`);
    expect(status).toBe(200);
    return body;
  }

  const messagesTold = async (): Promise<string[]> =>
    (await database.queries.select({ key: outbox.dedupeKey }).from(outbox).where(eq(outbox.template, 'digest'))).map(
      ({ key }) => key,
    );
  const slotOf = (kind: RunKind) => {
    const slot = slotAt(STANDARD_DAY.runs[kind], wall, Date.now());
    if (!slot) throw new Error(`${kind} never runs`);
    return slot;
  };
  const itemOf = (digest: Json, caseNo: string): Json => digest.items.find((item: Json) => item.caseNo === caseNo);

  it('gathers each thing once with what is late, due and forgotten, and tells each team once, also when it is run twice', async () => {
    const now = Date.now();
    const today = wall.instantOf(wall.dateAt(now), '00:00') ?? now;
    const yesterday = await aPastCase(database, {}, today - 2 * HOUR);
    const arrived = await aPastCase(database, {}, now - 9 * DAY);
    await sentBack(arrived, { sent: now - 8 * DAY, delivered: now - 7 * DAY });
    const back = await aPastCase(database, {}, now - 20 * DAY);
    const { at: registered } = slotOf('register');
    await sentBack(back, { sent: registered - 9 * DAY, delivered: registered - 2 * DAY, inspected: registered - HOUR });
    const toCall = await aPastCase(database, {}, now - 6 * DAY);
    await tasked(toCall, 'revisitCall', now - 4 * DAY);
    const review = { reviewId: 'rev-seed', stars: 2, lineNo: 1 } as const;
    const unhappy = await aPastCase(database, { problem: 'bad_review', review }, now - 9 * DAY);
    await reached(unhappy, 'packaging', slotOf('causes').at - DAY);
    await tasked(unhappy, 'contact', now - HOUR);
    const complaint = await aPastCase(database, { problem: 'complaint', cause: 'service' }, slotOf('causes').at - DAY);
    const missing = await aPastCase(database, { problem: 'missing_item' }, now - 5 * DAY);

    const made: Record<string, Json> = {};
    for (const kind of RUN_KINDS) if (kind !== 'waybills' && kind !== 'reconcile') made[kind] = await run(kind);

    const opening = made['opening'];
    expect(itemOf(opening, yesterday.caseNo)).toMatchObject({ topics: ['openCase'] });
    expect(itemOf(opening, arrived.caseNo)).toMatchObject({
      topics: ['openCase', 'returnArrived'],
      section: 'late',
    });
    expect(itemOf(opening, missing.caseNo)).toMatchObject({
      topics: ['openCase', 'missingShipment'],
      section: 'forgotten',
    });
    expect(itemOf(opening, toCall.caseNo)).toMatchObject({
      section: 'late',
      tasks: [{ task: 't1', kind: 'revisitCall' }],
    });
    expect(itemOf(opening, toCall.caseNo).links).toMatchObject({ case: `/v1/cases/${toCall.caseNo}` });
    expect(made['revisits'].items.map((item: Json) => item.caseNo)).toEqual([toCall.caseNo]);
    expect(made['reviews'].items.map((item: Json) => item.caseNo)).toEqual([unhappy.caseNo]);
    expect(itemOf(made['leftovers'], toCall.caseNo)).toMatchObject({ section: 'late' });
    expect(made['register'].totals).toEqual({ received: 2, stock: 1, loss: 1, elsewhere: 0 });
    expect(made['register'].items.map((item: Json) => item.caseNo)).toEqual([back.caseNo]);
    expect(made['causes'].causes).toEqual([
      { source: 'review', cause: 'packaging', count: 1, cases: [unhappy.caseNo] },
      { source: 'complaint', cause: 'service', count: 1, cases: [complaint.caseNo] },
    ]);
    for (const digest of Object.values(made)) {
      const keys = digest.items.map((item: Json) => item.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(digest.counts.late).toBe(digest.items.filter((item: Json) => item.section === 'late').length);
    }

    const told = await messagesTold();
    await Promise.all(Object.keys(made).map(async (kind) => expect(await run(kind as RunKind)).toEqual(made[kind])));
    expect(await messagesTold()).toEqual(told);
    expect(told.toSorted()).toEqual(
      Object.values(made)
        .map(({ id }) => `digest/${id}`)
        .toSorted(),
    );
    // No names, addresses, words: references only (R50).
    expect(JSON.stringify(made)).not.toMatch(/Ada|example\.test/);
  }, 90_000);

  it('names a run that was missed instead of losing it', async () => {
    const now = Date.now();
    const since = now - 3 * DAY;
    await database.queries
      .update(dayWatches)
      .set({ since })
      .where(sql`${dayWatches.shop} = 'retail-cn' and ${dayWatches.kind} = 'check'`);
    const shanghai = wallClockOf('Asia/Shanghai');
    const expected = slotsBetween(STANDARD_DAY.runs.check, shanghai, { after: since, until: now - HOUR });
    const current = slotAt(STANDARD_DAY.runs.check, shanghai, now);
    await story.api('supervisor', 'POST', '/v1/digests/run', { shop: 'retail-cn', kind: 'check' });
    const list = await until(async () => {
      const { body } = await story.api('agent', 'GET', '/v1/digests?shop=retail-cn&kind=check');
      return body.data.some((one: Json) => one.status === 'made') ? (body.data as Json[]) : undefined;
    }, 'the check');
    const missed = list.filter(({ status }) => status === 'missed').map(({ slot }) => slot as string);
    expect(missed.toSorted()).toEqual(expected.map(({ slot }) => slot).filter((slot) => slot !== current?.slot));
    expect(list.find(({ status }) => status === 'made').missed).toEqual(missed.toSorted());
  }, 60_000);

  it('gives the warehouse each waiting order in one batch, and calls back the one that cannot leave (D9)', async () => {
    const held = await story.anOrder({ status: 'pending', where: ({ lines }) => lines.length === 1 });
    const lines = held.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity }));
    // The shop says so, and its word is lost on the way.
    await story.trouble({ port: 'shop', operation: 'webhook', orderNo: held.orderNo, fault: 'drop' });
    await story.world('POST', `/world/v1/orders/${held.orderNo}/cannot-ship`, { lines, expectedAt: null });
    // The warehouse has the batch, and its answer is lost.
    await story.trouble({ port: 'warehouse', operation: 'warehouse.waybills', fault: 'do_then_reset', times: 1 });
    const digest = await run('waybills');
    const again = await run('waybills');
    expect(again).toEqual(digest);
    const { data: batches } = await story.world('GET', `/world/v1/waybill-batches?shop=${SHOP}`);
    expect(batches).toHaveLength(1);
    expect(digest.batches).toEqual([
      { key: batches[0].batchKey, orders: batches[0].orders.length, sentAt: expect.any(String) },
    ]);
    expect(batches[0].orders).not.toContain(held.orderNo);
    const kept = await database.queries.select().from(waybillOrders).where(eq(waybillOrders.shop, SHOP));
    expect(kept.map(({ orderNo }) => orderNo).toSorted()).toEqual(batches[0].orders.toSorted());
    expect(digest.items.filter((item: Json) => item.topics.includes('heldOrder'))).toMatchObject([
      { key: `order:${held.orderNo}`, says: 'out_of_stock', dueAt: expect.any(String) },
    ]);
    const caseNo = await until(async () => {
      const { body } = await story.api('agent', 'GET', `/v1/cases?order=${held.orderNo}`);
      return body.data[0]?.caseNo as string | undefined;
    }, 'the case that calls back');
    await until(async () => ((await story.told(caseNo)).includes('out_of_stock') ? true : undefined), 'the message');
  }, 60_000);

  it('asks the outside what no callback has told, and finds what does not hold until it holds again (B6, R45)', async () => {
    const order: StoryOrder = await story.anOrder();
    const caseNo = await story.opened(order);
    await story.accept(caseNo);
    await story.until(caseNo, (view) => typeof view.parcel?.rma === 'string');
    for (const port of ['carrier', 'warehouse'])
      await story.trouble({ port, operation: 'webhook', orderNo: order.orderNo, fault: 'drop' });
    const { parcel } = await story.read(caseNo);
    await story.world('POST', `/world/v1/returns/${parcel.rma}/send`, {});
    const [alarm] = await database.queries
      .select({ id: outbox.id })
      .from(outbox)
      .where(eq(outbox.caseNo, caseNo))
      .limit(1);
    const mark = (status: 'dead' | 'sent') =>
      database.queries
        .update(outbox)
        .set({ status })
        .where(eq(outbox.id, alarm?.id ?? 0));
    await until(async () => ((await story.told(caseNo)).length > 0 ? true : undefined), 'the first message');
    await mark('dead');
    const found = async (status: string): Promise<Json[]> =>
      (await story.api('agent', 'GET', `/v1/findings?shop=${SHOP}&status=${status}&kind=W3`)).body.data;

    const digest = await run('reconcile');
    expect(digest.asked.news).toBeGreaterThan(0);
    expect(await story.until(caseNo, (view) => view.parcel.status !== 'awaitingParcel')).toBeDefined();
    expect(await found('open')).toMatchObject([{ caseNo, shop: SHOP }]);
    expect(digest.items.map((item: Json) => item.topics)).toContainEqual(['finding']);

    await mark('sent');
    await run('reconcile');
    expect(await found('open')).toEqual([]);
    expect(await found('closed')).toMatchObject([{ caseNo, returned: 0 }]);
  }, 60_000);

  it('is scheduled as the shops say, however often that is applied, and no longer than they say so', async () => {
    const taskQueue = `${stack.taskQueue}-other`;
    const days = { one: { ...STANDARD_DAY, zone: ZONE } };
    const { applied } = await applySchedules({ client, taskQueue, days });
    expect(applied).toHaveLength(RUN_KINDS.length);
    await until(async () => ((await scheduled(taskQueue)).length === applied.length ? true : undefined), 'the list');
    const handle = client.schedule.getHandle(scheduleIdOf(taskQueue, { shop: 'one', kind: 'opening' }));
    const first = await handle.describe();
    expect(first.policies).toMatchObject({ overlap: 'SKIP', catchupWindow: HOUR });
    expect(first.info.nextActionTimes.slice(0, 2).map((at) => at.getTime())).toEqual(
      slotsBetween(STANDARD_DAY.runs.opening, wall, { after: Date.now(), until: Date.now() + 3 * DAY })
        .slice(0, 2)
        .map(({ at }) => at),
    );
    await applySchedules({ client, taskQueue, days });
    expect((await handle.describe()).info.lastUpdatedAt).toEqual(first.info.lastUpdatedAt);
    const later = { ...days.one, runs: { ...days.one.runs, opening: [{ at: '09:15' }], check: [] } };
    const { removed } = await applySchedules({ client, taskQueue, days: { one: later } });
    expect(removed).toEqual([scheduleIdOf(taskQueue, { shop: 'one', kind: 'check' })]);
    const [next] = (await handle.describe()).info.nextActionTimes;
    expect(wall.dateAt(next?.getTime() ?? 0) >= addDays(wall.dateAt(Date.now()), 0)).toBe(true);
    expect(wall.instantOf(wall.dateAt(next?.getTime() ?? 0), '09:15')).toBe(next?.getTime());
    await applySchedules({ client, taskQueue, days: {} });
  }, 60_000);
});
