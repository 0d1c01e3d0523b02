import { workflowInfo } from '@temporalio/workflow';

/** When the schedule wanted this run; the present where nobody's schedule started it. */
export function scheduledAt(): number {
  const wanted: unknown = workflowInfo().searchAttributes['TemporalScheduledStartTime']?.[0];
  return wanted instanceof Date ? wanted.getTime() : Date.now();
}
