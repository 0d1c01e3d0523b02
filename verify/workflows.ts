import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@temporalio/client';
import { earliest, nextInstant } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { caseNoOf, workflowIdOf, type CaseNo } from '#domain/ids.ts';
import { findCase, type CaseRow } from '#store/cases.ts';
import type { Database } from '#store/db.ts';
import { CASE_WORKFLOW, stateQuery } from '#workflows/case/messages.ts';
import { differs, type Difference } from './difference.ts';
import type { Evidence } from './evidence.ts';
import { pictureOf, timersOf } from './workflow-picture.ts';

export interface WorkflowAccess {
  readonly database: Database;
  readonly client: Client;
  readonly taskQueue: string;
  /** The system's own clock: that of cases whose time was never skipped, and of how long something is under way. */
  readonly now: () => number;
}

/** Cases looked at side by side: each is a query that may have to read a history. */
const AT_ONCE = 8;
/** A case at work is between two records: it is looked at again before it counts as different. */
const LOOKS = 8;
const PAUSE_MS = 400;
/** A timer is set a little after its length was worked out. */
const TOLERANCE_MS = 60_000;

/** The cases on record beside the workflows of the task queue. */
export async function workflowsOfBoth({ cases }: Evidence, access: WorkflowAccess): Promise<Difference[]> {
  const running = await runningCases(access);
  const known = new Set(cases.map(({ intake }) => intake.caseNo));
  const found = [...running]
    .filter((caseNo) => !known.has(caseNo))
    .map((caseNo) => differs('C1')(caseNo, 'has a workflow, and nobody took its request in'));
  const begun = cases.filter(({ row, intake }) => row !== undefined || running.has(intake.caseNo));
  for (let start = 0; start < begun.length; start += AT_ONCE) {
    const some = begun.slice(start, start + AT_ONCE);
    found.push(...(await Promise.all(some.map(({ intake }) => lookAgain(intake.caseNo, access)))).flat());
  }
  return found;
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
  const { running, busy, skippedTo } = await pictureOf(caseNo, client);
  if (!row || row.stage === 'archived' || !running) return existence(caseNo, row, running);
  const state = await client.workflow.getHandle(workflowIdOf(caseNo)).query(stateQuery);
  const differing = fieldsThatDiffer(row.state, state);
  if (differing.length > 0)
    return differing.map((field) => differs('C7')(caseNo, `${field} on record is not that of the workflow`));
  if (busy) return [];
  return [...notAsked(state), ...notArmed(state, { now: skippedTo ?? now(), timers: await timersOf(caseNo, client) })];
}

function existence(caseNo: CaseNo, row: CaseRow | undefined, running: boolean): Difference[] {
  const c1 = differs('C1');
  if (!row) return running ? [c1(caseNo, 'has a running workflow and no record')] : [];
  if (row.stage === 'archived') return running ? [c1(caseNo, 'is archived, its workflow still runs')] : [];
  return [c1(caseNo, `is in stage ${row.stage}, and no workflow runs for it`)];
}

function fieldsThatDiffer(recorded: CaseState, running: CaseState): string[] {
  const one: Record<string, unknown> = { ...recorded };
  const other: Record<string, unknown> = { ...running };
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return fields.filter((field) => !isDeepStrictEqual(one[field], other[field])).toSorted();
}

/** A case at rest has asked for every refund it has planned, or a person looks at it. */
const notAsked = ({ caseNo, refunds, tasks, clocks }: CaseState): Difference[] =>
  refunds
    .filter(({ status, heldBack }) => status === 'planned' && heldBack !== true && tasks.length === 0)
    // One that would come too soon for the provider has a clock of its own (R21).
    .filter(({ n }) => !clocks.some(({ name, key }) => name === 'refundNotBefore' && key === `r${n}.0`))
    .map(({ n }) => differs('M4')(caseNo, `refund ${n} is planned, and nobody asks the provider for it`));

function notArmed(state: CaseState, { now, timers }: { now: number; timers: readonly number[] }): Difference[] {
  const clock = earliest(state.clocks);
  if (!clock) return [];
  const at = nextInstant(clock);
  const name = `${clock.name} ${clock.key}`;
  const tell = (says: string): Difference[] => [differs('T1')(state.caseNo, says)];
  if (at < now - TOLERANCE_MS) return tell(`${name} was due at ${iso(at)}, and it is ${iso(now)}`);
  const isArmed = timers.some((fires) => Math.abs(fires - at) < TOLERANCE_MS);
  return isArmed ? [] : tell(`no timer runs for ${name} at ${iso(at)}`);
}

const iso = (at: number): string => new Date(at).toISOString();
