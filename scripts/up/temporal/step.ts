import type { Connection } from '@temporalio/client';
import { isAlive, stopProcess } from '#scripts/up/processes.ts';
import { addressesOf } from '#scripts/up/environment.ts';
import type { StartContext } from '#scripts/up/start-context.ts';
import type { Service } from '#scripts/up/supervisor.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';
import { findTemporal } from './binary.ts';
import { connectTo } from './connection.ts';
import { isServing } from './dev-server.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import { temporalService } from './service.ts';

/** What the later steps need to know of Temporal. */
export interface TemporalServer {
  /** undefined when a profile of temporal.toml names it */
  readonly address: string | undefined;
  readonly connection: Connection;
}

/** The Temporal server of TEMPORAL_ADDRESS or TEMPORAL_PROFILE, else one that is started here. */
export async function temporalStep(context: StartContext): Promise<TemporalServer> {
  const { settings, progress } = context;
  const address = isGiven(context) ? settings.TEMPORAL_ADDRESS : await startHere(context);
  const connection = await connectTo(address).catch((error: unknown) => {
    throw new Error(
      `Temporal at ${address ?? 'the profile'} cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  if (isGiven(context))
    progress.say(`✓ Temporal server of ${settings.TEMPORAL_ADDRESS ?? `profile ${settings.TEMPORAL_PROFILE}`}`);
  const { TEMPORAL_NAMESPACE: namespace } = settings;
  await progress.step(
    () => registerSearchAttributes({ connection, namespace, attributes: SEARCH_ATTRIBUTES }),
    (added) =>
      `Search attributes: ${SEARCH_ATTRIBUTES.length} known to Temporal${added > 0 ? `, ${added} of them new` : ''}`,
  );
  return { address, connection };
}

function isGiven({ settings }: StartContext): boolean {
  return settings.TEMPORAL_ADDRESS !== undefined || settings.TEMPORAL_PROFILE !== undefined;
}

async function startHere(context: StartContext): Promise<string> {
  const { settings, folder, progress, supervisor } = context;
  const binary = await findTemporal({
    chosenPath: settings.TEMPORAL_CLI_PATH,
    keepIn: folder.binaries,
    say: progress.say,
  });
  const server = {
    port: settings.AFTERCARE_TEMPORAL_PORT,
    uiPort: settings.AFTERCARE_WEB_UI_PORT,
    metricsPort: settings.AFTERCARE_TEMPORAL_METRICS_PORT,
    namespace: settings.TEMPORAL_NAMESPACE,
    codecEndpoint: addressesOf(settings).codec,
    databaseFile: folder.temporalDatabase,
  };
  const service = temporalService({ binary, server, logFile: folder.logOf('temporal') });
  const address = `127.0.0.1:${server.port}`;
  await progress.step(
    async () => {
      const reusable = await findReusable(context, service, address);
      await supervisor.add(service, reusable);
      return reusable !== undefined;
    },
    (reused) => `Temporal server ${binary.version} (${reused ? 'still running' : binary.origin}) on ${address}`,
  );
  return address;
}

/** The server an earlier start left behind, if it is the same and well; otherwise it is stopped. */
async function findReusable({ orphans, settings }: StartContext, service: Service, address: string) {
  const orphan = orphans['temporal'];
  if (orphan === undefined || !isAlive(orphan.identity)) return undefined;
  const same = orphan.startedWith === service.startedWith;
  if (same && (await isServing(address, settings.TEMPORAL_NAMESPACE))) return orphan.identity;
  await stopProcess(orphan.identity, { patienceMs: 10_000 });
  return undefined;
}
