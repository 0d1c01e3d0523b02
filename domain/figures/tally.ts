import { allocate } from '#domain/settlement/allocate.ts';
import type { Currency } from '#domain/money.ts';
import type { FigureTime } from './figure-time.ts';
import { DIMENSIONS, type DimensionName } from './dimension.ts';
import type { CaseOfFacts, FactLine } from './facts.ts';
import type { Entry, EntryFigure, Figure, StockFigure } from './figure.ts';
import { periodOf, periodsIn, type DaySpan, type Period } from './period.ts';

/** What is asked of a figure. */
export interface Wanted {
  readonly figure: Figure;
  readonly by?: DimensionName;
  readonly period?: Period;
  readonly days: DaySpan;
}

/** One value: of one group, in one period and currency. A case without a name in the dimension is under none. */
export interface Cell {
  readonly name: string | null;
  readonly period: string | null;
  readonly currency: Currency | null;
  /** What was counted: cases, answers, clocks, amounts. */
  readonly count: number;
  /** The mean, the share, or the sum, as the figure says. */
  readonly value: number;
  /** Of times only: half of them are no longer, nine of ten are no longer. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface Tally {
  add(one: CaseOfFacts, time: FigureTime): void;
  cells(): readonly Cell[];
}

interface Group extends Pick<Cell, 'name' | 'period' | 'currency'> {
  readonly values: number[];
}

/** Counts cases into a figure, one by one, so that any number of them can be read page by page. */
export function createTally(wanted: Wanted): Tally {
  const groups = new Map<string, Group>();
  const put = ({ name, period, currency }: Omit<Group, 'values'>, value: number): void => {
    const key = JSON.stringify([name, period, currency]);
    const group = groups.get(key) ?? { name, period, currency, values: [] };
    group.values.push(value);
    groups.set(key, group);
  };
  return {
    add: (one, time) => {
      for (const { place, value } of counted(wanted, one, time)) put(place, value);
    },
    cells: () => [...groups.values()].map((group) => cellOf(wanted.figure, group)).toSorted(byPlace),
  };
}

interface Counted {
  readonly place: Omit<Group, 'values'>;
  readonly value: number;
}

const counted = (wanted: Wanted, one: CaseOfFacts, time: FigureTime): readonly Counted[] =>
  wanted.figure.how === 'stock'
    ? held(wanted, wanted.figure, { one, time })
    : added(wanted, wanted.figure, { one, time });

interface Subject {
  readonly one: CaseOfFacts;
  readonly time: FigureTime;
}

function held({ by, period, days }: Wanted, { holds }: StockFigure, { one, time }: Subject): readonly Counted[] {
  const ends = period === undefined ? [{ name: null, last: days.to }] : periodsIn(days, period);
  const names = namesOf(one, by);
  return ends
    .filter(({ last }) => holds(one, time.endOf(last)))
    .flatMap((end) => names.map((name) => ({ place: { name, period: end.name, currency: null }, value: 1 })));
}

function added(
  { by, period, days }: Wanted,
  { entries, unit }: EntryFigure,
  { one, time }: Subject,
): readonly Counted[] {
  return entries(one, time).flatMap((entry) => {
    const date = time.dateAt(entry.at);
    if (date < days.from || date > days.to) return [];
    const within = period === undefined ? null : periodOf(date, period);
    const parts = by === 'sku' && unit === 'money' ? bySku(entry, one) : named(entry, one, by);
    return parts.map(({ name, value }) => ({
      place: { name, period: within, currency: entry.currency ?? null },
      value,
    }));
  });
}

interface Part {
  readonly name: string | null;
  readonly value: number;
}

function named({ value, agent }: Entry, one: CaseOfFacts, by: DimensionName | undefined): readonly Part[] {
  const names = by === 'agent' && agent !== undefined ? [agent] : namesOf(one, by);
  return names.map((name) => ({ name, value }));
}

function namesOf(one: CaseOfFacts, by: DimensionName | undefined): readonly (string | null)[] {
  const names = by === undefined ? [] : DIMENSIONS[by].namesOf(one);
  return names.length === 0 ? [null] : names;
}

/** Money is divided among the articles, to the last minor unit: their sums give the sum of all (R24). */
function bySku({ value, lineNo }: Entry, { facts, lines }: CaseOfFacts): readonly Part[] {
  const known = lines.filter((line) => (lineNo === undefined ? isNamed(facts.items, line) : line.lineNo === lineNo));
  if (known.length === 0) return [{ name: null, value }];
  const weights = known.map(({ net }) => net);
  const isFree = weights.every((weight) => weight === 0);
  const shares = allocate(Math.abs(value), isFree ? weights.map(() => 1) : weights);
  return known.map(({ sku }, index) => ({ name: sku, value: Math.sign(value) * (shares[index] ?? 0) }));
}

const isNamed = (items: CaseOfFacts['facts']['items'], line: FactLine): boolean =>
  items.some(({ lineNo }) => lineNo === line.lineNo);

function cellOf({ how, unit }: Figure, { name, period, currency, values }: Group): Cell {
  const total = values.reduce((sum, value) => sum + value, 0);
  const place = { name, period, currency, count: values.length };
  if (how === 'sum' || how === 'stock') return { ...place, value: total, median: null, p90: null };
  const value = total / values.length;
  if (unit !== 'time') return { ...place, value, median: null, p90: null };
  const ordered = values.toSorted((a, b) => a - b);
  return { ...place, value: Math.round(value), median: quantile(ordered, 0.5), p90: quantile(ordered, 0.9) };
}

/** The smallest of the values that so large a share of them does not exceed. */
const quantile = (ordered: readonly number[], share: number): number | null =>
  ordered[Math.max(0, Math.ceil(ordered.length * share) - 1)] ?? null;

/** By period, then by name, those without one last. */
function byPlace(a: Cell, b: Cell): number {
  return compare(a.period, b.period) || compare(a.name, b.name) || compare(a.currency, b.currency);
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
