// npm run bench: what a case costs, and what the product adds to Temporal; results go to bench/results.
//   npm run bench                    everything, about ten minutes
//   npm run bench -- exact replay throughput latency search    only these, into a file of their own
//   BENCH_SIZE=3,60,20,6 npm run bench   as many rounds, cases a window, cases in flight, and blocks of ten latencies
//   npm run bench -- budget          writes what cases cost now into bench/budget.json
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { openDatabase } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import { startOwnTemporal, type OwnTemporal } from '#test/support/own-temporal.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { withServers } from '#test/support/with-servers.ts';
import { parentOf } from './cpu.ts';
import { measureExactly, writeBudget } from './exact.ts';
import { measureLatency } from './latency.ts';
import { measureReplay } from './replay-time.ts';
import { measureSearch } from './search/measure.ts';
import { bareCases, productCases } from './subjects.ts';
import { measureThroughput } from './throughput.ts';
import { startWorkerProcess } from './worker-process.ts';

const PARTS = ['exact', 'replay', 'throughput', 'latency', 'search', 'budget'] as const;
type Part = (typeof PARTS)[number];

/** Limits of the server that a measurement would meet before it meets the machine's. */
const UNLIMITED = [
  'frontend.rps',
  'frontend.namespaceRPS',
  'frontend.persistenceMaxQPS',
  'history.persistenceMaxQPS',
  'matching.rps',
  'matching.persistenceMaxQPS',
].map((one) => `${one}=100000`);

const [rounds, cases, inFlight, blocks] = [3, 60, 20, 6].map((usual, n) =>
  Number((process.env['BENCH_SIZE'] ?? '').split(',')[n] || usual),
) as [number, number, number, number];
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !PARTS.some((part) => part === name));
if (unknown !== undefined) throw new Error(`npm run bench measures ${PARTS.join(', ')}; not ${unknown}`);
const wanted = (part: Part): boolean => (chosen.length === 0 ? part !== 'budget' : chosen.includes(part));

const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
try {
  await withServers(async () => {
    const sections: string[] = [];
    if (wanted('exact')) sections.push(await onServer('exact', exact));
    if (wanted('throughput') || wanted('replay')) sections.push(...(await onServer('throughput', besideBare)));
    if (wanted('latency')) sections.push(await onServer('latency', latency));
    if (wanted('search')) sections.push(await measureSearch({ cases: 100_000, rounds: 30 }));
    if (wanted('budget')) await onServer('budget', budget);
    if (sections.length > 0) keep(sections);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

/** Each part on a Temporal server of its own, kept in a file as a started system keeps it. */
async function onServer<T>(name: string, work: (temporal: OwnTemporal) => Promise<T>): Promise<T> {
  console.log(`${name}:`);
  const temporal = await startOwnTemporal({
    cli: serverAddress('AFTERCARE_TEST_TEMPORAL_CLI'),
    logFile: join(folder, `${name}.log`),
    databaseFile: join(folder, `${name}.db`),
    settings: UNLIMITED,
  });
  try {
    return await work(temporal);
  } finally {
    await temporal.stop();
  }
}

function stackOn({ address, namespace }: OwnTemporal, parts?: readonly never[]): Promise<Stack> {
  return startStack({
    ...(parts ? { parts } : {}),
    extra: { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, LOG_LEVEL: 'warn', AFTERCARE_SCHEDULES: '0' },
  });
}

async function budget(temporal: OwnTemporal): Promise<void> {
  const stack = await stackOn(temporal);
  try {
    await writeBudget(stack);
  } finally {
    await stack.stop();
  }
}

async function exact(temporal: OwnTemporal): Promise<string> {
  const stack = await stackOn(temporal);
  try {
    return await measureExactly(stack, temporal);
  } finally {
    await stack.stop();
  }
}

async function besideBare(temporal: OwnTemporal): Promise<readonly string[]> {
  const stack = await stackOn(temporal, []);
  const { client, connection } = await connectClient(stack.environment);
  const bareClient = new Client({ connection, namespace: temporal.namespace });
  const database = openDatabase(stack.databaseUrl, { max: 4 });
  const bareWorker = await startWorkerProcess('./bare/worker.ts', {
    ...stack.environment,
    TEMPORAL_TASK_QUEUE: 'bare',
  });
  const worker = await startWorkerProcess('./product/worker.ts', { ...stack.environment });
  try {
    const found: string[] = [];
    const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const parts = {
      temporal: temporal.pid,
      product: worker.pid,
      bare: bareWorker.pid,
      postgres: parentOf(rows[0]?.pid ?? 0),
    };
    const [product, bare] = [
      productCases({ client, worker, database }),
      bareCases({ client: bareClient, worker: bareWorker }),
    ];
    if (wanted('throughput')) found.push(await measureThroughput({ product, bare, parts, rounds, cases, inFlight }));
    if (wanted('replay'))
      found.push(
        await measureReplay({
          client: bareClient,
          bareQueue: 'bare',
          bundle: serverAddress('WORKFLOW_BUNDLE'),
          rounds: 5,
        }),
      );
    return found;
  } finally {
    await Promise.all([worker.stop(), bareWorker.stop()]);
    await database.close();
    await connection.close();
    await stack.stop();
  }
}

async function latency(temporal: OwnTemporal): Promise<string> {
  const stack = await stackOn(temporal);
  const { connection } = await connectClient(stack.environment);
  const bare = await startWorkerProcess('./bare/worker.ts', { ...stack.environment, TEMPORAL_TASK_QUEUE: 'bare' });
  try {
    const pids = (['api', 'worker', 'sandbox'] as const).map((part) => [part, stack.process(part)?.pid ?? 0] as const);
    const parts = { temporal: temporal.pid, bare: bare.pid, ...Object.fromEntries(pids) };
    return await measureLatency({
      stack,
      client: new Client({ connection, namespace: temporal.namespace }),
      bareQueue: 'bare',
      parts,
      blocks,
      perBlock: 10,
    });
  } finally {
    await bare.stop();
    await connection.close();
    await stack.stop();
  }
}

function keep(sections: readonly string[]): void {
  const day = new Date().toISOString().slice(0, 10);
  const results = fileURLToPath(new URL('./results/', import.meta.url));
  const name = [day, ...chosen].join('-');
  const file = join(results, `${name}.md`);
  const { length } = cpus();
  const head = [
    `# Measured on ${day}`,
    '',
    `Repeat with \`BENCH_SIZE=${[rounds, cases, inFlight, blocks].join(',')} npm run bench${chosen
      .map((one) => ` ${one}`)
      .join('')
      .replace(
        /^ /,
        ' -- ',
      )}\`: ${length} cores, Node ${process.versions.node}, a Temporal development server with its database in a file and its rate limits raised, Postgres on the same machine, not waiting for its disk.`,
    'Times depend on the machine and on what else runs on it: only the ratios mean anything, and only those of windows that are not doubtful. Figures under "Exact" are the same everywhere.',
  ];
  mkdirSync(results, { recursive: true });
  writeFileSync(file, `${[head.join('\n'), ...sections].join('\n\n')}\n`);
  console.log(`written to bench/results/${name}.md`);
}
