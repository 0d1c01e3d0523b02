import { migrate } from '#store/migrate.ts';
import { prepareBundle } from './bundle.ts';
import { prepareConsole } from './console-build.ts';
import { addressesOf, childEnvironment } from './environment.ts';
import type { Addresses } from './environment.ts';
import { demandFreePort } from './ports.ts';
import { postgresStep } from './postgres/step.ts';
import { stopProcess } from './processes.ts';
import { answers, programStep } from './programs.ts';
import type { ServiceRecord } from './run-file.ts';
import type { StartContext } from './start-context.ts';
import { hasPoller } from './temporal/connection.ts';
import { temporalStep } from './temporal/step.ts';
import type { TemporalServer } from './temporal/step.ts';

/** Everything in the order in which each part needs the ones before it. */
export async function startSystem(context: StartContext): Promise<Addresses> {
  const { settings, secrets, folder, progress } = context;
  await stopOrphans(context);
  await demandPorts(context);
  const databaseUrl = await postgresStep(context);
  const temporal = await temporalStep(context);
  await progress.step(
    () => migrate(databaseUrl),
    () => 'Database migrated',
  );
  const bundle = await progress.step(
    () => prepareBundle(folder.bundles),
    ({ built }) => `Workflow bundle ${built ? 'built' : 'unchanged'}`,
  );
  const servers = {
    databaseUrl,
    temporalAddress: temporal.address,
    workflowBundle: bundle.path,
    sandboxFolder: folder.sandbox,
    consoleFolder: await consoleStep(context),
  };
  await startPrograms(context, temporal, childEnvironment({ settings, secrets, servers }));
  await temporal.connection.close();
  return addressesOf(settings);
}

/** The console that the settings name, or one built from its sources. */
async function consoleStep({ settings, folder, progress }: StartContext): Promise<string> {
  if (settings.AFTERCARE_CONSOLE_FOLDER !== undefined) return settings.AFTERCARE_CONSOLE_FOLDER;
  const build = await progress.step(
    () => prepareConsole(folder.bundles),
    ({ built }) => `Console ${built ? 'built' : 'unchanged'}`,
  );
  return build.folder;
}

async function startPrograms(context: StartContext, temporal: TemporalServer, env: Readonly<Record<string, string>>) {
  const { api, sandbox } = addressesOf(context.settings);
  const { TEMPORAL_NAMESPACE: namespace, TEMPORAL_TASK_QUEUE: taskQueue } = context.settings;
  await programStep(context, {
    name: 'sandbox',
    main: 'sandbox/main.ts',
    env,
    describe: `Sandbox world on ${sandbox}`,
    isReady: () => answers(`${sandbox}/world/v1/health`),
  });
  const since = Date.now();
  await programStep(context, {
    name: 'worker',
    main: 'worker/main.ts',
    env,
    describe: `Worker on task queue ${taskQueue}`,
    isReady: () => hasPoller(temporal.connection, { namespace, taskQueue, since }),
  });
  await programStep(context, {
    name: 'api',
    main: 'api/main.ts',
    env,
    describe: `API on ${api}`,
    isReady: () => answers(`${api}/readyz`),
  });
}

const OWN_PROGRAMS = ['api', 'worker', 'sandbox'];

/** Our own programs are never taken over from an earlier start: they may run older code. */
async function stopOrphans({ orphans, progress }: StartContext): Promise<void> {
  const left = OWN_PROGRAMS.flatMap((name): [string, ServiceRecord][] => {
    const orphan = orphans[name];
    return orphan === undefined ? [] : [[name, orphan]];
  });
  for (const [name, { identity }] of left) {
    await stopProcess(identity, { patienceMs: 10_000 });
    progress.say(`✓ Stopped the ${name} that an earlier start left running (process ${identity.pid})`);
  }
}

async function demandPorts({ settings }: StartContext): Promise<void> {
  await demandFreePort({ purpose: 'the API', port: settings.AFTERCARE_API_PORT, variable: 'AFTERCARE_API_PORT' });
  await demandFreePort({
    purpose: 'the sandbox world',
    port: settings.AFTERCARE_SANDBOX_PORT,
    variable: 'AFTERCARE_SANDBOX_PORT',
  });
}
