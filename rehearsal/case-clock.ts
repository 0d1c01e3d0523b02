import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { workflowIdOf, type CaseNo } from '#domain/ids.ts';

/** The clock of one case on a server that can skip time (`frontend.WorkflowTimeSkippingEnabled`). */
export interface CaseClock {
  /** The case's present time, epoch ms. */
  now(caseNo: CaseNo): Promise<number>;
  /** Skips once: by `ms`, or to the case's next timer where that comes first, which then fires. */
  skip(caseNo: CaseNo, ms: number): Promise<void>;
  /** Waits until the case has nothing under way: no workflow task, no activity. */
  settled(caseNo: CaseNo): Promise<void>;
  /** Whether the case has ended: its clock stands still for ever. */
  isOver(caseNo: CaseNo): Promise<boolean>;
}

/** Asked again soon, then less and less often: a worker that is away answers nobody who asks more. */
const POLL_MS = { first: 20, most: 300 };
/** Longer than an activity may take whose worker has died: nothing is jumped over that is still to come. */
const PATIENCE_MS = 45_000;
/** Attempts after which an activity counts as waiting for its next try, and not as work under way. */
const TRIES = 2;

const { WORKFLOW_EXECUTION_STATUS_RUNNING: RUNNING } = proto.temporal.api.enums.v1.WorkflowExecutionStatus;

type Description = proto.temporal.api.workflowservice.v1.IDescribeWorkflowExecutionResponse;

/** One skip only: a server whose target has passed while work was under way would run on to the next timer. */
const oneSkip = (id: string, ms: number) => ({
  enabled: true,
  maxSessionSkipCount: 1,
  fastForwardConfig: { id, duration: msToTs(ms) },
});

/** What a skip itself writes into a history: that it was asked for, and that it was made. */
const SKIP_EVENTS = 2;

/** Done is a skip to its target, or to a timer that has fired since, or to the next try of an activity. */
function isDone(described: Description, { target, length }: { target: number; length: number }): boolean {
  if (described.workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig?.enabled) return false;
  const { pendingActivities } = described;
  return lengthOf(described) > length || (timeOf(described) ?? 0) >= target || (pendingActivities ?? []).length > 0;
}

const lengthOf = ({ workflowExecutionInfo }: Description): number => Number(workflowExecutionInfo?.historyLength ?? 0);

/** The case's own time; undefined while it has never skipped and goes by the real clock. */
function timeOf({ workflowExtendedInfo }: Description): number | undefined {
  const time = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return time ? tsToMs(time) : undefined;
}

/**
 * Drives the server's time skipping, which the SDK has no words for yet; the one file that knows how (design 6). A
 * server without it refuses the call, and nothing has moved. A case that never skipped goes by the real clock.
 */
export function createCaseClock(client: Client, { newId, now }: { newId: () => string; now: () => number }): CaseClock {
  const { workflowService } = client.connection;
  const { namespace } = client.options;
  const executionOf = (caseNo: CaseNo) => ({ workflowId: workflowIdOf(caseNo) });
  const describe = (caseNo: CaseNo) =>
    workflowService.describeWorkflowExecution({ namespace, execution: executionOf(caseNo) });
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    let rest = POLL_MS.first;
    for (let waited = 0; waited < PATIENCE_MS && !(await holds()); waited += rest) {
      await pause(rest);
      rest = Math.min(POLL_MS.most, rest * 1.2);
    }
  };
  const isOver = async (caseNo: CaseNo): Promise<boolean> =>
    (await describe(caseNo)).workflowExecutionInfo?.status !== RUNNING;

  return {
    isOver,

    now: async (caseNo) => timeOf(await describe(caseNo)) ?? now(),

    async skip(caseNo, ms) {
      const before = await describe(caseNo);
      await workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: executionOf(caseNo),
        workflowExecutionOptions: { timeSkippingConfig: oneSkip(newId(), ms) },
        updateMask: { paths: ['time_skipping_config'] },
      });
      const length = lengthOf(before) + SKIP_EVENTS;
      const target = (timeOf(before) ?? now()) + ms;
      await until(async () => isDone(await describe(caseNo), { target, length }));
    },

    settled: (caseNo) =>
      until(async () => {
        const { pendingActivities, pendingWorkflowTask } = await describe(caseNo);
        return !pendingWorkflowTask && !(pendingActivities ?? []).some(({ attempt }) => (attempt ?? 0) <= TRIES);
      }),
  };
}
