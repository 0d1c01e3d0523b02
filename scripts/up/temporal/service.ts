import { launch } from '#scripts/up/child-service.ts';
import { endOfLog } from '#scripts/up/child-service.ts';
import { demandFreePort } from '#scripts/up/ports.ts';
import { isAlive, stopProcess, waitUntil } from '#scripts/up/processes.ts';
import type { Service } from '#scripts/up/supervisor.ts';
import type { TemporalBinary } from './binary.ts';
import { devServerArguments, isServing } from './dev-server.ts';
import type { DevServerWish } from './dev-server.ts';

const PATIENCE_MS = 60_000;

export interface TemporalServiceWish {
  readonly binary: TemporalBinary;
  readonly server: DevServerWish;
  readonly logFile: string;
}

/** The development server as a service; its start ends when it serves the namespace. */
export function temporalService({ binary, server, logFile }: TemporalServiceWish): Service {
  const args = devServerArguments(server);
  const address = `127.0.0.1:${server.port}`;
  return {
    name: 'temporal',
    startedWith: [binary.path, ...args].join(' '),
    start: async () => {
      await demandPorts(server);
      const identity = await launch({ file: binary.path, args, logFile });
      const serving = await waitUntil(
        async () => !isAlive(identity) || (await isServing(address, server.namespace)),
        PATIENCE_MS,
      );
      if (serving && isAlive(identity)) return identity;
      await stopProcess(identity, { patienceMs: 5_000 });
      throw new Error(`The Temporal server does not start; the end of ${logFile}:\n${endOfLog(logFile)}`);
    },
  };
}

async function demandPorts(server: DevServerWish): Promise<void> {
  await demandFreePort({ purpose: 'the Temporal server', port: server.port, variable: 'AFTERCARE_TEMPORAL_PORT' });
  await demandFreePort({ purpose: 'the Temporal Web UI', port: server.uiPort, variable: 'AFTERCARE_WEB_UI_PORT' });
  await demandFreePort({
    purpose: "the Temporal server's metrics",
    port: server.metricsPort,
    variable: 'AFTERCARE_TEMPORAL_METRICS_PORT',
  });
}
