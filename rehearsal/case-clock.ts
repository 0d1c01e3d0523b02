import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { workflowIdOf, type CaseNo } from '#domain/ids.ts';

/** The clock of one case on a server that can skip time (`frontend.WorkflowTimeSkippingEnabled`). */
export interface CaseClock {
  /** The case's present time, epoch ms. */
  now(caseNo: CaseNo): Promise<number>;
  /** Moves the clock by so many milliseconds; timers on the way fire at their own times. Waits until it is there. */
  forward(caseNo: CaseNo, ms: number): Promise<void>;
  /** Waits until the case has nothing under way: no workflow task, no activity. */
  settled(caseNo: CaseNo): Promise<void>;
  /** Whether the case has ended: its clock stands still for ever. */
  isOver(caseNo: CaseNo): Promise<boolean>;
}

/** Skips a session may make before the server stops it: months of polling fit. */
const MOST_SKIPS = 10_000;
const POLL_MS = 20;
const PATIENCE_MS = 30_000;

const { FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED: COMPLETED } =
  proto.temporal.api.enums.v1.FastForwardPollingResult;

const { WORKFLOW_EXECUTION_STATUS_RUNNING: RUNNING } = proto.temporal.api.enums.v1.WorkflowExecutionStatus;

/**
 * Drives the server's time skipping, which the SDK has no words for yet; the one file that knows how (design 6). A
 * server without it refuses the call, and nothing has moved. A case that never skipped goes by the real clock.
 */
export function createCaseClock(
  client: Client,
  { newId, now: realNow }: { newId: () => string; now: () => number },
): CaseClock {
  const { workflowService } = client.connection;
  const { namespace } = client.options;
  const executionOf = (caseNo: CaseNo) => ({ workflowId: workflowIdOf(caseNo) });
  const describe = (caseNo: CaseNo) =>
    workflowService.describeWorkflowExecution({ namespace, execution: executionOf(caseNo) });

  return {
    async now(caseNo) {
      const { workflowExtendedInfo } = await describe(caseNo);
      const time = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
      return time ? tsToMs(time) : realNow();
    },

    async isOver(caseNo) {
      const { workflowExecutionInfo } = await describe(caseNo);
      return workflowExecutionInfo?.status !== RUNNING;
    },

    async forward(caseNo, ms) {
      const id = newId();
      await workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: executionOf(caseNo),
        workflowExecutionOptions: {
          timeSkippingConfig: {
            enabled: true,
            maxSessionSkipCount: MOST_SKIPS,
            fastForwardConfig: { id, duration: msToTs(ms) },
          },
        },
        updateMask: { paths: ['time_skipping_config'] },
      });
      const polled = await workflowService.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution: executionOf(caseNo),
        fastForwardId: id,
      });
      if (polled.fastForwardPollingResult !== COMPLETED)
        throw new Error(`the clock of ${caseNo} did not move: ${polled.failedReason}`);
    },

    async settled(caseNo) {
      for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
        const { pendingActivities, pendingWorkflowTask } = await describe(caseNo);
        const busy = (pendingActivities ?? []).some(({ attempt }) => (attempt ?? 0) <= 2);
        if (!busy && !pendingWorkflowTask) return;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
  };
}
