import { serverAddress } from './server-address.ts';
import { type Stack } from './stack.ts';

/** What a suite may use of a stack that it shares with others: nothing that ends or replaces a part of it. */
export type SharedStack = Omit<Stack, 'process' | 'start' | 'kill'>;

/**
 * One stack for all suites that need nothing of their own: started by the servers' process when the first suite asks,
 * ended with it. Each story takes orders that no other story has (`anOrder`), and its troubles name their order.
 */
export async function sharedStack(): Promise<SharedStack> {
  const answer = await fetch(serverAddress('AFTERCARE_TEST_SHARED_STACK'));
  if (!answer.ok) throw new Error(`the shared stack did not start: ${await answer.text()}`);
  return { ...((await answer.json()) as Omit<SharedStack, 'stop'>), stop: () => Promise.resolve() };
}
