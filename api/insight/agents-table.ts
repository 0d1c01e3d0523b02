import { createAgentTally, type AgentRow, type Measured } from '#domain/figures/agent-tally.ts';
import { onePage } from '#api/export/answer.ts';
import type { CellValue, Column, ExportTable } from '#api/export/table.ts';
import type { Shops } from '#api/deps.ts';
import type { Currency } from '#domain/money.ts';
import { inMajorUnits } from './figure-table.ts';
import type { InsightPort } from './port.ts';
import { instantsOf } from './span.ts';

/** A person's work with the scores of quality samples beside it, where there are any (H3, I3). */
export interface ScoredAgent extends AgentRow {
  readonly quality: Measured | null;
}

export interface AgentsWish {
  readonly from: string;
  readonly to: string;
  /** Only this person. */
  readonly only?: string;
}

/** Counts the cases of the shops into the work of their people (I3). */
export async function countAgents(
  insight: InsightPort,
  shops: Shops,
  wish: AgentsWish,
): Promise<readonly ScoredAgent[]> {
  const span = instantsOf(wish);
  const tally = createAgentTally({ from: wish.from, to: wish.to });
  for await (const page of insight.facts({ shops, ...span }))
    for (const one of page) tally.add(one, insight.time(one.shop));
  const scores = await insight.quality?.({ shops, ...span });
  return tally
    .rows()
    .filter(({ agent }) => wish.only === undefined || agent === wish.only)
    .map((row) => ({ ...row, quality: scores?.get(row.agent) ?? null }));
}

const HOUR_MS = 3_600_000;
const HUNDREDTHS = 100;

const COLUMNS: readonly (Column & { readonly of: (row: ScoredAgent) => CellValue })[] = [
  { key: 'agent', title: { zh: '客服', en: 'Agent' }, of: ({ agent }) => agent },
  { key: 'handled', title: { zh: '经手案件', en: 'Cases handled' }, of: ({ handled }) => handled },
  {
    key: 'firstResponse',
    title: { zh: '首次响应（小时）', en: 'First response (hours)' },
    of: ({ firstResponse }) => hours(firstResponse?.value),
  },
  {
    key: 'resolution',
    title: { zh: '解决时长（小时）', en: 'Resolution (hours)' },
    of: ({ resolution }) => hours(resolution?.value),
  },
  { key: 'onTime', title: { zh: '按时率', en: 'On-time rate' }, of: ({ onTime }) => share(onTime) },
  { key: 'kept', title: { zh: '按时兑现的承诺', en: 'Promises kept' }, of: ({ promises }) => promises.kept },
  { key: 'late', title: { zh: '迟兑现的承诺', en: 'Promises kept late' }, of: ({ promises }) => promises.late },
  { key: 'missed', title: { zh: '未兑现的承诺', en: 'Promises missed' }, of: ({ promises }) => promises.missed },
  { key: 'reopened', title: { zh: '重开率', en: 'Reopen rate' }, of: ({ reopened }) => share(reopened) },
  { key: 'satisfaction', title: { zh: '满意度', en: 'Satisfaction' }, of: ({ satisfaction }) => share(satisfaction) },
  { key: 'answers', title: { zh: '评分数', en: 'Scores' }, of: ({ satisfaction }) => satisfaction?.count ?? 0 },
  { key: 'quality', title: { zh: '质检得分', en: 'Quality score' }, of: ({ quality }) => share(quality) },
];

const hours = (ms: number | undefined): number | null =>
  ms === undefined ? null : Math.round((ms / HOUR_MS) * HUNDREDTHS) / HUNDREDTHS;
const share = (measured: Measured | null): number | null => measured && Math.round(measured.value * 10_000) / 10_000;

/** The same as a file, with a column of compensation for each currency. */
export function agentsFile({ from, to }: AgentsWish, rows: readonly ScoredAgent[]): ExportTable {
  const currencies = [...new Set(rows.flatMap((row) => row.compensation.map(({ currency }) => currency)))].toSorted();
  return {
    name: `agents_${from}_${to}`,
    columns: [
      ...COLUMNS,
      ...currencies.map((currency) => ({
        key: `compensation ${currency}`,
        title: { zh: `给出的补偿（${currency}）`, en: `Compensation given (${currency})` },
      })),
    ],
    pages: onePage(
      rows.map((row) => ({
        ...Object.fromEntries(COLUMNS.map(({ key, of }) => [key, of(row)])),
        ...Object.fromEntries(currencies.map((currency) => [`compensation ${currency}`, givenIn(row, currency)])),
      })),
    ),
  };
}

function givenIn({ compensation }: ScoredAgent, currency: Currency): number {
  const given = compensation.find((one) => one.currency === currency);
  return given ? inMajorUnits(given) : 0;
}
