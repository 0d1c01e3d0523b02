import type { StartContext } from '#scripts/up/start-context.ts';
import { startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { ensureDatabase, execute } from './database.ts';

const DATABASE = 'aftercare';

/** The Postgres of DATABASE_URL, else one that is started here; returns the database's address. */
export async function postgresStep(context: StartContext): Promise<string> {
  const { settings, progress } = context;
  const given = settings.DATABASE_URL;
  if (given !== undefined) {
    return progress.step(
      async () => {
        await execute(given, 'select 1').catch((error: unknown) => {
          throw new Error(`DATABASE_URL cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
        });
        return given;
      },
      () => `Postgres of DATABASE_URL on ${new URL(given).host}`,
    );
  }
  const cluster = await progress.step(
    () => superviseCluster(context),
    (started) =>
      `${describe(started)}${started.data.startsWith(context.folder.path) ? '' : `, data in ${started.data}`}`,
  );
  await ensureDatabase(cluster.url('postgres'), DATABASE);
  return cluster.url(DATABASE);
}

async function superviseCluster({ settings, folder, secrets, supervisor }: StartContext): Promise<Cluster> {
  const port = settings.AFTERCARE_POSTGRES_PORT;
  let cluster: Cluster | undefined;
  await supervisor.add({
    name: 'postgres',
    startedWith: `port ${port}`,
    start: async () => {
      cluster = await startCluster({
        folder: folder.postgres,
        logFile: folder.logOf('postgres'),
        port: { purpose: 'Postgres', port, variable: 'AFTERCARE_POSTGRES_PORT' },
        password: secrets.postgresPassword,
        durable: true,
      });
      return cluster.identity;
    },
    stop: async () => cluster?.stop(),
  });
  if (cluster === undefined) throw new Error('Postgres was not started');
  return cluster;
}

function describe({ binaries, port, reused }: Cluster): string {
  const how = reused ? 'still running' : binaries.origin === 'embedded' ? 'embedded' : `from ${binaries.folder}`;
  return `Postgres ${binaries.version} (${how}) on 127.0.0.1:${port}`;
}
