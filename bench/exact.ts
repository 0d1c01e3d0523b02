import { readFileSync, writeFileSync } from 'node:fs';
import { fetchHistory } from '#test/support/history.ts';
import { happyReturn, refundOnly, refundOnlyPaid, SITUATIONS } from '#test/support/situations.ts';
import type { Stack } from '#test/support/stack.ts';
import { tell } from '#test/support/story.ts';
import type { OwnTemporal } from '#test/support/own-temporal.ts';
import { changes, measure, type Cost } from './cost.ts';

const BUDGET_FILE = new URL('./budget.json', import.meta.url);
const BUDGET: Readonly<Record<string, Cost>> = JSON.parse(readFileSync(BUDGET_FILE, 'utf8'));
const BUDGETED = { happyReturn, refundOnlyPaid, refundOnly } as const;
const BUDGET_OF: Readonly<Record<string, string>> = { 'happy-return': 'happyReturn', 'refund-only': 'refundOnly' };
const PLAYS = 2;

/** What every situation costs, exactly; the server's own count of actions beside ours (layer 1). */
export async function measureExactly(stack: Stack, temporal: OwnTemporal): Promise<string> {
  const story = tell(stack);
  const rows: string[] = [];
  for (const [name, situation] of Object.entries(SITUATIONS)) {
    const plays: { cost: Cost; counted: number }[] = [];
    for (let n = 0; n < PLAYS; n += 1) {
      const before = await total(temporal);
      const caseNo = await situation(story);
      const cost = measure(await fetchHistory(stack, caseNo));
      plays.push({ cost, counted: (await total(temporal)) - before });
    }
    rows.push(rowOf(name, plays));
    console.log(`  ${rows.at(-1) ?? ''}`);
  }
  return [
    '## Exact figures',
    '',
    `The cheapest of ${PLAYS} plays on the real parts, from the request on; without the events of a moved clock. A message that meets a running task costs one task more, so a play can be dearer by it.`,
    'Budgets of a happy return: 95 events, 32 actions, 30 KB (P1); of a refund without goods until its arrival: 45 events, 15 actions (P2).',
    '',
    '| situation | events | actions | counted by the server | activations | KB | budget |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const total = async (temporal: OwnTemporal): Promise<number> =>
  Object.values(await temporal.actions()).reduce((sum, count) => sum + count, 0);

function rowOf(name: string, plays: readonly { readonly cost: Cost; readonly counted: number }[]): string {
  const [cheapest] = plays.toSorted((a, b) => a.cost.events - b.cost.events);
  if (!cheapest) throw new Error(`${name} was not played`);
  const { cost, counted } = cheapest;
  const budget = BUDGET[BUDGET_OF[name] ?? ''];
  const kept = budget === undefined ? '' : changes(budget, cost).length === 0 ? 'kept' : 'changed';
  return `| ${name} | ${cost.events} | ${cost.actions} | ${counted} | ${cost.activations} | ${(cost.bytes / 1024).toFixed(1)} | ${kept} |`;
}

const BUDGET_PLAYS = 4;

/** Writes what the budgeted situations cost now into the budget: to keep a saving, or to allow what has its reason. */
export async function writeBudget(stack: Stack): Promise<void> {
  const story = tell(stack);
  const budget: Record<string, Cost> = {};
  for (const [name, situation] of Object.entries(BUDGETED)) {
    const costs: Cost[] = [];
    while (costs.length < BUDGET_PLAYS) costs.push(measure(await fetchHistory(stack, await situation(story))));
    const [cheapest] = costs.toSorted((a, b) => a.events - b.events);
    if (cheapest) budget[name] = cheapest;
  }
  writeFileSync(BUDGET_FILE, `${JSON.stringify(budget, null, 2)}\n`);
}
