import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Story } from '#test/support/story.ts';
import { differencesIn } from '#test/support/verified.ts';
import { play, RETURN, REFUND_ONLY } from './plays.ts';
let stack: Stack;
let story: Story;
beforeAll(async () => {
  stack = await startStack();
  story = tell(stack);
}, 120_000);
afterAll(() => stack?.stop());
it.each([REFUND_ONLY, RETURN])(
  'plays $name',
  async (one) => {
    const t0 = Date.now();
    try {
      const end = await play(stack, one, story);
      console.log(JSON.stringify(end), Date.now() - t0);
    } catch (error) {
      const no = /AS-2026-\d+/.exec(String(error))?.[0] ?? '';
      console.log(
        (await story.events(no)).map((e) => [e.at, e.type, JSON.stringify(e.data).slice(0, 150)].join(' ')).join('\n'),
      );
      console.log(JSON.stringify(await story.world('GET', `/world/v1/timelines/${(await story.read(no)).order}`)));
      throw error;
    }
    console.log(await differencesIn(stack));
  },
  100_000,
);
