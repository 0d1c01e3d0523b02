import { EXPONENTS, isCurrency } from '#domain/money.ts';
import type { FigureTable } from '#console/api/types.ts';
import type { ChartData } from '#console/kit/chart-data.ts';
import { axisValue } from './cell-text.ts';

type Row = FigureTable['rows'][number];

/** As many as can be told apart. */
const MOST_LINES = 8;
const MOST_BARS = 20;

interface ChartWords {
  /** Of cases without a name in the dimension. */
  readonly none: string;
  /** Of all cases together. */
  readonly all: string;
  readonly unit: string;
}

/** The picture of a figure: lines along the periods, else bars of the names; those with the most cases where there are too many. */
export function figureChart({ figure, by, period, rows }: FigureTable, { none, all, unit }: ChartWords): ChartData {
  const nameOf = (row: Row): string => (by === null ? all : (row.name ?? none));
  const seriesOf = (row: Row): string => [nameOf(row), row.currency].filter((part) => part !== null).join(' ');
  const valueOf = (row: Row | undefined): number | null =>
    row ? axisValue(figure.unit, row.value, exponentOf(row.currency)) : null;
  if (period !== null) {
    const axis = [...new Set(rows.map((row) => row.period ?? ''))].toSorted();
    const names = mostOf(rows, seriesOf, MOST_LINES);
    const values = (name: string): (number | null)[] =>
      axis.map((at) => valueOf(rows.find((row) => row.period === at && seriesOf(row) === name)));
    return { kind: 'line', unit, axis, series: names.map((name) => ({ name, values: values(name) })) };
  }
  const axis = mostOf(rows, nameOf, MOST_BARS);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return {
    kind: 'bar',
    unit,
    axis,
    series: currencies.map((currency) => ({
      name: currency ?? unit,
      values: axis.map((name) => valueOf(rows.find((row) => nameOf(row) === name && row.currency === currency))),
    })),
  };
}

const exponentOf = (currency: string | null): number =>
  currency !== null && isCurrency(currency) ? EXPONENTS[currency] : 2;

/** The names with the most cases, in the order they came in. */
function mostOf(rows: readonly Row[], nameOf: (row: Row) => string, most: number): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + row.count);
  const chosen = new Set(
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([name]) => name),
  );
  return [...counts.keys()].filter((name) => chosen.has(name));
}
