import type { Client } from '@temporalio/client';
import type { CommandPort } from '#case-client/port.ts';
import type { CaseState } from '#domain/case/state.ts';
import { caseNoOf, workflowIdOf } from '#domain/ids.ts';
import type { Task, TaskKind } from '#domain/task.ts';
import { CASE_WORKFLOW, stateQuery } from '#workflows/case/messages.ts';
import { workflowPicture, type PendingCall } from './pending.ts';
import { QueryRefused, type Nudge, type NudgedCase, type NudgeReport, type NudgeWish } from './port.ts';

export interface NudgeDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly commands: Pick<CommandPort, 'send'>;
  /** A case as it is on record. */
  readonly find: (caseNo: string) => Promise<{ readonly shop: string; readonly state: CaseState } | undefined>;
  /** Between two cases, so that a thousand freed at once do not fall upon a provider that just came back. */
  readonly rest: () => Promise<unknown>;
}

/** Steps that only wait for somebody to say "again": nothing about them needs a judgement. */
const RETRIED: ReadonlySet<TaskKind> = new Set<TaskKind>(['stuck', 'stuckRefund', 'stuckCharge']);

/**
 * Nudges the cases that a query finds, one after another: retries what waits for a person, tries at once what backs
 * off, and wakes code that fails. Each nudge is harmless twice: calls go under their business keys, and a task that was
 * retried is there no more. What needs a judgement, money that does not add up first of all, is left alone.
 */
export async function nudge(deps: NudgeDeps, wish: NudgeWish): Promise<NudgeReport> {
  const found = await casesOf(deps, wish);
  const cases: NudgedCase[] = [];
  for (const caseNo of found.slice(0, wish.limit)) {
    const nudged = await nudgeCase(deps, wish, caseNo);
    if (nudged === undefined) continue;
    cases.push(nudged);
    if (!wish.dryRun && nudged.nudges.length > 0) await deps.rest();
  }
  return { dryRun: wish.dryRun, query: wish.query, cases, more: found.length > wish.limit };
}

/** Cases of this installation alone: another one may live in the same namespace. */
async function casesOf({ client, taskQueue }: NudgeDeps, { query, limit }: NudgeWish): Promise<readonly string[]> {
  const ours = `(${query}) AND WorkflowType = "${CASE_WORKFLOW}" AND TaskQueue = "${taskQueue}"`;
  const found: string[] = [];
  try {
    for await (const { workflowId } of client.workflow.list({ query: ours, pageSize: Math.min(limit + 1, 200) })) {
      const caseNo = caseNoOf(workflowId);
      if (caseNo !== undefined) found.push(caseNo);
      if (found.length > limit) break;
    }
  } catch (error) {
    if (isInvalid(error)) throw new QueryRefused(error.details, { cause: error });
    throw error;
  }
  return found;
}

const INVALID_ARGUMENT = 3;
const isInvalid = (error: unknown): error is Error & { readonly details: string } => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === INVALID_ARGUMENT;
};

async function nudgeCase(deps: NudgeDeps, wish: NudgeWish, caseNo: string): Promise<NudgedCase | undefined> {
  const record = await deps.find(caseNo);
  // Whatever the query says, only cases on our own record are touched.
  if (!record || (wish.shops !== 'all' && !wish.shops.includes(record.shop))) return undefined;
  const { calls, failingAttempt } = await workflowPicture(deps.client, caseNo);
  const tasks = record.state.tasks.filter(({ kind }) => RETRIED.has(kind));
  const nudges: Nudge[] = [];
  // A case whose code fails answers nobody.
  if (failingAttempt !== null) nudges.push(await wake(deps, wish, caseNo));
  else for (const task of tasks) nudges.push(await retry(deps, wish, { caseNo, seq: record.state.seq, task }));
  for (const call of calls.filter(({ state }) => state === 'backing off'))
    nudges.push(await reset(deps, wish, { caseNo, call }));
  return { caseNo, nudges };
}

const would = (what: Nudge['what'], about: string, detail: string): Nudge => ({ what, about, result: 'would', detail });

async function retry(
  { commands }: NudgeDeps,
  { dryRun, by }: NudgeWish,
  { caseNo, seq, task }: { readonly caseNo: string; readonly seq: number; readonly task: Task },
): Promise<Nudge> {
  const nudged = { what: 'retry', about: task.id } as const;
  if (dryRun) return would('retry', task.id, `${task.kind}: ${task.why}`);
  // The same task at the same state is the same nudge, whoever repeats it.
  const updateId = `nudge ${task.id} ${seq}`;
  const outcome = await commands.send('resolveTask', { caseNo, by, data: { task: task.id, how: 'retry' }, updateId });
  if (outcome.kind === 'done') return { ...nudged, result: 'done', detail: `${task.kind}: ${task.why}` };
  return outcome.kind === 'refused'
    ? { ...nudged, result: 'refused', detail: outcome.message }
    : {
        ...nudged,
        result: 'failed',
        detail: outcome.kind === 'gone' ? 'no workflow runs' : 'it did not answer in time',
      };
}

async function reset(
  { client }: NudgeDeps,
  { dryRun }: NudgeWish,
  { caseNo, call }: { readonly caseNo: string; readonly call: PendingCall },
): Promise<Nudge> {
  const detail = `${call.name}, attempt ${call.attempt}`;
  if (dryRun) return would('reset', call.id, detail);
  try {
    await client.connection.workflowService.resetActivity({
      namespace: client.options.namespace,
      execution: { workflowId: workflowIdOf(caseNo) },
      identity: client.options.identity,
      id: call.id,
    });
    return { what: 'reset', about: call.id, result: 'done', detail };
  } catch (error) {
    return { what: 'reset', about: call.id, result: 'failed', detail: saidBy(error) };
  }
}

const WAKING_MS = 5_000;

/** Asks the case for its state: its code runs again from the record, and says whether it can by now. */
async function wake({ client }: NudgeDeps, { dryRun }: NudgeWish, caseNo: string): Promise<Nudge> {
  const about = workflowIdOf(caseNo);
  if (dryRun) return would('wake', about, 'its code fails; it is asked to run again');
  try {
    const handle = client.workflow.getHandle(about);
    await client.withAbortSignal(AbortSignal.timeout(WAKING_MS), () => handle.query(stateQuery));
    return { what: 'wake', about, result: 'done', detail: 'its code runs again' };
  } catch (error) {
    return { what: 'wake', about, result: 'failed', detail: saidBy(error) };
  }
}

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
