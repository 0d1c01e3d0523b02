import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { tell, type StoryOrder } from '#test/support/story.ts';
import type { Stack } from '#test/support/stack.ts';
import { acceptUpdate, openUpdate, pingUpdate } from './bare/messages.ts';
import { between, readCpu, type Parts } from './cpu.ts';
import { median, quantile, round, spread, spreadOf } from './statistics.ts';

export interface LatencyWish {
  readonly stack: Stack;
  readonly client: Client;
  readonly bareQueue: string;
  readonly parts: Parts;
  readonly blocks: number;
  readonly perBlock: number;
}

type Name = 'POST /v1/cases' | 'start, no step' | 'start, same steps' | 'POST .../decline' | 'update, same step';
type Act = () => Promise<void>;
type Times = Record<Name, number[][]>;

/** What a caller of the API waits for, one at a time, beside the same operation on a case that does nothing (P6). */
export async function measureLatency(wish: LatencyWish): Promise<string> {
  const times: Times = {
    'POST /v1/cases': [],
    'start, no step': [],
    'start, same steps': [],
    'POST .../decline': [],
    'update, same step': [],
  };
  const orders = await ordersFor(wish, (wish.blocks + 1) * wish.perBlock);
  const before = readCpu(wish.parts);
  for (let block = 0; block <= wish.blocks; block += 1) {
    const taken = await measureBlock(wish, orders.splice(0, wish.perBlock));
    // the first block warms up
    if (block > 0) for (const [name, ms] of taken) times[name].push(ms);
  }
  return report(wish, times, between(before, readCpu(wish.parts)).others);
}

async function ordersFor({ stack }: LatencyWish, count: number): Promise<StoryOrder[]> {
  const story = tell(stack);
  const orders: StoryOrder[] = [];
  while (orders.length < count) orders.push(await story.anOrder());
  return orders;
}

/** Every kind in turn, so that what slows the machine down slows all of them. */
async function measureBlock(wish: LatencyWish, orders: readonly StoryOrder[]): Promise<ReadonlyMap<Name, number[]>> {
  const taken = new Map<Name, number[]>();
  for (const order of orders) {
    for (const [name, act] of actsOf(wish, order)) {
      const begin = performance.now();
      await act();
      taken.set(name, [...(taken.get(name) ?? []), performance.now() - begin]);
    }
  }
  return taken;
}

function actsOf({ stack, client, bareQueue }: LatencyWish, order: StoryOrder): readonly (readonly [Name, Act])[] {
  const story = tell(stack);
  const [bareNo, pingNo] = [`case-BARE-${randomUUID()}`, `case-PING-${randomUUID()}`];
  const start = (workflowId: string) =>
    new WithStartWorkflowOperation('bareOpening', {
      workflowId,
      taskQueue: bareQueue,
      args: [workflowId],
      workflowIdConflictPolicy: 'FAIL',
    });
  let caseNo = '';
  return [
    [
      'start, same steps',
      async () =>
        void (await client.workflow.executeUpdateWithStart(openUpdate, { startWorkflowOperation: start(bareNo) })),
    ],
    ['POST /v1/cases', async () => void (caseNo = await story.opened(order))],
    [
      'start, no step',
      async () =>
        void (await client.workflow.executeUpdateWithStart(pingUpdate, { startWorkflowOperation: start(pingNo) })),
    ],
    ['update, same step', async () => void (await client.workflow.getHandle(bareNo).executeUpdate(acceptUpdate))],
    ['POST .../decline', async () => demandOk(await story.decline(caseNo, 1))],
  ];
}

function demandOk({ status }: { readonly status: number }): void {
  if (status !== 200) throw new Error(`a command of the bench was answered ${status}`);
}

function report({ blocks, perBlock }: LatencyWish, times: Times, others: number): string {
  const all = (name: Name): readonly number[] => times[name].flat();
  const row = (name: Name): string =>
    `| ${name} | ${round(median(all(name)))} | ${round(quantile(all(name), 0.95))} | ${round(Math.max(...all(name)))} |`;
  const ratio = (of: Name, to: Name, target: string): string => {
    const p50 = times[of].map((block, n) => median(block) / median(times[to][n] ?? []));
    const p95 = quantile(all(of), 0.95) / quantile(all(to), 0.95);
    const more = median(all(of)) - median(all(to));
    return `| ${of} : ${to} | ${spread(spreadOf(p50), 2)} | ${round(p95, 2)} | ${more > 0 ? '+' : ''}${round(more)} ms | ${target} |`;
  };
  return [
    '## P6: what a caller of the API waits for',
    '',
    `${blocks} blocks of ${perBlock} of each kind, in turn and one at a time; milliseconds. Others used ${round(others, 2)} cores meanwhile.`,
    '`same steps`: a bare case that takes as many local steps before it answers as a case of ours (received, looked up, judged).',
    '`no step`: one that answers at once; a case of ours answers with its offer, so this is what no case of ours could reach.',
    '',
    '| operation | p50 | p95 | max |',
    '| --- | --- | --- | --- |',
    ...(Object.keys(times) as Name[]).map(row),
    '',
    '| | p50, ratio of the blocks | p95, ratio of all | p50, difference | target |',
    '| --- | --- | --- | --- | --- |',
    ratio('POST /v1/cases', 'start, same steps', 'p95 <= 1.3, p50 +5 ms'),
    ratio('POST /v1/cases', 'start, no step', ''),
    ratio('POST .../decline', 'update, same step', 'p95 <= 1.3'),
  ].join('\n');
}
