import { setTimeout as pause } from 'node:timers/promises';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Story } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { mortalWorker } from './mortal-worker.ts';
import { insistent, likeness, play, RETURN, type Ending, type Scene } from './plays.ts';
import { mortalPostgres, mortalTemporal, type MortalServer } from './servers.ts';

/** How long it is away: longer than a call waits, shorter than people do. */
const AWAY_MS = 1_500;
const SCENES: readonly Scene[] = ['opened', 'agreed', 'sent', 'inspected', 'paying', 'asked'];

type Mortal = Pick<MortalServer, 'kill' | 'start'>;
interface System {
  readonly stack: Stack;
  /** One teller a system: it knows which orders are taken. */
  readonly story: Story;
  readonly server: Mortal;
}

const servers: MortalServer[] = [];
const systems = new Map<string, System>();
let calm: Ending;

beforeAll(async () => {
  const [temporal, postgres] = await Promise.all([mortalTemporal(), mortalPostgres()]);
  servers.push(temporal, postgres);
  const sandboxed = await startStack();
  const sandbox: Mortal = { kill: () => sandboxed.kill('sandbox'), start: () => sandboxed.start('sandbox') };
  const add = (what: string, stack: Stack, server: Mortal): unknown =>
    systems.set(what, { stack, story: tell(stack), server });
  add('Temporal', await startStack({ extra: temporal.environment }), temporal);
  add('Postgres', await startStack({ extra: postgres.environment }), postgres);
  add('the world', sandboxed, sandbox);
  calm = await play(sandboxed, RETURN, { story: systemOf('the world').story });
}, 180_000);
afterAll(async () => {
  await Promise.all([...systems.values()].map(({ stack }) => stack.stop()));
  await Promise.all(servers.map((server) => server.end()));
});

const systemOf = (what: string): System => {
  const system = systems.get(what);
  if (!system) throw new Error(`${what} does not run`);
  return system;
};

/** Kills the server once in each scene, in the midst of what the scene begins with, and starts it again. */
function killerOf(server: Mortal): { begins: (scene: Scene) => void; over: () => Promise<void>; kills: () => number } {
  const killing: Scene[] = [];
  let working: Promise<unknown> = Promise.resolve();
  const once = async (): Promise<void> => {
    await pause(100);
    await server.kill();
    await pause(AWAY_MS);
    await server.start();
  };
  return {
    begins(scene) {
      killing.push(scene);
      const before = working;
      working = (async () => {
        await before;
        await once();
      })();
      working.catch(() => undefined);
    },
    async over() {
      await working;
    },
    kills: () => killing.length,
  };
}

it.concurrent.each(['Temporal', 'Postgres', 'the world'])(
  'a case ends as if nothing had happened though %s is killed in every scene of it (R18)',
  async (what) => {
    const { stack, story, server } = systemOf(what);
    const killer = killerOf(server);
    const ending = await play(stack, RETURN, { story, begins: killer.begins, over: killer.over });
    expect(killer.kills()).toBe(SCENES.length);
    expect(likeness(ending)).toEqual(likeness(calm));
    expect(await differencesAtRest(stack)).toEqual([]);
  },
  300_000,
);

it('nothing that was recorded is forgotten when Temporal and the worker die at once (E4)', async () => {
  const { stack, story, server } = systemOf('Temporal');
  const people = insistent(stack, story);
  const worker = await mortalWorker(stack);
  const caseNo = await story.opened(await story.anOrder());
  worker.arm('commit.after@acceptOffer');
  const accepted = people.ask('agent', `/v1/cases/${caseNo}/offers/1/accept`, { body: {} });
  await worker.death();
  await server.kill();
  await server.start();
  await worker.raise();
  expect(await accepted).toMatchObject({ status: 200, body: { caseNo, stage: 'execution' } });
  await people.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
  expect((await story.eventTypes(caseNo)).filter((type) => type === 'offerAccepted')).toHaveLength(1);
  expect(await differencesAtRest(stack)).toEqual([]);
  await worker.leave();
}, 120_000);
