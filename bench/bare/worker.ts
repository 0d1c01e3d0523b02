// A worker whose cases do nothing; started by the bench as a process of its own, so that its CPU can be told apart.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { serveUntilStopped, tellStep } from '#bench/worker-process.ts';
import { connectConfig } from '#temporal/connect-config.ts';
import { FREIGHT, type BareActivities } from './messages.ts';

const activities: BareActivities = {
  step: (caseNo) => {
    tellStep(caseNo);
    return Promise.resolve(FREIGHT);
  },
  call: () => Promise.resolve(FREIGHT),
};

Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const { connectionOptions, namespace } = connectConfig(process.env);
const connection = await NativeConnection.connect(connectionOptions);
const taskQueue = process.env['TEMPORAL_TASK_QUEUE'] ?? 'bare';
const workflowsPath = fileURLToPath(new URL('./bare.workflow.ts', import.meta.url));
const workers = await Promise.all([
  Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowsPath,
    activities: { step: activities.step },
    maxCachedWorkflows: 1_000,
  }),
  Worker.create({ connection, namespace, taskQueue: `${taskQueue}-outside`, activities: { call: activities.call } }),
]);
await serveUntilStopped(workers);
await connection.close();
