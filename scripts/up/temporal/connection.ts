import { Connection } from '@temporalio/client';
import { connectConfig } from '#temporal/connect-config.ts';

/** Connects to the address, or where the profile of temporal.toml says. */
export async function connectTo(address: string | undefined): Promise<Connection> {
  const { connectionOptions } = connectConfig(process.env);
  return Connection.connect({
    ...connectionOptions,
    ...(address === undefined ? {} : { address }),
    connectTimeout: 10_000,
  });
}

export interface QueueQuestion {
  readonly namespace: string;
  readonly taskQueue: string;
  readonly since: number;
}

/** True when some worker has asked the queue for work since the given moment. */
export async function hasPoller(
  connection: Connection,
  { namespace, taskQueue, since }: QueueQuestion,
): Promise<boolean> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: taskQueue },
  });
  return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 + 1000 >= since);
}
