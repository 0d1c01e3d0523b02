import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import protos from '@temporalio/proto';
import { workflowIdOf } from '#domain/ids.ts';
import { msOf } from './proto-time.ts';

const { PENDING_ACTIVITY_STATE_SCHEDULED, PENDING_ACTIVITY_STATE_PAUSED } =
  protos.temporal.api.enums.v1.PendingActivityState;

/** A call that a case waits for, as Temporal has it. */
export interface PendingCall {
  readonly id: string;
  readonly name: string;
  /** `waiting`: for a worker; `backing off`: for its next attempt; `paused`: by somebody in Temporal; else it is under way. */
  readonly state: 'waiting' | 'backing off' | 'paused' | 'under way';
  readonly attempt: number;
  readonly nextAttemptAt: number | null;
  readonly lastFailure: string | null;
}

export interface WorkflowPicture {
  readonly status: string;
  readonly runId: string;
  readonly historyLength: number;
  readonly calls: readonly PendingCall[];
  /** The attempt of a workflow task that fails, when there is one: the case's code, not the outside. */
  readonly failingAttempt: number | null;
}

type Pending = protos.temporal.api.workflow.v1.IPendingActivityInfo;

/** What Temporal knows of a case; undefined where no workflow runs, or ran, for it. */
export async function workflowPicture(client: Client, caseNo: string, codec?: PayloadCodec): Promise<WorkflowPicture> {
  const { raw, status, runId, historyLength } = await client.workflow.getHandle(workflowIdOf(caseNo)).describe();
  const calls = await Promise.all((raw.pendingActivities ?? []).map((one) => callOf(one, codec)));
  const attempt = raw.pendingWorkflowTask?.attempt ?? 0;
  return { status: status.name, runId, historyLength, calls, failingAttempt: attempt > 1 ? attempt : null };
}

async function callOf(one: Pending, codec: PayloadCodec | undefined): Promise<PendingCall> {
  const attempt = one.attempt ?? 1;
  const next = one.nextAttemptScheduleTime;
  return {
    id: one.activityId ?? '',
    name: one.activityType?.name ?? '',
    state: stateOf(one, attempt),
    attempt,
    nextAttemptAt: attempt > 1 && next ? msOf(next) : null,
    lastFailure: one.lastFailure ? await saidBy(one.lastFailure, codec) : null,
  };
}

function stateOf({ state, paused }: Pending, attempt: number): PendingCall['state'] {
  if (paused === true || state === PENDING_ACTIVITY_STATE_PAUSED) return 'paused';
  if (state !== PENDING_ACTIVITY_STATE_SCHEDULED) return 'under way';
  return attempt > 1 ? 'backing off' : 'waiting';
}

type Failure = NonNullable<Pending['lastFailure']>;

/** A failure's kind and words; its words are encrypted, and stay so without the keys. */
async function saidBy({ message, encodedAttributes, applicationFailureInfo }: Failure, codec?: PayloadCodec) {
  const kind = applicationFailureInfo?.type ?? 'Error';
  if (!encodedAttributes || !codec) return `${kind}: ${message ?? ''}`;
  const [opened] = await codec.decode([encodedAttributes]);
  const said: { message?: unknown } = JSON.parse(Buffer.from(opened?.data ?? []).toString() || '{}');
  return `${kind}: ${typeof said.message === 'string' ? said.message : ''}`;
}
