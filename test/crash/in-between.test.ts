import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Answer, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { mortalWorker, type MortalWorker } from './mortal-worker.ts';
import { insistent } from './plays.ts';

const DAY_MS = 86_400_000;

/** One system with a mortal worker, and everything a scene needs on it. */
interface Stage {
  readonly stack: Stack;
  readonly story: Story;
  readonly people: ReturnType<typeof insistent>;
  readonly worker: MortalWorker;
}

/** Most of the time is waiting for a time-out of the dead worker's task: scenes wait side by side. */
const STAGES = 3;
const PATIENCE_MS = 240_000;

const free: Stage[] = [];
const waiting: ((stage: Stage) => void)[] = [];
const all: Stage[] = [];

beforeAll(async () => {
  for (let n = 0; n < STAGES; n += 1) {
    const stack = await startStack();
    const story = tell(stack);
    const worker = await mortalWorker(stack);
    all.push({ stack, story, worker, people: insistent(stack, story) });
  }
  free.push(...all);
}, 180_000);
afterAll(async () => {
  await Promise.all(all.map(({ worker }) => worker.leave()));
  await Promise.all(all.map(({ stack }) => stack.stop()));
});

/** Plays a scene on a stage of its own, after which nothing may differ between Temporal, Postgres and the world. */
const scene = (act: (stage: Stage) => Promise<void>) => async (): Promise<void> => {
  const stage = free.shift() ?? (await new Promise<Stage>((resolve) => waiting.push(resolve)));
  try {
    await act(stage);
    expect(await differencesAtRest(stage.stack)).toEqual([]);
  } finally {
    const next = waiting.shift();
    if (next) next(stage);
    else free.push(stage);
  }
};

/** Who brings a key looks at each answer, and does not wait for a worker that is dead. */
const once = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const byCard = ({ story }: Stage): Promise<StoryOrder> =>
  story.anOrder({ where: ({ payments }) => payments[0]?.tender === 'card' });
const counted = async ({ story }: Stage, caseNo: string, type: string): Promise<number> =>
  (await story.eventTypes(caseNo)).filter((one) => one === type).length;

it.concurrent(
  'finds the judgement made when the customer has withdrawn meanwhile (R41)',
  scene(async (stage) => {
    const { story, people, worker } = stage;
    worker.arm('diagnose.after');
    const order = await byCard(stage);
    const opened = story.open(order, {}, once());
    await worker.death();
    const { caseNo } = (await opened).body;
    expect(await story.read(caseNo)).toMatchObject({ stage: 'negotiation' });
    const withdrawn = people.ask('agent', `/v1/cases/${caseNo}/withdraw`, { body: {} });
    await pause(500);
    await worker.raise();
    expect(await withdrawn).toMatchObject({ status: 200, body: { stage: 'closed' } });
    expect([await counted(stage, caseNo, 'offerMade'), await counted(stage, caseNo, 'withdrawn')]).toEqual([1, 1]);
    expect((await story.ledger(order)).units.every(({ state }: Json) => state === 'free')).toBe(true);
  }),
  PATIENCE_MS,
);

it.concurrent(
  'answers an acceptance on record with yes, whoever else accepts meanwhile (C4)',
  scene(async (stage) => {
    const { story, people, worker } = stage;
    const caseNo = await story.opened(await byCard(stage));
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
    expect(await counted(stage, caseNo, 'offerAccepted')).toBe(1);
    await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  }),
  PATIENCE_MS,
);

it.concurrent(
  'hears a report that is on record once, though it comes again together with others (A8, R45)',
  scene(async (stage) => {
    const { story, people, worker } = stage;
    const order = await byCard(stage);
    const caseNo = await story.opened(order);
    worker.arm('commit.after@reportedAgain');
    await story.open(order, {}, once());
    await worker.death();
    expect(await counted(stage, caseNo, 'reportedAgain')).toBe(1);
    await Promise.all([story.open(order, {}, once()), story.open(order, {}, once())]);
    await worker.raise();
    await people.insist(
      'three reports',
      async () => ({ status: await counted(stage, caseNo, 'reportedAgain'), body: {}, headers: new Headers() }),
      ({ status }) => status >= 3,
    );
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    expect(await counted(stage, caseNo, 'reportedAgain')).toBe(3);
    expect((await story.told(caseNo)).filter((template) => template === 'reported_again')).toHaveLength(3);
  }),
  PATIENCE_MS,
);

it.concurrent(
  'settles a return once, though news come before it is found to be settled (R18, R26)',
  scene(async (stage) => {
    const { story, people, worker } = stage;
    const order = await byCard(stage);
    const caseNo = await story.opened(order);
    await people.does(`/v1/cases/${caseNo}/offers/1/accept`, {});
    await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.sendParcel(caseNo);
    const { openedAt } = await story.read(caseNo);
    worker.arm('settleReturn.after');
    const moved = people.to(caseNo, Date.parse(openedAt) + 4 * DAY_MS);
    await worker.death();
    await story.open(order, {}, once());
    await worker.raise();
    await moved;
    await people.until(caseNo, ({ refunds }) => refunds[0]?.status === 'accepted');
    expect([
      await counted(stage, caseNo, 'returnSettled'),
      await counted(stage, caseNo, 'refundPlanned'),
      await counted(stage, caseNo, 'reportedAgain'),
    ]).toEqual([1, 1, 1]);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
  }),
  PATIENCE_MS,
);

it.concurrent(
  'takes the end of a refund that is told before its beginning was recorded (R45)',
  scene(async (stage) => {
    const { story, people, worker } = stage;
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
    expect(await people.until(caseNo, ({ outcome }) => outcome === 'fulfilled')).toMatchObject({
      stage: 'followUp',
      refunds: [{ status: 'arrived' }],
    });
    const reports = (await story.events(caseNo)).filter(({ type }) => type === 'refundReported');
    expect(reports.map(({ data }) => data.report.status)).toEqual(['accepted', 'arrived']);
    expect(await story.refundsInTheWorld(order)).toHaveLength(1);
  }),
  PATIENCE_MS,
);

it.concurrent(
  'writes one after another what is asked of a case at the same instant (R42)',
  scene(async (stage) => {
    const { stack, story, people, worker } = stage;
    const caseNo = await story.opened(await byCard(stage));
    await stack.kill('worker');
    const asked: Promise<Answer>[] = [];
    // all of them are there when the next worker begins: the last is moot when its turn comes
    for (const act of ['offers/1/decline', 'withdraw', 'withdraw']) {
      asked.push(people.ask('agent', `/v1/cases/${caseNo}/${act}`, { body: {} }));
      await pause(300);
    }
    await worker.raise();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 409]);
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'withdrawn',
      clocks: [{ name: 'watch' }],
    });
  }),
  PATIENCE_MS,
);
