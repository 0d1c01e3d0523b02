// npm start: the whole system on this machine, one line for each step; Ctrl-C stops all of it.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectConfig } from '#temporal/connect-config.ts';
import { openDataFolder, ROOT } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { addressesOf } from './environment.ts';
import type { Addresses } from './environment.ts';
import { identify, stopProcess } from './processes.ts';
import { createProgress } from './progress.ts';
import { findOrphans, readRunFile, takeLock, writeRunFile } from './run-file.ts';
import type { ServiceRecord } from './run-file.ts';
import { openSecrets } from './secrets.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { createSupervisor } from './supervisor.ts';
import type { Watched } from './supervisor.ts';
import { startSystem } from './system.ts';

const progress = createProgress();
let stopping = false;

try {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  // a profile of temporal.toml names its own namespace; all else takes it from the environment
  if (process.env['TEMPORAL_PROFILE']) process.env['TEMPORAL_NAMESPACE'] ??= connectConfig(process.env).namespace;
  const settings = readSettings(process.env);
  const folder = openDataFolder();
  const unlock = takeLock(join(folder.path, 'lock'));
  await runSystem(settings, folder, unlock);
} catch (error) {
  console.error(`\n${messageOf(error)}`);
  process.exit(1);
}

async function runSystem(settings: Settings, folder: DataFolder, unlock: () => void) {
  const orphans = findOrphans(readRunFile(folder.runFile));
  const supervisor = createSupervisor({
    say: (line) => progress.say(`! ${line}`),
    onChange: record(folder, orphans, settings),
  });
  const stop = async (exitCode: number): Promise<never> => {
    await supervisor.stopAll();
    await stopLeftOvers(orphans);
    rmSync(folder.runFile, { force: true });
    unlock();
    progress.say('✓ Everything stopped');
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => onSignal(stop));
  try {
    const secrets = openSecrets(folder.secrets);
    printAddresses(await startSystem({ settings, folder, secrets, supervisor, progress, orphans }));
  } catch (error) {
    if (stopping) return;
    stopping = true;
    console.error(`\n✗ ${messageOf(error)}`);
    await stop(1);
  }
}

function onSignal(stop: (exitCode: number) => Promise<never>): void {
  if (stopping) return;
  stopping = true;
  progress.say('\n… stopping');
  void stop(0);
}

type Services = Readonly<Record<string, ServiceRecord>>;

/** What an earlier start left running stays on record until this one has taken it over or stopped it. */
function record(folder: DataFolder, orphans: Services, settings: Settings) {
  const { api, sandbox, webUi } = addressesOf(settings);
  const addresses = { api, sandbox, webUi };
  return (watched: readonly Watched[]): void => {
    const supervisor = identify(process.pid);
    if (supervisor === undefined) return;
    const services = watched.map(({ service, identity }) => [
      service.name,
      { identity, startedWith: service.startedWith },
    ]);
    writeRunFile(folder.runFile, { supervisor, services: { ...orphans, ...Object.fromEntries(services) }, addresses });
  };
}

async function stopLeftOvers(orphans: Services): Promise<void> {
  // an interrupt is Postgres' word for ending without waiting for its clients; the others end by it too
  for (const { identity } of Object.values(orphans))
    await stopProcess(identity, { signal: 'SIGINT', patienceMs: 10_000 });
}

function printAddresses({ api, sandbox, webUi, stuckCases }: Addresses): void {
  const lines = [
    ['Console', `${api}/console/`],
    ['Customers begin', `${api}/ask/retail-cn, ${api}/ask/retail-us`],
    ['API docs', `${api}/docs`],
    ['Temporal Web UI', webUi],
    ['  Stuck cases', stuckCases],
    ['Sandbox world', `${sandbox}/world/v1/docs`],
  ];
  console.log(`\n${lines.map(([name, address]) => `${String(name).padEnd(17)}${address}`).join('\n')}`);
  console.log('\nMore saved queries stand in the console under Operations.');
  console.log('\nEverything runs. Ctrl-C stops it; data and logs stay in .aftercare/');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
