import { CRASH_POINTS } from '#activities/crash-point.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { commonDeath, type CommonDeath, type Point } from './mortal-worker.ts';
import { CHANGE, COUPON, EXCHANGE, REPAIR, WITHDRAWAL } from './more-plays.ts';
import {
  EXCHANGE_WITHDRAWN,
  FOREIGN,
  LOST_AND_FOUND,
  NEVER_SENT_BACK,
  REFUSED,
  REPAIR_FOR_MONEY,
  RESHIP,
  STOPPED,
  UNREPAIRABLE,
} from './plays-of-goods.ts';
import { DISPUTE, DISPUTE_OF_NOBODY, PAYOUT, REISSUE } from './plays-of-money.ts';
import { likeness, play, REFUND_ONLY, RETURN, type Ending, type Play } from './plays.ts';

/** Which play passes a point that a plain return does not. */
const PASSED_BY: readonly (readonly [RegExp, Play])[] = [
  [/^(cancelUnits|planRefund)\./, REFUND_ONLY],
  [/^cancelReturn\./, WITHDRAWAL],
  [/^changeOrder\./, CHANGE],
  [/^giveGrant\./, COUPON],
  [/^(reserveGoods|shipGoods|charge)\./, EXCHANGE],
  [/^(releaseGoods|cancelCharge)\./, EXCHANGE_WITHDRAWN],
  [/^captureCharge\./, NEVER_SENT_BACK],
  [/^repair\./, REPAIR],
  [/^(answerQuote|traceRepair|bookCharge)\./, REPAIR_FOR_MONEY],
  [/^lookUpGoods\./, UNREPAIRABLE],
  [/^traceShipment\./, RESHIP],
  [/^disposeForeign\./, FOREIGN],
  [/^(intercept|traceIntercept)\./, STOPPED],
  [/^traceOutbound\./, REFUSED],
  [/^(claim|reverseClaim)\./, LOST_AND_FOUND],
  [/^reissue\./, REISSUE],
  [/^payOut\./, PAYOUT],
  [/^giveEvidence\./, DISPUTE],
  [/^askDisputes\./, DISPUTE_OF_NOBODY],
];
const playAt = (point: string): Play => PASSED_BY.find(([points]) => points.test(point))?.[1] ?? RETURN;

/** Records of the case itself that a crash may come right after: each is known to the store and not to the workflow. */
const RECORDS = ['acceptOffer', 'returnAuthorised', 'parcelMoved', 'returnInspected', 'requested', 'revisitAnswered'];
const POINTS: readonly Point[] = [...CRASH_POINTS, ...RECORDS.map((record): Point => `commit.after@${record}`)];

/** Where a case is before anybody outside knows its number: nobody else may come there meanwhile. */
const isOfTheOpening = (point: Point): boolean => /^(lookUp|diagnose)\./.test(point);

/** So many plays side by side: what a death costs is shared by them, and two cores can still replay all of them. */
const AT_ONCE = 24;

/** A busy machine answers late; what a time-out leads to is told elsewhere. */
const PATIENT = { AFTERCARE_ADAPTER_TIMEOUT_MS: '15000' };

describe('a worker that is killed', () => {
  let stack: Stack;
  let story: Story;
  let worker: CommonDeath;
  const calm = new Map<Play, Ending | Error>();
  const crashed = new Map<string, Ending | Error>();

  const playOut = (one: Play, opened?: (caseNo: string) => void): Promise<Ending | Error> =>
    play(stack, one, { story, ...(opened && { opened }) }).catch((error: unknown) => error as Error);

  /** Many plays go on side by side, and every death is that of all who stand at their point by then. */
  async function crashEverywhere(): Promise<void> {
    const waiting = POINTS.filter((one) => !isOfTheOpening(one));
    const run = async (point: Point, opened?: (caseNo: string) => void): Promise<void> => {
      crashed.set(point, await playOut(playAt(point), opened));
    };
    const goOn = async (): Promise<void> => {
      for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
        const here = point;
        await run(here, (caseNo) => worker.arm(here, caseNo));
      }
    };
    const openings: Promise<void>[] = [];
    for (const point of POINTS.filter(isOfTheOpening)) {
      worker.arm(point);
      openings.push(run(point).then(goOn));
      await worker.stop(point);
    }
    worker.begin();
    await Promise.all([...openings, ...Array.from({ length: AT_ONCE - openings.length }, goOn)]);
    await worker.end();
  }

  beforeAll(async () => {
    stack = await startStack({ extra: PATIENT });
    story = tell(stack);
    const plays = [...new Set(POINTS.map(playAt))];
    await Promise.all(plays.map(async (one) => calm.set(one, await playOut(one))));
    const failed = [...calm.values()].find((ending) => ending instanceof Error);
    if (failed) throw failed;
    worker = await commonDeath(stack, POINTS.length);
    await crashEverywhere();
  }, 600_000);
  afterAll(() => stack?.stop());

  it.each(POINTS)(
    'at %s leaves a case that ends as if nothing had happened, with every effect once (D1, R18)',
    (point) => {
      const [without, ending] = [calm.get(playAt(point)), crashed.get(point)];
      if (!without || without instanceof Error) throw without ?? new Error('there was no calm play');
      if (!ending || ending instanceof Error) throw ending ?? new Error(`${point} was never played`);
      const [name = '', about = ''] = point.split('@');
      expect(worker.stoppedAt(point)).toMatch(name);
      expect(worker.stoppedAt(point)).toContain(about);
      expect(worker.stoppedAt(point)).toContain(ending.caseNo);
      expect(likeness(ending)).toEqual(likeness(without));
    },
  );

  it('after the provider has paid asks it again under the same key, and it pays once (D1, R18)', async () => {
    const ending = crashed.get('refund.afterProvider');
    if (!ending || ending instanceof Error) throw new Error('was never played');
    const { caseNo } = ending;
    const { data } = await story.world('GET', '/world/v1/journal');
    const ofRefund = (data as Json[]).filter(
      ({ key, type }) => key === `${caseNo}/refund/1` && /^(call|refund\.created)/.test(type),
    );
    expect(ofRefund.map(({ type }) => type)).toEqual(['refund.created', 'call.answered', 'call.repeated']);
  });

  it('leaves nothing between Temporal, Postgres and the world that differs', async () => {
    expect(await differencesAtRest(stack)).toEqual([]);
  }, 120_000);
});
