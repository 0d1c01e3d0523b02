import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Looks again and again until what is seen is as expected; complains when it never is. */
export async function waitFor<T>(
  look: () => Promise<T>,
  expected: (seen: T) => boolean,
  complaint: string,
): Promise<T> {
  for (const giveUpAt = performance.now() + PATIENCE_MS; performance.now() < giveUpAt; await sleep(LOOK_EVERY_MS)) {
    const seen = await look();
    if (expected(seen)) return seen;
  }
  throw new Error(complaint);
}
