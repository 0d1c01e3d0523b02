import { startStack, type Stack } from '#test/support/stack.ts';
import { armWorker } from './armed-worker.ts';
import { play, REFUND_ONLY, RETURN } from './plays.ts';
let stack: Stack;
beforeAll(async () => { stack = await startStack(); }, 120_000);
afterAll(() => stack?.stop());
it.each([RETURN, REFUND_ONLY])('plays $name', async (one) => {
  const t = Date.now();
  console.log(JSON.stringify(await play(stack, one)), Date.now() - t);
}, 200_000);
it.each(['commit.after', 'refund.afterProvider', 'inbox.afterSignal'])('dies at %s', async (point) => {
  const t = Date.now();
  const worker = await armWorker(stack, point);
  const t2 = Date.now();
  console.log(point, JSON.stringify(await play(stack, RETURN)), t2 - t, Date.now() - t2, worker.diedAt(), worker.deaths());
  await worker.leave();
}, 300_000);
