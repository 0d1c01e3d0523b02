import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { execute } from '#scripts/up/postgres/database.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { requestOf, tell, type Json, type Story } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { insistent } from './plays.ts';
import { lineTo, type Line } from './servers.ts';

describe('an API that is killed', () => {
  let stack: Stack;
  let story: Story;
  let people: ReturnType<typeof insistent>;
  let line: Line;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
    people = insistent(stack, story);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** The API's line to Temporal breaks, something is asked, and the API dies before it can answer. */
  async function diesWhile(
    what: 'asking' | 'answers',
    asks: () => Promise<unknown>,
    isUnderWay: () => Promise<boolean>,
  ): Promise<void> {
    line = await lineTo(serverAddress('TEMPORAL_ADDRESS'));
    await stack.kill('api');
    await stack.start('api', { TEMPORAL_ADDRESS: line.address });
    line.cut(what);
    const asked = asks().then(
      () => 'answered',
      () => 'unanswered',
    );
    for (const until = Date.now() + 20_000; !(await isUnderWay()); await pause(50))
      if (Date.now() > until) throw new Error('nothing is under way');
    await stack.kill('api');
    expect(await asked).toBe('unanswered');
    await stack.start('api');
    await line.end();
  }

  const intakesOf = (orderNo: string): Promise<unknown[]> =>
    execute(stack.databaseUrl, 'select case_no from intakes where order_no = $1', [orderNo]);

  it('between taking a request in and starting its case leaves one case, whoever comes first (A4, A8)', async () => {
    const order = await story.anOrder();
    const key = randomUUID();
    const open = (): Promise<unknown> => story.open(order, {}, { 'idempotency-key': key });
    await diesWhile('asking', open, async () => (await intakesOf(order.orderNo)).length > 0);
    // the customer's own system asks again while the worker finds the request by itself
    const opened = await people.ask('integrator', '/v1/cases', { body: requestOf(order), key });
    expect(opened).toMatchObject({ status: 201, body: { stage: 'negotiation', duplicate: false } });
    const { caseNo } = opened.body;
    expect(await intakesOf(order.orderNo)).toEqual([{ case_no: caseNo }]);
    expect((await story.eventTypes(caseNo)).filter((type) => type === 'requestReceived')).toHaveLength(1);
    expect(await differencesAtRest(stack)).toEqual([]);
  }, 150_000);

  it('in the middle of a command has given it: asked again under its key, it is the same one (A2)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const key = randomUUID();
    const path = `/v1/cases/${caseNo}/offers/1/accept`;
    const accepts = (): Promise<unknown> => story.api('agent', 'POST', path, {}, { 'idempotency-key': key });
    const isAccepted = async (): Promise<boolean> =>
      (
        await execute(stack.databaseUrl, "select from case_events where case_no = $1 and type = 'offerAccepted'", [
          caseNo,
        ])
      ).length > 0;
    await diesWhile('answers', accepts, isAccepted);
    const again = await people.ask('agent', path, { body: {}, key });
    expect(again).toMatchObject({ status: 200, body: { caseNo, stage: 'execution' } });
    expect((await story.eventTypes(caseNo)).filter((type) => type === 'offerAccepted')).toHaveLength(1);
    const { data } = (await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages`)).body;
    expect(data.filter(({ template }: Json) => template === 'offer_accepted')).toHaveLength(1);
    expect(await differencesAtRest(stack)).toEqual([]);
  }, 150_000);
});
