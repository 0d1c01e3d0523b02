import { EXPONENTS } from '#domain/money.ts';
import { DIMENSIONS, type DimensionName } from '#domain/figures/dimension.ts';
import type { Figure } from '#domain/figures/figure.ts';
import type { Period } from '#domain/figures/period.ts';
import { createTally, type Cell } from '#domain/figures/tally.ts';
import { onePage } from '#api/export/answer.ts';
import type { Column, ExportTable } from '#api/export/table.ts';
import type { Shops } from '#api/deps.ts';
import type { InsightPort } from './port.ts';
import { instantsOf } from './span.ts';

export interface FigureWish {
  readonly figure: Figure;
  readonly by?: DimensionName;
  readonly period?: Period;
  readonly from: string;
  readonly to: string;
}

/** Reads the facts of the shops page by page and counts them into the figure (I1). */
export async function countFigure(insight: InsightPort, shops: Shops, wish: FigureWish): Promise<readonly Cell[]> {
  const tally = createTally({ ...wish, days: { from: wish.from, to: wish.to } });
  for await (const page of insight.facts({ shops, ...instantsOf(wish) }))
    for (const one of page) tally.add(one, insight.time(one.shop));
  return tally.cells();
}

const HOUR_MS = 3_600_000;
const HUNDREDTHS = 100;

/** A figure as a file: times in hours, money in its own unit. */
export function figureFile(wish: FigureWish, cells: readonly Cell[]): ExportTable {
  const { figure, by, period } = wish;
  return {
    name: [figure.id, by, period, wish.from, wish.to].filter((part) => part !== undefined).join('_'),
    columns: columnsOf(wish),
    pages: onePage(
      cells.map((cell) => ({
        period: cell.period,
        name: cell.name,
        currency: cell.currency,
        count: cell.count,
        value: shown(figure, cell.value, cell),
        median: cell.median === null ? null : shown(figure, cell.median, cell),
        p90: cell.p90 === null ? null : shown(figure, cell.p90, cell),
      })),
    ),
  };
}

function columnsOf({ figure, by, period }: FigureWish): readonly Column[] {
  const { zh, en } = figure.title;
  const unit = UNIT[figure.unit];
  return [
    ...(period === undefined ? [] : [{ key: 'period', title: { zh: '时段', en: 'Period' } }]),
    ...(by === undefined ? [] : [{ key: 'name', title: DIMENSIONS[by].title }]),
    ...(figure.unit === 'money' ? [{ key: 'currency', title: { zh: '币种', en: 'Currency' } }] : []),
    { key: 'count', title: { zh: '计数', en: 'Count' } },
    { key: 'value', title: { zh: `${zh}${unit.zh}`, en: `${en}${unit.en}` } },
    ...(figure.unit === 'time'
      ? [
          { key: 'median', title: { zh: `中位数${unit.zh}`, en: `Median${unit.en}` } },
          { key: 'p90', title: { zh: `九成以内${unit.zh}`, en: `Nine of ten within${unit.en}` } },
        ]
      : []),
  ];
}

const UNIT: Readonly<Record<Figure['unit'], { zh: string; en: string }>> = {
  time: { zh: '（小时）', en: ' (hours)' },
  share: { zh: '（0 至 1）', en: ' (0 to 1)' },
  score: { zh: '', en: '' },
  cases: { zh: '', en: '' },
  money: { zh: '', en: '' },
};

function shown({ unit }: Figure, value: number, { currency }: Pick<Cell, 'currency'>): number {
  if (unit === 'time') return rounded(value / HOUR_MS);
  if (unit === 'money' && currency !== null) return inMajorUnits({ amount: value, currency });
  return unit === 'share' || unit === 'score' ? Math.round(value * 10_000) / 10_000 : value;
}

const rounded = (value: number): number => Math.round(value * HUNDREDTHS) / HUNDREDTHS;

/** For files alone, which are read and not counted with (R24). */
export const inMajorUnits = ({ amount, currency }: { amount: number; currency: keyof typeof EXPONENTS }): number =>
  Number((amount / 10 ** EXPONENTS[currency]).toFixed(EXPONENTS[currency]));
