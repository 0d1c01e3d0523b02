import type { Client } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { workflowIdOf, type CaseNo } from '#domain/ids.ts';

const { WORKFLOW_EXECUTION_STATUS_RUNNING: RUNNING } = proto.temporal.api.enums.v1.WorkflowExecutionStatus;
/** gRPC's number of what is not there. */
const NOT_FOUND = 5;

/** A case's workflow as the server sees it. */
export interface Picture {
  readonly running: boolean;
  /** A task or an activity is under way. */
  readonly busy: boolean;
  /** The case's own time, where it was ever skipped. */
  readonly skippedTo: number | undefined;
}

export async function pictureOf(caseNo: CaseNo, client: Client): Promise<Picture> {
  const execution = { workflowId: workflowIdOf(caseNo) };
  const ask = client.connection.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution,
  });
  try {
    const { workflowExecutionInfo, workflowExtendedInfo, pendingActivities, pendingWorkflowTask } = await ask;
    const time = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    return {
      running: workflowExecutionInfo?.status === RUNNING,
      busy: pendingActivities.length > 0 || Boolean(pendingWorkflowTask),
      skippedTo: time ? tsToMs(time) : undefined,
    };
  } catch (error) {
    if (isNotFound(error)) return { running: false, busy: false, skippedTo: undefined };
    throw error;
  }
}

const isNotFound = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === NOT_FOUND;

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** When each timer that still runs will fire, read from the case's history. */
export async function timersOf(caseNo: CaseNo, client: Client): Promise<readonly number[]> {
  const { events } = await client.workflow.getHandle(workflowIdOf(caseNo)).fetchHistory();
  const timers = new Map<string, number>();
  for (const event of events ?? []) {
    const started = event.timerStartedEventAttributes?.timerId;
    if (started) timers.set(started, firesAt(event));
    timers.delete(endedBy(event) ?? '');
  }
  return [...timers.values()];
}

const firesAt = ({ eventTime, timerStartedEventAttributes }: HistoryEvent): number =>
  tsToMs(eventTime ?? null) + tsToMs(timerStartedEventAttributes?.startToFireTimeout ?? null);

const endedBy = ({
  timerFiredEventAttributes,
  timerCanceledEventAttributes,
}: HistoryEvent): string | null | undefined =>
  timerFiredEventAttributes?.timerId ?? timerCanceledEventAttributes?.timerId;
