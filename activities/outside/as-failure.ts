import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { Rejected, Unavailable } from '#adapters/failure.ts';

const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 600_000;

/**
 * What adapters throw, in Temporal's words: a no for good ends the retries, and whoever asked for time gets it, but
 * never less than our own growing pause, or a provider that says "in a second" would use up all attempts in seconds.
 */
function asFailure(error: unknown, attempt: number): unknown {
  if (error instanceof Rejected) return ApplicationFailure.nonRetryable(error.message, 'Rejected');
  if (error instanceof Unavailable && error.retryAfterMs !== undefined)
    return ApplicationFailure.create({
      message: error.message,
      type: 'Unavailable',
      nextRetryDelay: Math.max(
        error.retryAfterMs,
        Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (attempt - 1)),
      ),
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
      throw asFailure(error, Context.current().info.attempt);
    }
  };
