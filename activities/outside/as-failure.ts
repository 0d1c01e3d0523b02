import { ApplicationFailure } from '@temporalio/common';
import { Rejected, Unavailable } from '#adapters/failure.ts';

/** What adapters throw, in Temporal's words: a no for good ends the retries, and whoever asked for time gets it. */
export function asFailure(error: unknown): unknown {
  if (error instanceof Rejected) return ApplicationFailure.nonRetryable(error.message, 'Rejected');
  if (error instanceof Unavailable && error.retryAfterMs !== undefined)
    return ApplicationFailure.create({
      message: error.message,
      type: 'Unavailable',
      nextRetryDelay: error.retryAfterMs,
    });
  return error;
}

/** Runs an activity with its failures translated. */
export const translated =
  <A extends unknown[], R>(activity: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    try {
      return await activity(...args);
    } catch (error) {
      throw asFailure(error);
    }
  };
