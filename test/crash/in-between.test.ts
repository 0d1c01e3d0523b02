import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { mortalWorker, type MortalWorker } from './mortal-worker.ts';
import { insistent } from './plays.ts';

const DAY_MS = 86_400_000;

/** A write that reached the store is unknown to its workflow when the worker dies; these are the acts that come first. */
describe('what happens between the death of a worker and the next one', () => {
  let stack: Stack;
  let story: Story;
  let people: ReturnType<typeof insistent>;
  let worker: MortalWorker;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
    people = insistent(stack, story);
    worker = await mortalWorker(stack, { rises: false });
  }, 120_000);
  afterAll(async () => {
    await worker?.leave();
    await stack?.stop();
  });
  afterEach(async () => expect(await differencesAtRest(stack)).toEqual([]), 60_000);

  const byCard = (): Promise<StoryOrder> => story.anOrder({ where: ({ payments }) => payments[0]?.tender === 'card' });
  const counted = async (caseNo: string, type: string): Promise<number> =>
    (await story.eventTypes(caseNo)).filter((one) => one === type).length;
  const agreed = async (order: StoryOrder): Promise<string> => {
    const caseNo = await story.opened(order);
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    return caseNo;
  };
  const reportAgain = (order: StoryOrder): Promise<Answer> => story.open(order);

  it('finds the judgement made when the customer has withdrawn meanwhile (R41)', async () => {
    worker.arm('diagnose.after');
    const order = await byCard();
    const opened = story.open(order);
    await worker.death();
    const { caseNo } = (await opened).body;
    expect(await story.read(caseNo)).toMatchObject({ stage: 'negotiation' });
    const withdrawn = people.ask('agent', `/v1/cases/${caseNo}/withdraw`, { body: {} });
    await pause(500);
    await worker.raise();
    expect(await withdrawn).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect([await counted(caseNo, 'offerMade'), await counted(caseNo, 'withdrawn')]).toEqual([1, 1]);
    expect((await story.ledger(order)).units.every(({ state }: Json) => state === 'free')).toBe(true);
  }, 90_000);

  it('answers an acceptance on record with yes, whoever else accepts meanwhile (C4)', async () => {
    const caseNo = await story.opened(await byCard());
    worker.arm('commit.after@acceptOffer');
    const path = `/v1/cases/${caseNo}/offers/1/accept`;
    const key = randomUUID();
    const first = people.ask('agent', path, { body: {}, key });
    await worker.death();
    const second = people.ask('agent', path, { body: {} });
    await pause(500);
    await worker.raise();
    expect(await first).toMatchObject({ status: 200, body: { caseNo } });
    expect(await second).toMatchObject({ status: 409, body: { code: 'not_now' } });
    expect(await people.ask('agent', path, { body: {}, key })).toMatchObject({ status: 200 });
    expect(await counted(caseNo, 'offerAccepted')).toBe(1);
    await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  }, 90_000);

  it('hears a report that is on record once, though it comes again together with others (A8, R45)', async () => {
    const order = await byCard();
    const caseNo = await story.opened(order);
    worker.arm('commit.after@reportedAgain');
    await reportAgain(order);
    await worker.death();
    expect(await counted(caseNo, 'reportedAgain')).toBe(1);
    await Promise.all([reportAgain(order), reportAgain(order)]);
    await worker.raise();
    await people.insist(
      'three reports',
      async () => ({ status: await counted(caseNo, 'reportedAgain'), body: {}, headers: new Headers() }),
      ({ status }) => status >= 3,
    );
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    expect(await counted(caseNo, 'reportedAgain')).toBe(3);
    expect((await story.told(caseNo)).filter((template) => template === 'reported_again')).toHaveLength(3);
  }, 90_000);

  it('settles a return once, though news come before it is found to be settled (R18, R26)', async () => {
    const order = await byCard();
    const caseNo = await agreed(order);
    await story.sendParcel(caseNo);
    const { openedAt } = await story.read(caseNo);
    worker.arm('settleReturn.after');
    const moved = people.to(caseNo, Date.parse(openedAt) + 4 * DAY_MS);
    await worker.death();
    await reportAgain(order);
    await worker.raise();
    await moved;
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    expect([
      await counted(caseNo, 'returnSettled'),
      await counted(caseNo, 'refundPlanned'),
      await counted(caseNo, 'reportedAgain'),
    ]).toEqual([1, 1, 1]);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
  }, 120_000);

  it('takes the end of a refund that is told before its beginning was recorded (R45)', async () => {
    const order = await story.anOrder({ status: 'pending', where: ({ payments }) => payments[0]?.tender === 'card' });
    const items = order.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
    const caseNo = await story.opened(order, { wish: 'refund_only', items });
    worker.arm('refund.afterProvider');
    const accepted = people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await worker.death();
    await story.world('POST', `/world/v1/refunds/${encodeURIComponent(`${caseNo}/refund/1`)}/settle`, {
      status: 'succeeded',
    });
    await worker.raise();
    await accepted;
    expect(await people.until(caseNo, ({ stage }) => stage === 'followUp')).toMatchObject({
      outcome: 'fulfilled',
      refunds: [{ status: 'arrived' }],
    });
    const reports = (await story.events(caseNo)).filter(({ type }) => type === 'refundReported');
    expect(reports.map(({ data }) => data.report.status)).toEqual(['accepted', 'arrived']);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
  }, 120_000);

  it('writes one after another what is asked of a case at the same instant (C2)', async () => {
    const caseNo = await story.opened(await byCard());
    const database = new Client({ connectionString: stack.databaseUrl });
    await database.connect();
    await database.query('begin');
    await database.query('select from cases where case_no = $1 for update', [caseNo]);
    const asked: Promise<Answer>[] = [];
    // the first of them waits for the store, the others for their turn; the last is moot by then
    for (const path of ['offers/1/decline', 'withdraw', 'withdraw']) {
      asked.push(story.api('agent', 'POST', `/v1/cases/${caseNo}/${path}`, {}));
      await pause(250);
    }
    await database.query('commit');
    await database.end();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 409]);
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
      clocks: [{ name: 'watch' }],
    });
  }, 60_000);
});
