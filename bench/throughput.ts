import { workflowIdOf } from '#domain/ids.ts';
import { changes, measure, type Cost } from './cost.ts';
import { between, readCpu, type CpuUse, type Parts } from './cpu.ts';
import { playAll } from './play.ts';
import { round, spread, spreadOf } from './statistics.ts';
import type { Maker } from './subjects.ts';

export interface ThroughputWish {
  readonly product: Maker;
  readonly bare: Maker;
  readonly parts: Parts;
  readonly rounds: number;
  readonly cases: number;
  readonly inFlight: number;
}

/** One window: so many returns of one kind, and what they used. */
interface Window extends CpuUse {
  readonly of: Maker['name'];
  readonly perSecond: number;
  /** CPU milliseconds of server, worker and database per case. */
  readonly cpuPerCase: number;
}

/** More than this used by others, and a window says nothing; tried again, then kept and marked. */
const QUIET = 0.1;
const TRIES = 1;

/** The product beside the same commands around nothing, turn and turn about: bare, product, product, bare (P5). */
export async function measureThroughput(wish: ThroughputWish): Promise<string> {
  const { product, bare, rounds } = wish;
  await demandSameCommands(product, bare);
  for (const maker of [bare, product]) await playAll(maker, await maker.make(wish.inFlight), wish.inFlight);
  const pairs: [Window, Window][] = [];
  for (let n = 0; n < rounds; n += 1) {
    const [first, second] = [await quietWindow(wish, bare), await quietWindow(wish, product)];
    const [third, fourth] = [await quietWindow(wish, product), await quietWindow(wish, bare)];
    pairs.push([first, second], [fourth, third]);
  }
  return report(wish, pairs);
}

/** A comparison with something else than the same commands would be none. */
async function demandSameCommands(product: Maker, bare: Maker): Promise<void> {
  const costs = [await quietCost(bare), await quietCost(product)] as const;
  const types = changes(...costs).filter(({ figure }) => figure !== 'bytes');
  if (types.length > 0)
    throw new Error(
      `bench/bare/bare.workflow.ts has other commands than a happy return:\n${JSON.stringify(types, null, 1)}`,
    );
}

/** The cheapest of some plays: a message that meets a running task costs one task more. */
async function quietCost(maker: Maker): Promise<Cost> {
  const costs: Cost[] = [];
  for (let n = 0; n < 4; n += 1) {
    const subjects = await maker.make(1);
    await playAll(maker, subjects, 1);
    costs.push(measure(await maker.client.workflow.getHandle(workflowIdOf(subjects[0]?.caseNo ?? '')).fetchHistory()));
  }
  const [cheapest] = costs.toSorted((a, b) => a.events - b.events);
  if (!cheapest) throw new Error('nothing was played');
  return cheapest;
}

async function quietWindow(wish: ThroughputWish, maker: Maker): Promise<Window> {
  for (let left = TRIES; ; left -= 1) {
    const window = await measureWindow(wish, maker);
    console.log(
      `  ${window.of.padEnd(8)} ${round(window.perSecond)} cases/s, ${round(window.cpuPerCase)} CPU-ms, others ${round(window.others, 2)} cores`,
    );
    if (window.others <= QUIET || left === 0) return window;
  }
}

async function measureWindow({ parts, cases, inFlight }: ThroughputWish, maker: Maker): Promise<Window> {
  const subjects = await maker.make(cases);
  const before = readCpu(parts);
  await playAll(maker, subjects, inFlight);
  const use = between(before, readCpu(parts));
  const of = maker.name;
  const counted = ['temporal', 'postgres', of].reduce((sum, part) => sum + (use.parts[part] ?? 0), 0);
  return { ...use, of, perSecond: (cases / use.elapsedMs) * 1_000, cpuPerCase: counted / cases };
}

function report({ cases, inFlight }: ThroughputWish, pairs: readonly (readonly [Window, Window])[]): string {
  const ratio = (of: (window: Window) => number): string =>
    spread(spreadOf(pairs.map(([bare, product]) => of(product) / of(bare))), 2);
  const each = (name: 'bare' | 'product'): readonly Window[] =>
    pairs.map(([bare, product]) => (name === 'bare' ? bare : product));
  const cpu = (window: Window, part: string): number => (window.parts[part] ?? 0) / cases;
  const row = (name: 'bare' | 'product'): string =>
    [
      name,
      ...[
        (one: Window) => one.perSecond,
        (one: Window) => one.cpuPerCase,
        (one: Window) => cpu(one, 'temporal'),
        (one: Window) => cpu(one, name),
        (one: Window) => cpu(one, 'postgres'),
      ].map((of) => spread(spreadOf(each(name).map(of)))),
      '',
    ].join(' | ');
  const noisy = pairs.flat().filter(({ others }) => others > QUIET).length;
  return [
    '## P5: a whole return beside the same commands around nothing',
    '',
    `${pairs.length} pairs in turn (bare, product, product, bare), ${cases} cases a window, ${inFlight} in flight; min / **median** / max.`,
    `Windows in which others used more than ${QUIET} core, and so doubtful: **${noisy} of ${pairs.length * 2}**.`,
    '',
    '| | cases/s | CPU-ms per case | of which server | worker | Postgres |',
    '| --- | --- | --- | --- | --- | --- |',
    `| ${row('bare')}`,
    `| ${row('product')}`,
    '',
    '| product : bare | ratio of the pairs | target |',
    '| --- | --- | --- |',
    `| throughput | ${ratio((one) => one.perSecond)} | >= 0.85 |`,
    `| CPU per case, all | ${ratio((one) => one.cpuPerCase)} | <= 1.20 |`,
    `| CPU per case, Temporal server alone | ${ratio((one) => cpu(one, 'temporal'))} | |`,
    `| CPU per case, worker alone | ${ratio((one) => cpu(one, one.of))} | |`,
  ].join('\n');
}
