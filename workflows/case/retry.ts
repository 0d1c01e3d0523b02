import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/**
 * The retry presets, by what is at stake; nowhere else are timeouts or attempts chosen. When attempts are used up the
 * step is parked for a person (design 3.6), so a limit never loses a case. An error of type `Rejected` is a no for
 * good and is not tried again.
 */
export const RETRY = {
  /** Our own database: never given up, a case cannot go on without its record. */
  own: {
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
  },
  /** One quick look inside the workflow task; who does not answer at once is asked on the port's own queue. */
  quick: { startToCloseTimeout: '2 seconds', retry: { maximumAttempts: 1 } },
  /** Look-ups that change nothing outside. */
  read: {
    startToCloseTimeout: '20 seconds',
    retry: { maximumAttempts: 12, maximumInterval: '10 minutes', nonRetryableErrorTypes: ['Rejected'] },
  },
  /** Writes under a business key, harmless to repeat. */
  write: {
    startToCloseTimeout: '30 seconds',
    retry: { maximumAttempts: 12, maximumInterval: '10 minutes', nonRetryableErrorTypes: ['Rejected'] },
  },
  /** Money: at least once with one key for life; an unclear outcome comes back as a report, not as an error (R18). */
  money: {
    startToCloseTimeout: '30 seconds',
    retry: { maximumAttempts: 15, maximumInterval: '30 minutes', nonRetryableErrorTypes: ['Rejected'] },
  },
  /** Questions that will be asked again anyway. */
  poll: {
    startToCloseTimeout: '20 seconds',
    retry: { maximumAttempts: 6, maximumInterval: '10 minutes', nonRetryableErrorTypes: ['Rejected'] },
  },
} as const satisfies Record<string, ActivityOptions & LocalActivityOptions>;
