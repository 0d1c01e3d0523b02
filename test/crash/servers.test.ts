import { setTimeout as pause } from 'node:timers/promises';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Story } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { mortalWorker } from './mortal-worker.ts';
import { insistent, likeness, play, RETURN, type Ending, type Scene } from './plays.ts';
import { mortalPostgres, mortalTemporal, type MortalServer } from './servers.ts';

/** How long it is away: longer than a call waits, shorter than people do. */
const AWAY_MS = 1_500;

describe('a server that is killed in the middle of a case', () => {
  let temporal: MortalServer;
  let postgres: MortalServer;
  let stack: Stack;
  let story: Story;
  let calm: Ending;

  beforeAll(async () => {
    [temporal, postgres] = await Promise.all([mortalTemporal(), mortalPostgres()]);
    stack = await startStack({ extra: { ...temporal.environment, ...postgres.environment } });
    story = tell(stack);
    calm = await play(stack, RETURN, { story });
  }, 180_000);
  afterAll(async () => {
    await stack?.stop();
    await Promise.all([temporal?.end(), postgres?.end()]);
  });

  const sandbox: Pick<MortalServer, 'kill' | 'start'> = {
    kill: () => stack.kill('sandbox'),
    start: () => stack.start('sandbox'),
  };

  interface Killing {
    readonly what: string;
    readonly server: () => Pick<MortalServer, 'kill' | 'start'>;
    readonly scenes: readonly Scene[];
  }
  const KILLINGS: readonly Killing[] = [
    { what: 'Temporal', server: () => temporal, scenes: ['opened', 'agreed', 'sent', 'inspected', 'paying', 'asked'] },
    { what: 'Postgres', server: () => postgres, scenes: ['opened', 'agreed', 'sent', 'inspected', 'paying', 'asked'] },
    { what: 'the world', server: () => sandbox, scenes: ['opened', 'agreed', 'inspected', 'paying'] },
  ];

  it.each(KILLINGS)(
    'lets the case end as if nothing had happened when it is $what, time and again (A1, M1)',
    async ({ server, scenes }) => {
      let killing: Promise<void> = Promise.resolve();
      let kills = 0;
      const begins = (scene: Scene): void => {
        if (!scenes.includes(scene)) return;
        killing = killing.then(async () => {
          // in the midst of what the scene begins with
          await pause(100);
          await server().kill();
          await pause(AWAY_MS);
          await server().start();
          kills += 1;
        });
      };
      const ending = await play(stack, RETURN, { story, begins });
      await killing;
      expect(kills).toBe(scenes.length);
      expect(likeness(ending)).toEqual(likeness(calm));
      expect(await differencesAtRest(stack)).toEqual([]);
    },
    240_000,
  );

  it('forgets nothing that was recorded when Temporal and the worker die at once (C7, A2)', async () => {
    const people = insistent(stack, story);
    const worker = await mortalWorker(stack, { rises: false });
    const caseNo = await story.opened(await story.anOrder());
    worker.arm('commit.after@acceptOffer');
    const accepted = people.ask('agent', `/v1/cases/${caseNo}/offers/1/accept`, { body: {} });
    await worker.death();
    await temporal.kill();
    await temporal.start();
    await worker.raise();
    expect(await accepted).toMatchObject({ status: 200, body: { caseNo, stage: 'execution' } });
    await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    expect((await story.eventTypes(caseNo)).filter((type) => type === 'offerAccepted')).toHaveLength(1);
    expect(await differencesAtRest(stack)).toEqual([]);
    await worker.leave();
  }, 120_000);
});
