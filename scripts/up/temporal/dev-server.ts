import { Connection } from '@temporalio/client';

/** What a development server of ours is started with. */
export interface DevServerWish {
  readonly port: number;
  readonly uiPort: number;
  readonly metricsPort: number;
  readonly namespace: string;
  /** Where the Web UI has payloads opened. */
  readonly codecEndpoint?: string;
  /** kept in this file; without one everything is forgotten at the end */
  readonly databaseFile: string | undefined;
}

const DYNAMIC_CONFIG = {
  // rehearsals move the clock of one case
  'frontend.WorkflowTimeSkippingEnabled': true,
  // operators may pause a case from the Web UI
  'frontend.WorkflowPauseEnabled': true,
  // one shop's flood does not starve another's cases (J3)
  'matching.enableFairness': true,
  // a case whose code fails is reported as stuck after the second failure, not the fifth
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': 2,
};

/** Arguments of the `temporal` program. Without the two pragmas every write waits for the disk, ten times slower. */
export function devServerArguments(wish: DevServerWish): readonly string[] {
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    '--ui-ip=127.0.0.1',
    `--port=${wish.port}`,
    `--ui-port=${wish.uiPort}`,
    `--metrics-port=${wish.metricsPort}`,
    `--namespace=${wish.namespace}`,
    '--log-level=warn',
    '--ui-disable-news-fetch',
    ...(wish.codecEndpoint === undefined ? [] : [`--ui-codec-endpoint=${wish.codecEndpoint}`]),
    '--sqlite-pragma=journal_mode=wal',
    '--sqlite-pragma=synchronous=normal',
    ...Object.entries(DYNAMIC_CONFIG).map(([key, value]) => `--dynamic-config-value=${key}=${value}`),
    ...(wish.databaseFile === undefined ? [] : [`--db-filename=${wish.databaseFile}`]),
  ];
}

/** True when the server answers and serves the namespace. */
export async function isServing(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1_000 });
    const { workflowService } = connection;
    await connection.withDeadline(Date.now() + 2_000, () => workflowService.describeNamespace({ namespace }));
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
