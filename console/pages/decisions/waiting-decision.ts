import type { z } from 'zod';
import type { similar } from '#api/routes/similar-decisions.ts';
import type { queued } from '#api/schemas/queued-task.ts';

export type WaitingDecision = z.output<typeof queued>;
export type SimilarDecision = z.output<typeof similar>['decisions'][number];

/** The tasks that a yes or a no ends. */
export type DecidedKind = 'decide' | 'approve' | 'lateReturn' | 'deduction' | 'approvePayout';
