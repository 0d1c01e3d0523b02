import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { WithStartWorkflowOperation } from '@temporalio/client';
import protos from '@temporalio/proto';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import * as activities from './echo.activities.ts';
import { ask, heard, said, type echoWorkflow } from './echo.workflow.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { connectConfig } from '#temporal/connect-config.ts';
import { connectClient, type ConnectedClient } from '#temporal/connection.ts';
import { createDataConverter, FAILURE_CONVERTER } from '#temporal/data-converter.ts';

const { History } = protos.temporal.api.history.v1;
const CANARY = 'canary';

describe('what goes through Temporal', () => {
  const taskQueue = `echo-${randomUUID()}`;
  const env = {
    TEMPORAL_ADDRESS: serverAddress('TEMPORAL_ADDRESS'),
    TEMPORAL_NAMESPACE: serverAddress('TEMPORAL_NAMESPACE'),
    PAYLOAD_KEY: randomBytes(32).toString('base64'),
    PAYLOAD_KEY_ID: 'test',
  };
  let connected: ConnectedClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    connected = await connectClient(env);
    const { connectionOptions, namespace } = connectConfig(env);
    const connection = await NativeConnection.connect(connectionOptions);
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('echo.workflow.ts', import.meta.url)),
      failureConverterPath: FAILURE_CONVERTER,
      logger: new DefaultLogger('ERROR'),
    });
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      workflowBundle,
      activities,
      dataConverter: createDataConverter(env),
    });
    const running = worker.run();
    stop = async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await connected.connection.close();
    };
  }, 60_000);

  afterAll(() => stop());

  it('comes back as it was, by every way a case hears and speaks, and is nowhere to be read on the server (R50)', async () => {
    const { client } = connected;
    const workflowId = `echo/${randomUUID()}`;
    const start = new WithStartWorkflowOperation<typeof echoWorkflow>('echoWorkflow', {
      workflowId,
      taskQueue,
      args: [[`${CANARY} argument`]],
      memo: { note: `${CANARY} memo` },
      workflowIdConflictPolicy: 'FAIL',
    });
    const word = `${CANARY} update`;
    expect(await client.workflow.executeUpdateWithStart(ask, { args: [word], startWorkflowOperation: start })).toBe(
      word,
    );
    const handle = client.workflow.getHandle<typeof echoWorkflow>(workflowId);
    await handle.signal(said, `${CANARY} signal`);
    const words = [
      `${CANARY} argument`,
      word,
      `${word} again`,
      `${word} again`,
      `Activity task failed no ${word} `,
      `${CANARY} signal`,
    ];
    expect(await handle.query(heard)).toEqual(words);
    await handle.signal(said, 'on');
    await handle.signal(said, 'enough');
    expect(await handle.result()).toEqual([...words, 'gone on', 'enough']);
    expect((await handle.describe()).memo).toEqual({ note: `${CANARY} memo` });

    const seen: string[] = [];
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` }))
      seen.push(
        Buffer.from(
          History.encode(await client.workflow.getHandle(workflowId, runId).fetchHistory()).finish(),
        ).toString('latin1'),
      );
    expect(seen.length).toBe(2);
    expect(seen.join('')).toContain('echoWorkflow');
    expect(seen.join('')).not.toMatch(/canary|echo\.activities/);
  }, 30_000);
});
