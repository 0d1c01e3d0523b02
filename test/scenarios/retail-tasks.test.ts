import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Story, type StoryOrder } from '#test/support/story.ts';
import { retailActs } from './retail-acts.ts';
import { RETAIL, TASKS, type Task, type TaskAction } from './retail-data.ts';
import { untouched } from './retail-untouched.ts';
import { worldsOf } from './retail-worlds.ts';
import { ABOVE_LIMIT } from './telling.ts';

const SIDE_BY_SIDE = 4;
const WORLDS = worldsOf();

/** What a task asks for, in a line. */
const titleOf = ({ id, actions }: Task): string =>
  `task ${id}: ${actions.length === 0 ? 'leaves all as it is' : actions.map(inShort).join(', ')}`;
const inShort = ({ name, arguments: given }: TaskAction): string =>
  `${name.split('_')[0]} ${'order_id' in given ? given.order_id : given.user_id}`;

it('the file holds all tasks, and each is played once', () => {
  expect(TASKS).toHaveLength(74);
  expect(WORLDS.flat().toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(TASKS);
});

describe.each(WORLDS.map((tasks, index) => ({ tasks, world: index + 1 })))(
  'the retail tasks, world $world',
  ({ tasks }) => {
    const done = new Map<Task, Promise<void>>();
    let stack: Stack;
    let story: Story;

    beforeAll(async () => {
      stack = await startStack();
      story = tell(stack);
      const waiting = [...tasks];
      const next = async (): Promise<void> => {
        for (let task = waiting.shift(); task; task = waiting.shift()) {
          const played = play(task);
          done.set(task, played);
          await played.catch(() => undefined);
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
    }, 300_000);
    afterAll(() => stack?.stop());

    async function play(task: Task): Promise<void> {
      if (task.actions.length === 0) return untouched(story, task);
      const acts = retailActs(story);
      // What comes later in a task may be about the order as an earlier action left it.
      for (const action of task.actions) await act(acts, action);
    }

    it.each(tasks.map((task) => [titleOf(task), task] as const))(
      '%s (D1, D3, J1, R7, R8, R15)',
      async (_title, task) => {
        await done.get(task);
        expect(done.has(task)).toBe(true);
      },
    );
  },
);

const act = <K extends keyof Acts>(acts: Acts, { name, arguments: given }: { name: K; arguments: Given<K> }) =>
  (acts[name] as (given: Given<K>) => Promise<void>)(given);
type Acts = ReturnType<typeof retailActs>;
type Given<K extends keyof Acts> = Parameters<Acts[K]>[0];
describe('what the retail policy does not allow', () => {
  let stack: Stack;
  let story: Story;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  it.each([
    { status: 'pending', wish: 'return_and_refund', problem: 'no_longer_wanted', answer: 'refund_only' },
    { status: 'processed', wish: 'return_and_refund', problem: 'no_longer_wanted', answer: 'order_not_delivered' },
    { status: 'cancelled', wish: 'return_and_refund', problem: 'no_longer_wanted', answer: 'order_cancelled' },
  ])(
    'a $status order is answered with $answer, whatever was wished (C2)',
    async ({ status, wish, problem, answer }) => {
      const order = await story.anOrder({
        status,
        where: ({ lines }) => lines.every(({ net }) => net.amount < ABOVE_LIMIT),
      });
      const { status: code, body } = await story.open(order, { wish, problem });
      if (answer === 'refund_only') expect(body.case.offer).toMatchObject({ remedy: 'refund_only' });
      else expect({ code, refusal: body.code }).toEqual({ code: 422, refusal: answer });
    },
  );

  it("a refund to somebody else's means of payment, or to another account of the customer, is refused (R16)", async () => {
    const another = ({ customerId, payments }: StoryOrder): string | undefined =>
      Object.entries(RETAIL.users[customerId]?.payment_methods ?? {}).find(
        ([id, { source }]) => source !== 'gift_card' && id !== payments[0]?.methodId,
      )?.[0];
    const order = await story.anOrder({ customer: 'same', where: (one) => another(one) !== undefined });
    const stranger = await story.anOrder({ where: ({ customerId }) => customerId !== order.customerId });
    for (const refundTo of [stranger.payments[0]?.methodId, another(order)])
      expect(await story.open(order, { refundTo })).toMatchObject({
        status: 422,
        body: { code: 'refund_method_not_allowed' },
      });
  });
});
