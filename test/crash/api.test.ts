import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { execute } from '#scripts/up/postgres/database.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { requestOf, tell, type Story } from '#test/support/story.ts';
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

  const times = async (caseNo: string, type: string): Promise<number> =>
    (await story.eventTypes(caseNo)).filter((one) => one === type).length;
  const intakesOf = (orderNo: string): Promise<unknown[]> =>
    execute(stack.databaseUrl, 'select case_no from intakes where order_no = $1', [orderNo]);

  it('asked again under the same key does what it had begun, once (A4, A8)', async () => {
    // between taking a request in and starting its case
    const unstarted = await story.anOrder();
    const openKey = randomUUID();
    const opens = (): Promise<unknown> => story.open(unstarted, {}, { 'idempotency-key': openKey });
    await diesWhile('asking', opens, async () => (await intakesOf(unstarted.orderNo)).length > 0);

    // after a command was given, before it was answered
    const caseNo = await story.opened(await story.anOrder());
    const path = `/v1/cases/${caseNo}/offers/1/accept`;
    const acceptKey = randomUUID();
    const accepts = (): Promise<unknown> => story.api('agent', 'POST', path, {}, { 'idempotency-key': acceptKey });
    await diesWhile('answers', accepts, async () => (await times(caseNo, 'offerAccepted')) > 0);

    // the worker finds the forgotten request by itself, while the caller asks again until the dead call's claim runs out
    const [opened, accepted] = await Promise.all([
      people.ask('integrator', '/v1/cases', { body: requestOf(unstarted), key: openKey }),
      people.ask('agent', path, { body: {}, key: acceptKey }),
    ]);
    expect(opened).toMatchObject({ status: 201, body: { stage: 'negotiation', duplicate: false } });
    expect(await intakesOf(unstarted.orderNo)).toEqual([{ case_no: opened.body.caseNo }]);
    expect(await times(opened.body.caseNo, 'requestReceived')).toBe(1);
    expect(accepted).toMatchObject({ status: 200, body: { caseNo, stage: 'execution' } });
    expect(await times(caseNo, 'offerAccepted')).toBe(1);
    expect((await story.told(caseNo)).filter((template) => template === 'offer_accepted')).toHaveLength(1);
    expect(await differencesAtRest(stack)).toEqual([]);
  }, 150_000);
});
