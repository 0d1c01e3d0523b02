import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '#scripts/up/data-folder.ts';
import { addressesOf, childEnvironment } from '#scripts/up/environment.ts';
import { readSettings } from '#scripts/up/settings.ts';
import { openSecrets } from '#scripts/up/secrets.ts';

/** What the checker reads from its environment: the worker's own variables. */
const schema = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_TASK_QUEUE: z.string().default('cases'),
  WORLD_URL: z.string().optional(),
  ADAPTER_TOKEN: z.string().default(''),
});

export interface SystemToVerify {
  /** For Temporal's own variables and the payload key. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly databaseUrl: string;
  readonly taskQueue: string;
  readonly world: { readonly url: string; readonly token: string } | undefined;
}

/** The system that DATABASE_URL and the other variables of the worker name, else the one that runs from this folder. */
export function systemToVerify(env: Readonly<Record<string, string | undefined>>): SystemToVerify {
  const environment = env['DATABASE_URL'] === undefined ? runningHere(env) : env;
  const {
    DATABASE_URL: databaseUrl,
    TEMPORAL_TASK_QUEUE: taskQueue,
    WORLD_URL: url,
    ADAPTER_TOKEN: token,
  } = schema.parse(environment);
  return { environment, databaseUrl, taskQueue, world: url === undefined ? undefined : { url, token } };
}

function runningHere(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  const secretsFile = join(ROOT, '.aftercare/secrets.json');
  if (!existsSync(secretsFile))
    throw new Error('Nothing runs from this folder, and DATABASE_URL says of no other system.');
  const settings = readSettings(env);
  const secrets = openSecrets(secretsFile);
  const databaseUrl = `postgres://aftercare:${secrets.postgresPassword}@127.0.0.1:${settings.AFTERCARE_POSTGRES_PORT}/aftercare`;
  const temporalAddress = settings.TEMPORAL_ADDRESS ?? `127.0.0.1:${settings.AFTERCARE_TEMPORAL_PORT}`;
  const servers = { databaseUrl, temporalAddress, workflowBundle: '', sandboxFolder: '' };
  return { ...env, ...childEnvironment({ settings, secrets, servers }), ...worldOf(settings) };
}

/** A start that found its ports taken may run on others: where it really is stands in its run file. */
function worldOf(settings: ReturnType<typeof readSettings>): { readonly WORLD_URL: string } {
  const recorded = z
    .object({ addresses: z.object({ sandbox: z.string() }) })
    .safeParse(readJson(join(ROOT, '.aftercare/run.json')));
  return {
    WORLD_URL: `${recorded.success ? recorded.data.addresses.sandbox : addressesOf(settings).sandbox}/world/v1`,
  };
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
