import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { workflowIdOf } from '#domain/ids.ts';
import { openDatabase, type Database } from '#store/db.ts';
import { pausesBefore } from '#store/port-pauses.ts';
import { connectClient } from '#temporal/connection.ts';
import { demand, paidByCard } from '#test/support/situation.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

const WHY = 'the provider said that it is down';

describe('an outside system that is paused (ADR 0012)', () => {
  let stack: Stack;
  let story: Story;
  let database: Database;
  let client: Client;
  let close: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
    database = openDatabase(stack.databaseUrl, { max: 2 });
    const connected = await connectClient(stack.environment);
    client = connected.client;
    close = () => connected.connection.close();
  }, 120_000);
  afterAll(async () => {
    await close?.();
    await database?.close();
    await stack?.stop();
  }, 60_000);

  const well = async (asked: Promise<Answer>): Promise<Json> => {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  const stops = (port: string, body: Json = { why: WHY }): Promise<Json> =>
    well(story.api('operator', 'POST', `/v1/operations/providers/${port}/pause`, body));
  const goesOn = (port: string): Promise<Json> =>
    well(story.api('operator', 'POST', `/v1/operations/providers/${port}/unpause`, {}));

  /** How a system looks, as soon as it looks so. */
  async function provider(port: string, holds: (one: Json) => boolean): Promise<Json> {
    for (const end = Date.now() + 30_000; ;) {
      const body = await well(story.api('operator', 'GET', '/v1/operations/providers'));
      const found = body.data.find((one: Json) => one.port === port);
      if (holds(found)) return found;
      if (Date.now() > end) throw new Error(`${port} did not get there: ${JSON.stringify(found)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The worker has no call to it under way, and takes none. */
  async function quiet(port: string): Promise<void> {
    const log = join(stack.folder, 'worker.log');
    const line = new RegExp(`"port":"${port}","msg":"no call to the port is under way any more"`);
    for (const end = Date.now() + 30_000; !line.test(readFileSync(log, 'utf8'));) {
      if (Date.now() > end) throw new Error(`the worker does not stop calling the ${port}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** What engineers read of a case in the Temporal Web UI, as soon as it says that. */
  async function page(caseNo: string, says: string): Promise<string> {
    for (const end = Date.now() + 30_000; ;) {
      const { currentDetails } = await client.workflow
        .getHandle(workflowIdOf(caseNo))
        .query<{ currentDetails: string }>('__temporal_workflow_metadata');
      if (currentDetails.includes(says)) return currentDetails;
      if (Date.now() > end) throw new Error(`the page does not say ${says}:\n${currentDetails}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const missingItem = {
    problem: 'missing_item',
    wish: 'refund_only',
    symptom: 'It was not in the parcel.',
    evidence: ['https://photos.example/box.jpg'],
  };
  const paid = (): Promise<StoryOrder> => story.anOrder({ where: paidByCard });

  it('is not called; cases wait and say for whom and why, deadlines are told, and it goes on by itself at its time', async () => {
    const order = await paid();
    const caseNo = await story.opened(order, missingItem);
    expect(await stops('payments')).toMatchObject({
      port: 'payments',
      pause: { why: WHY, by: 'operator:demo-operator' },
    });
    await quiet('payments');
    await demand(story.accept(caseNo));

    const { held } = await story.until(caseNo, ({ held: now }) => now !== undefined);
    expect(held).toMatchObject({ port: 'payments', why: WHY, until: null });
    expect(await page(caseNo, 'paused by')).toContain(
      `Waiting for **payments**: paused by operator:demo-operator because ${WHY}`,
    );
    const waiting = await provider('payments', ({ queue, waiting: cases }) => queue.backlog === 1 && cases === 1);
    expect(waiting.pause).toMatchObject({ why: WHY });

    const promised = { what: 'We look at it today.', dueAt: new Date(Date.now() + 2_000).toISOString() };
    await demand(story.api('agent', 'POST', `/v1/cases/${caseNo}/promises`, promised));
    await story.until(caseNo, ({ promises }) => promises[0]?.missed === 1);
    expect(await story.told(caseNo)).toContain('slip');
    expect(await story.refundsInTheWorld(order)).toEqual([]);
    expect((await story.read(caseNo)).refunds[0].status).toBe('planned');

    const until = new Date(Date.now() + 1_000).toISOString();
    await stops('payments', { why: 'nearly there', until });
    await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    const after = await provider(
      'payments',
      ({ pause, lastSuccessAt, waiting: cases }) => pause === null && lastSuccessAt && cases === 0,
    );
    expect(after).toMatchObject({ failures: 0 });
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
    expect((await story.read(caseNo)).held).toBeUndefined();
    const ended = (await pausesBefore(database.queries, 2)).map(({ why, endedBy }) => [why, endedBy?.id]);
    expect(ended).toEqual([
      ['nearly there', 'until'],
      [WHY, 'operator:demo-operator'],
    ]);
  }, 90_000);

  it('takes no new call at all, not even the quick look a request begins with', async () => {
    await stops('shop');
    await quiet('shop');
    const order = await paid();
    const opening = story.open(order, missingItem, { 'idempotency-key': 'held-by-the-shop' });
    await provider('shop', ({ queue }) => queue.backlog === 1);
    await goesOn('shop');
    // Whoever was not answered in time asks again under the same key.
    const first = await opening;
    const answer =
      first.status === 202 ? await story.open(order, missingItem, { 'idempotency-key': 'held-by-the-shop' }) : first;
    const caseNo = answer.body.caseNo as string;
    const { offer } = await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    expect(offer.status).toBe('open');
  }, 60_000);

  it('is refused to those who look after some shops only, and without a reason', async () => {
    const forbidden = await story.api('supervisor', 'POST', '/v1/operations/providers/carrier/pause', { why: WHY });
    expect(forbidden.status).toBe(403);
    const past = { why: WHY, until: '2026-01-01T00:00:00Z' };
    expect((await story.api('operator', 'POST', '/v1/operations/providers/carrier/pause', past)).status).toBe(400);
    expect((await story.api('operator', 'POST', '/v1/operations/providers/carrier/pause', { why: '' })).status).toBe(
      400,
    );
    await goesOn('carrier');
    expect((await provider('carrier', () => true)).pause).toBeNull();
  });

  it('is nudged when it is back: what is stuck is tried again, dry first, and a second nudge finds nothing (J3)', async () => {
    const order = await story.anOrder();
    const fault = {
      port: 'warehouse',
      operation: 'warehouse.authorise',
      fault: 'refuse',
      orderNo: order.orderNo,
      times: 1,
    };
    await story.trouble(fault);
    const caseNo = await story.opened(order);
    await demand(story.accept(caseNo));
    await story.until(caseNo, ({ tasks }) => tasks.length > 0);

    const nudge = (body: Json): Promise<Json> => well(story.api('operator', 'POST', '/v1/operations/nudge', body));
    const found = async (): Promise<Json> => {
      // The server lists a case a moment after it said that it is stuck.
      for (const end = Date.now() + 30_000; Date.now() < end;) {
        const report = await nudge({ stuck: true, shop: 'retail-us', dryRun: true });
        if (report.cases.some((one: Json) => one.caseNo === caseNo)) return report;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error(`${caseNo} is not listed as stuck`);
    };
    const dry = await found();
    expect(dry).toMatchObject({ dryRun: true, more: false });
    expect(dry.cases.find((one: Json) => one.caseNo === caseNo).nudges).toMatchObject([
      { what: 'retry', about: 't1', result: 'would' },
    ]);
    expect((await story.read(caseNo)).tasks).toHaveLength(1);
    const { workflow } = client;
    const stuckHere = `AftercareStuckAt = "warehouse" AND WorkflowId = "${workflowIdOf(caseNo)}"`;
    expect((await workflow.count(stuckHere)).count).toBe(1);

    const done = await nudge({ case: caseNo });
    expect(done.cases).toMatchObject([{ caseNo, nudges: [{ what: 'retry', result: 'done' }] }]);
    await story.until(caseNo, ({ parcel, tasks }) => parcel?.status === 'awaitingParcel' && tasks.length === 0);
    expect((await nudge({ case: caseNo })).cases).toEqual([{ caseNo, nudges: [] }]);
    const retried = (await story.events(caseNo)).find(({ type }) => type === 'taskDone');
    expect(retried.by).toEqual({ type: 'system', id: 'operator:demo-operator' });
    expect((await story.api('operator', 'POST', '/v1/operations/nudge', { query: 'NoSuch = 1' })).status).toBe(400);
  }, 60_000);

  it('is asked at once by a nudge instead of at the end of its back-off', async () => {
    const order = await paid();
    const fault = {
      port: 'payments',
      operation: 'payments.refund',
      fault: 'http_429',
      orderNo: order.orderNo,
      times: 5,
    };
    await story.trouble(fault);
    const caseNo = await story.opened(order, missingItem);
    await demand(story.accept(caseNo));
    const failing = await provider('payments', ({ failures }) => failures > 0);
    expect(failing.lastFailure).toMatch(/^requestRefund: /);
    const reset = async (): Promise<string[]> => {
      const body = await well(story.api('operator', 'POST', '/v1/operations/nudge', { case: caseNo }));
      return body.cases[0].nudges.map(({ what, result }: Json) => `${what} ${result}`);
    };
    const seen: string[] = [];
    for (const end = Date.now() + 30_000; !seen.includes('reset done') && Date.now() < end;)
      seen.push(...(await reset()));
    expect(seen).toContain('reset done');
    await story.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
  }, 60_000);
});
