import type { Money } from '#domain/money.ts';
import { AGENT_COLUMNS, AGENT_FIGURES, type AgentColumn } from './agents.ts';
import type { CaseOfFacts } from './facts.ts';
import type { FigureTime } from './figure-time.ts';
import type { DaySpan } from './period.ts';
import { createTally, type Cell, type Tally } from './tally.ts';

/** A mean or share with how much it was taken from. */
export interface Measured {
  readonly count: number;
  readonly value: number;
}

export interface MeasuredTime extends Measured {
  readonly median: number | null;
  readonly p90: number | null;
}

/** One person's work (I3); what there was none of is null. */
export interface AgentRow {
  readonly agent: string;
  readonly handled: number;
  readonly firstResponse: MeasuredTime | null;
  readonly resolution: MeasuredTime | null;
  readonly onTime: Measured | null;
  readonly reopened: Measured | null;
  readonly satisfaction: Measured | null;
  readonly promises: { readonly kept: number; readonly late: number; readonly missed: number };
  readonly compensation: readonly Money[];
}

/** Counts cases into the work of the people who handled them. */
export function createAgentTally(days: DaySpan) {
  const tallies = new Map<AgentColumn, Tally>(
    AGENT_COLUMNS.map((name) => [name, createTally({ figure: AGENT_FIGURES[name], by: 'agent', days })]),
  );
  return {
    add(one: CaseOfFacts, time: FigureTime): void {
      for (const tally of tallies.values()) tally.add(one, time);
    },
    rows(): readonly AgentRow[] {
      const cells = new Map(AGENT_COLUMNS.map((name) => [name, tallies.get(name)?.cells() ?? []]));
      const names = new Set([...cells.values()].flatMap((all) => all.flatMap(({ name }) => name ?? [])));
      return [...names].toSorted().map((agent) => rowOf(agent, (column) => own(cells.get(column) ?? [], agent)));
    },
  };
}

const own = (cells: readonly Cell[], agent: string): readonly Cell[] => cells.filter(({ name }) => name === agent);

function rowOf(agent: string, cellsOf: (column: AgentColumn) => readonly Cell[]): AgentRow {
  const first = (column: AgentColumn): Cell | undefined => cellsOf(column)[0];
  return {
    agent,
    handled: first('handled')?.value ?? 0,
    firstResponse: timeOf(first('firstResponse')),
    resolution: timeOf(first('resolution')),
    onTime: measured(first('onTime')),
    reopened: measured(first('reopened')),
    satisfaction: measured(first('satisfaction')),
    promises: {
      kept: first('promisesKept')?.value ?? 0,
      late: first('promisesLate')?.value ?? 0,
      missed: first('promisesMissed')?.value ?? 0,
    },
    compensation: cellsOf('compensation').flatMap(({ value, currency }) =>
      currency === null ? [] : [{ amount: value, currency }],
    ),
  };
}

const measured = (cell: Cell | undefined): Measured | null => (cell ? { count: cell.count, value: cell.value } : null);

const timeOf = (cell: Cell | undefined): MeasuredTime | null =>
  cell ? { count: cell.count, value: cell.value, median: cell.median, p90: cell.p90 } : null;
