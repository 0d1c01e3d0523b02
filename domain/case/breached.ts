import type { CaseState } from './state.ts';

/** Whether something of ours is late in an open case: a task that climbed, or a date told to the customer that passed (F2, D7). */
export const isBreached = ({ stage, tasks, slips = [] }: CaseState): boolean =>
  stage !== 'closed' &&
  stage !== 'archived' &&
  (tasks.some(({ level }) => level > 0) || slips.some(({ missed }) => missed));
