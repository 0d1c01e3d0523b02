import { Unknown } from '#adapters/failure.ts';

/**
 * Runs a write; when its outcome is unclear, looks up by its key what became of it before it is tried again. An answer
 * of the look-up is the write's answer.
 */
export async function settleUnknown<T>(write: () => Promise<T>, lookUp: () => Promise<T | undefined>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    const found = await lookUp();
    if (found === undefined) throw error;
    return found;
  }
}
