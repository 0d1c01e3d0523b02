import { startStack, type Stack } from '#test/support/stack.ts';
import { tell } from '#test/support/story.ts';
import { differencesAtRest } from '#test/support/verified.ts';
import { mortalWorker } from './mortal-worker.ts';
import { insistent, play, REFUND_ONLY, RETURN, type Ending, type Play } from './plays.ts';
import { mortalPostgres, mortalTemporal, type MortalServer } from './servers.ts';

const ending = ({ stage, outcome, events, told, effects }: Ending): object => ({
  stage,
  outcome,
  events,
  told,
  effects,
});

describe('a server that is killed in the middle of a case', () => {
  let temporal: MortalServer;
  let postgres: MortalServer;
  let stack: Stack;
  const calm = new Map<Play, object>();

  beforeAll(async () => {
    [temporal, postgres] = await Promise.all([mortalTemporal(), mortalPostgres()]);
    stack = await startStack({ extra: { ...temporal.environment, ...postgres.environment } });
    const story = tell(stack);
    for (const one of [RETURN, REFUND_ONLY]) calm.set(one, ending(await play(stack, one, story)));
  }, 180_000);
  afterAll(async () => {
    await stack?.stop();
    await Promise.all([temporal?.end(), postgres?.end()]);
  });
});
void [insistent, mortalWorker, differencesAtRest];
