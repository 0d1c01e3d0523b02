import { setTimeout } from 'node:timers/promises';

/** Wait so many milliseconds, or less when the world is closing. */
export async function pause(ms: number, stopping: AbortSignal): Promise<void> {
  try {
    await setTimeout(Math.max(0, ms), undefined, { signal: stopping, ref: false });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}
