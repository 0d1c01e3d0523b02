import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { freePorts } from '#scripts/up/ports.ts';
import { identify, stopProcess, waitUntil } from '#scripts/up/processes.ts';
import { devServerArguments, isServing } from '#scripts/up/temporal/dev-server.ts';
import { registerSearchAttributes } from '#scripts/up/temporal/search-attributes.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';

/** A Temporal server of one's own: what it counts is what one did. */
export interface OwnTemporal {
  readonly address: string;
  readonly namespace: string;
  readonly pid: number;
  /** Billable actions so far by the server's own counter, by type; those by which clocks were moved are not the product's. */
  actions(): Promise<Readonly<Record<string, number>>>;
  stop(): Promise<void>;
}

interface OwnTemporalWish {
  readonly cli: string;
  readonly logFile: string;
  readonly databaseFile?: string;
  /** More of `--dynamic-config-value`, such as limits that a measurement must not meet. */
  readonly settings?: readonly string[];
}

const NAMESPACE = 'default';
/** The server's figures are published about once a second. */
const PUBLISHED_MS = 1_500;
/** Moving a case's clock is the rehearsal's doing (design 6). */
const OF_REHEARSAL = 'grpc_UpdateWorkflowExecutionOptions';

export async function startOwnTemporal({
  cli,
  logFile,
  databaseFile,
  settings = [],
}: OwnTemporalWish): Promise<OwnTemporal> {
  const [port = 0, uiPort = 0, metricsPort = 0] = await freePorts(3);
  const log = openSync(logFile, 'a');
  const wish = { port, uiPort, metricsPort, namespace: NAMESPACE, databaseFile };
  const args = [...devServerArguments(wish), ...settings.map((one) => `--dynamic-config-value=${one}`)];
  const child = spawn(cli, args, { stdio: ['ignore', log, log] });
  const identity = identify(child.pid ?? 0);
  if (identity === undefined) throw new Error('the Temporal server does not start');
  const address = `127.0.0.1:${port}`;
  const stop = (): Promise<unknown> => stopProcess(identity, { signal: 'SIGTERM', patienceMs: 5_000 });
  const serving = await waitUntil(() => child.exitCode !== null || isServing(address, NAMESPACE), 60_000);
  if (!serving || child.exitCode !== null) throw new Error(`the Temporal server did not get ready, see ${logFile}`);
  const connection = await Connection.connect({ address });
  await registerSearchAttributes({ connection, namespace: NAMESPACE, attributes: SEARCH_ATTRIBUTES });
  await connection.close();
  return {
    address,
    namespace: NAMESPACE,
    pid: identity.pid,
    async actions() {
      await new Promise((resolve) => setTimeout(resolve, PUBLISHED_MS));
      return readActions(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text());
    },
    stop: async () => {
      await stop();
    },
  };
}

function readActions(figures: string): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const [, labels = '', count = '0'] of figures.matchAll(/^action\{([^}]*)\} (\S+)$/gm)) {
    const type = /action_type="([^"]+)"/.exec(labels)?.[1] ?? '';
    const ours = labels.includes(`namespace="${NAMESPACE}"`) && type !== OF_REHEARSAL;
    if (ours) counted[type] = (counted[type] ?? 0) + Number(count);
  }
  return counted;
}
