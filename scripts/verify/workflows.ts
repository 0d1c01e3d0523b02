import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { earliest, nextInstant } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isFrozen } from '#domain/case/waiting-on.ts';
import { caseNoOf, workflowIdOf, type CaseNo } from '#domain/ids.ts';
import { findCase } from '#store/cases.ts';
import type { Database } from '#store/db.ts';
import { CASE_WORKFLOW, stateQuery } from '#workflows/case/messages.ts';
import { differs, type Difference } from './difference.ts';
import type { Evidence } from './evidence.ts';

export interface WorkflowAccess {
  readonly database: Database;
  readonly client: Client;
  readonly taskQueue: string;
  /** The clock of cases whose time was never skipped. */
  readonly now: () => number;
}

/** Cases looked at side by side: each is a query that may have to read a history. */
const AT_ONCE = 8;
/** A case at work is between two records: it is looked at again before it counts as different. */
const LOOKS = 8;
const PAUSE_MS = 400;
/** A timer is set a little after its length was worked out. */
const TOLERANCE_MS = 60_000;
const { WORKFLOW_EXECUTION_STATUS_RUNNING: RUNNING } = proto.temporal.api.enums.v1.WorkflowExecutionStatus;

/** The cases on record beside the workflows of the task queue. */
export async function workflowsOfBoth({ cases }: Evidence, access: WorkflowAccess): Promise<Difference[]> {
  const running = await runningCases(access);
  const known = new Set(cases.map(({ intake }) => intake.caseNo));
  const strangers = [...running]
    .filter((caseNo) => !known.has(caseNo))
    .map((caseNo) => differs('C1')(caseNo, 'has a workflow, and nobody took its request in'));
  const open = cases
    .filter(({ row, intake }) => row !== undefined || running.has(intake.caseNo))
    .map(({ intake }) => intake.caseNo);
  const found: Difference[] = [];
  for (let start = 0; start < open.length; start += AT_ONCE) {
    const some = open.slice(start, start + AT_ONCE);
    found.push(...(await Promise.all(some.map((caseNo) => lookAgain(caseNo, access)))).flat());
  }
  return [...strangers, ...found];
}

async function runningCases({ client, taskQueue }: WorkflowAccess): Promise<ReadonlySet<CaseNo>> {
  const running = new Set<CaseNo>();
  const query = `WorkflowType = '${CASE_WORKFLOW}' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) {
    const caseNo = caseNoOf(workflowId);
    if (caseNo !== undefined) running.add(caseNo);
  }
  return running;
}

async function lookAgain(caseNo: CaseNo, access: WorkflowAccess): Promise<Difference[]> {
  let found: Difference[] = [];
  for (let look = 1; look <= LOOKS; look += 1) {
    found = await lookAt(caseNo, access);
    if (found.length === 0) return [];
    await pause(PAUSE_MS);
  }
  return found;
}

async function lookAt(caseNo: CaseNo, { database, client, now }: WorkflowAccess): Promise<Difference[]> {
  const row = await findCase(database.queries, caseNo);
  const picture = await pictureOf(caseNo, { client, now });
  const c1 = differs('C1');
  if (!row) return picture.running ? [c1(caseNo, 'has a running workflow and no record')] : [];
  if (row.stage === 'archived') return picture.running ? [c1(caseNo, 'is archived, its workflow still runs')] : [];
  if (!picture.running) return [c1(caseNo, `is in stage ${row.stage}, and no workflow runs for it`)];
  const handle = client.workflow.getHandle(workflowIdOf(caseNo));
  const state = await handle.query(stateQuery);
  const differing = fieldsThatDiffer(row.state, state);
  if (differing.length > 0)
    return differing.map((field) => differs('C7')(caseNo, `${field} on record is not that of the workflow`));
  if (picture.busy) return [];
  const pending = row.state.refunds.filter(
    ({ status }) => status === 'planned' && !isFrozen(row.state) && row.state.tasks.length === 0,
  );
  const idle = pending.map(({ n }) =>
    differs('M4')(caseNo, `refund ${n} is planned, and nobody asks the provider for it`),
  );
  return [...idle, ...armed(state, { caseNo, now: picture.now, timers: await timersOf(caseNo, client) })];
}

interface Picture {
  readonly running: boolean;
  /** A task or an activity is under way. */
  readonly busy: boolean;
  /** The case's own time. */
  readonly now: number;
}

async function pictureOf(caseNo: CaseNo, { client, now }: Pick<WorkflowAccess, 'client' | 'now'>): Promise<Picture> {
  const { namespace } = client.options;
  const describe = () =>
    client.connection.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: workflowIdOf(caseNo) },
    });
  const described = await describe().catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  const time = described?.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return {
    running: described?.workflowExecutionInfo?.status === RUNNING,
    busy: (described?.pendingActivities ?? []).length > 0 || Boolean(described?.pendingWorkflowTask),
    now: time ? tsToMs(time) : now(),
  };
}

/** gRPC's number of what is not there. */
const NOT_FOUND = 5;
const isNotFound = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === NOT_FOUND;

function fieldsThatDiffer(recorded: CaseState, running: CaseState): string[] {
  const [one, other]: Record<string, unknown>[] = [{ ...recorded }, JSON.parse(JSON.stringify(running))];
  return [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])]
    .filter((field) => !isDeepStrictEqual(one?.[field], other?.[field]))
    .toSorted();
}

/** When each timer that still runs will fire. */
async function timersOf(caseNo: CaseNo, client: Client): Promise<readonly number[]> {
  const { events } = await client.workflow.getHandle(workflowIdOf(caseNo)).fetchHistory();
  const timers = new Map<string, number>();
  for (const {
    eventTime,
    timerStartedEventAttributes: started,
    timerFiredEventAttributes: fired,
    timerCanceledEventAttributes: cancelled,
  } of events ?? []) {
    if (started?.timerId)
      timers.set(started.timerId, tsToMs(eventTime ?? null) + tsToMs(started.startToFireTimeout ?? null));
    const ended = fired?.timerId ?? cancelled?.timerId;
    if (ended) timers.delete(ended);
  }
  return [...timers.values()];
}

interface Arming {
  readonly caseNo: CaseNo;
  readonly now: number;
  readonly timers: readonly number[];
}

function armed(state: CaseState, { caseNo, now, timers }: Arming): Difference[] {
  const clock = earliest(state.clocks);
  if (!clock) return [];
  const at = nextInstant(clock);
  const t1 = differs('T1');
  const [name, due] = [`${clock.name} ${clock.key}`, new Date(at).toISOString()];
  if (at < now - TOLERANCE_MS) return [t1(caseNo, `${name} was due at ${due}, it is ${new Date(now).toISOString()}`)];
  return timers.some((fires) => Math.abs(fires - at) < TOLERANCE_MS)
    ? []
    : [t1(caseNo, `no timer runs for ${name} at ${due}`)];
}
