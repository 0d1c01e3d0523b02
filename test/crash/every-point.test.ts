import { CRASH_POINTS } from '#activities/crash-point.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { mortalWorker, type Point } from './mortal-worker.ts';
import { CHANGE, COUPON, EXCHANGE, REPAIR, WITHDRAWAL } from './more-plays.ts';
import { likeness, play, REFUND_ONLY, RETURN, type Ending, type Play } from './plays.ts';

/** Which play passes a point that a plain return does not. */
const PASSED_BY: readonly (readonly [RegExp, Play])[] = [
  [/^(cancelUnits|planRefund)\./, REFUND_ONLY],
  [/^cancelReturn\./, WITHDRAWAL],
  [/^changeOrder\./, CHANGE],
  [/^giveGrant\./, COUPON],
  [/^(reserveGoods|shipGoods|charge)\./, EXCHANGE],
  [/^repair\./, REPAIR],
];
const playAt = (point: string): Play => PASSED_BY.find(([points]) => points.test(point))?.[1] ?? RETURN;

/** Records of the case itself that a crash may come right after: each is known to the store and not to the workflow. */
const RECORDS = ['acceptOffer', 'returnAuthorised', 'parcelMoved', 'returnInspected', 'requested', 'revisitAnswered'];
const POINTS: readonly Point[] = [...CRASH_POINTS, ...RECORDS.map((record): Point => `commit.after@${record}`)];

/** Most of a crash's time is waiting for a time-out of the dead worker's task: several systems wait side by side. */
const LANES = 5;

interface Crash {
  readonly stack: Stack;
  readonly diedAt: string | undefined;
  readonly ending: Ending | Error;
}

describe('a worker that is killed', () => {
  const stacks: Stack[] = [];
  const calm = new Map<Play, Ending>();
  const crashes = new Map<string, Crash>();

  const stories = new Map<Stack, Story>();
  /** One teller a system: it knows which orders are taken. */
  const storyOf = (stack: Stack): Story => {
    const story = stories.get(stack) ?? tell(stack);
    stories.set(stack, story);
    return story;
  };

  const runLane = async (stack: Stack, points: Point[]): Promise<void> => {
    const worker = await mortalWorker(stack);
    for (let point = points.shift(); point !== undefined; point = points.shift()) {
      worker.arm(point);
      const ending = await play(stack, playAt(point), { story: storyOf(stack) }).catch(
        (error: unknown) => error as Error,
      );
      crashes.set(point, { stack, diedAt: worker.diedAt(), ending });
    }
  };

  beforeAll(async () => {
    for (let lane = 0; lane < LANES; lane += 1) stacks.push(await startStack());
    const [first] = stacks;
    if (!first) throw new Error('there is no lane');
    const story = storyOf(first);
    for (const one of new Set(POINTS.map(playAt))) calm.set(one, await play(first, one, { story }));
    const waiting = [...POINTS];
    await Promise.all(stacks.map((stack) => runLane(stack, waiting)));
  }, 600_000);
  afterAll(() => Promise.all(stacks.map((stack) => stack.stop())));

  it.each(POINTS)(
    'at %s leaves a case that ends as if nothing had happened, with every effect once (D1, R18)',
    (point) => {
      const { diedAt, ending } = crashes.get(point) ?? {};
      const [name = '', about = ''] = point.split('@');
      if (!ending || ending instanceof Error) throw ending ?? new Error(`${point} was never played`);
      expect(diedAt).toMatch(name);
      expect(diedAt).toContain(about);
      const without = calm.get(playAt(point));
      if (!without) throw new Error('there was no calm play');
      expect(likeness(ending)).toEqual(likeness(without));
    },
  );

  it('after the provider has paid asks it again under the same key, and it pays once (D1, R18)', async () => {
    const { stack, ending } = crashes.get('refund.afterProvider') ?? {};
    if (!stack || !ending || ending instanceof Error) throw new Error('was never played');
    const { caseNo } = ending;
    const { data } = await tell(stack).world('GET', '/world/v1/journal');
    const ofRefund = (data as Json[]).filter(
      ({ key, type }) => key === `${caseNo}/refund/1` && /^(call|refund\.created)/.test(type),
    );
    expect(ofRefund.map(({ type }) => type)).toEqual(['refund.created', 'call.answered', 'call.repeated']);
  });

  it('leaves nothing between Temporal, Postgres and the world that differs', async () => {
    for (const stack of stacks) expect(await differencesAtRest(stack)).toEqual([]);
  }, 120_000);
});
