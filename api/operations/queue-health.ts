import type { Client } from '@temporalio/client';
import protos from '@temporalio/proto';
import { msOf, type WireTime } from './proto-time.ts';

const { TASK_QUEUE_TYPE_ACTIVITY } = protos.temporal.api.enums.v1.TaskQueueType;

export interface QueueHealth {
  readonly backlog: number | null;
  readonly oldestMs: number | null;
  readonly pollers: number;
}

/** How many calls wait on a queue, how old the oldest is, and how many workers take them, by Temporal's count. */
export async function queueHealth(client: Client, taskQueue: string, now: number): Promise<QueueHealth> {
  const { workflowService } = client.connection;
  const { stats, pollers } = await workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: TASK_QUEUE_TYPE_ACTIVITY,
    reportStats: true,
  });
  const age = stats?.approximateBacklogAge;
  return {
    backlog: stats ? Number(stats.approximateBacklogCount ?? 0) : null,
    oldestMs: age ? msOf(age) : null,
    pollers: (pollers ?? []).filter(({ lastAccessTime }) => isAlive(lastAccessTime as WireTime | null, now)).length,
  };
}

/** Whoever polls asks again within a minute; the server remembers pollers for five. */
const ALIVE_MS = 90_000;
const isAlive = (at: WireTime | null | undefined, now: number): boolean => !!at && now - msOf(at) < ALIVE_MS;
