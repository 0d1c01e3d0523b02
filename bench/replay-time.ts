import { fileURLToPath } from 'node:url';
import type { Client, HistoryAndWorkflowId } from '@temporalio/client';
import { beQuiet, readHistories } from '#scripts/replay/replay.ts';
import { FAILURE_CONVERTER } from '#temporal/data-converter.ts';
import { bundleWorkflowCode, DefaultLogger, Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import type { History } from '#test/support/history.ts';
import { measure } from './cost.ts';
import { round, spread, spreadOf } from './statistics.ts';

const HISTORIES = fileURLToPath(new URL('../test/replay/histories/', import.meta.url));
const BARE = fileURLToPath(new URL('./bare/bare.workflow.ts', import.meta.url));
const REPEATS = 8;

interface ReplayWish {
  readonly client: Client;
  readonly bareQueue: string;
  readonly bundle: string;
  readonly rounds: number;
}

/** How long a worker takes to catch up with a case it has not in its memory, beside a case without a history (P9). */
export async function measureReplay({ client, bareQueue, bundle, rounds }: ReplayWish): Promise<string> {
  const product: ReplayWorkerOptions = {
    workflowBundle: { codePath: bundle },
    dataConverter: { failureConverterPath: FAILURE_CONVERTER },
  };
  const bare: ReplayWorkerOptions = { workflowBundle: await bundled() };
  beQuiet();
  const empty = await emptyHistory(client, bareQueue);
  const kept = [...readHistories(HISTORIES)];
  const lines: string[] = [];
  for (const [name, item] of kept) {
    const pairs: [number, number][] = [];
    await timeOf(product, item);
    await timeOf(bare, empty);
    for (let n = 0; n < rounds; n += 1) pairs.push([await timeOf(bare, empty), await timeOf(product, item)]);
    const history = item.history as History;
    const cost = measure(history);
    const ms = spread(spreadOf(pairs.map(([, one]) => one)));
    lines.push(
      `| ${name} | ${history.events?.length ?? 0} | ${cost.activations} | ${ms} | ${spread(spreadOf(pairs.map(([base, one]) => one / base)))} |`,
    );
    console.log(`  ${name} ${ms}`);
  }
  return [
    '## P9: replay',
    '',
    `${rounds} pairs each, ${REPEATS} replays a time; a replay of a case that starts and ends is the unit of the last column.`,
    'Histories are those of `test/replay/histories`; the events of a moved clock are among them.',
    '',
    '| history | events | activations | ms | times an empty case |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

async function timeOf(options: ReplayWorkerOptions, item: HistoryAndWorkflowId): Promise<number> {
  const begin = performance.now();
  let replayed = 0;
  for await (const { error } of Worker.runReplayHistories(
    options,
    Array.from({ length: REPEATS }, () => item),
  )) {
    if (error) throw error;
    replayed += 1;
  }
  if (replayed !== REPEATS) throw new Error(`${replayed} of ${REPEATS} histories were replayed`);
  return round3((performance.now() - begin) / REPEATS);
}

const round3 = (ms: number): number => Number(round(ms, 3));

const bundled = (): Promise<{ code: string }> =>
  bundleWorkflowCode({ workflowsPath: BARE, logger: new DefaultLogger('ERROR') });

async function emptyHistory(client: Client, taskQueue: string): Promise<HistoryAndWorkflowId> {
  const workflowId = 'bench-nothing';
  const handle = await client.workflow.start('bareNothing', { workflowId, taskQueue });
  await handle.result();
  return { workflowId, history: await handle.fetchHistory() };
}
