import { costOf, productOnly, type History } from '#test/support/history.ts';

/** What a case costs, exactly and on every machine the same: the figures that `bench/budget.json` holds. */
export interface Cost {
  readonly events: number;
  readonly actions: number;
  /** Times a worker has to run workflow code: workflow tasks, and every answer of a local activity inside one. */
  readonly activations: number;
  readonly bytes: number;
  readonly byType: Readonly<Record<string, number>>;
}

/** Sizes hold times, which take some bytes more or less: so much of a change is none. */
const SAME_SIZE = 0.01;

/** Counts a history without what only moved its clock. */
export function measure(history: History): Cost {
  const { events, actions, bytes, byType } = costOf(productOnly(history));
  return {
    events,
    actions,
    activations: (byType['WORKFLOW_TASK_COMPLETED'] ?? 0) + (byType['MARKER_RECORDED'] ?? 0),
    bytes,
    byType,
  };
}

interface Change {
  readonly figure: string;
  readonly budget: number;
  readonly now: number;
}

/** Every figure that is not what the budget says. */
export function changes(budget: Cost, now: Cost): readonly Change[] {
  const types = [...new Set([...Object.keys(budget.byType), ...Object.keys(now.byType)])];
  const all = [
    ...(['events', 'actions', 'activations'] as const).map((figure) => ({
      figure,
      budget: budget[figure],
      now: now[figure],
    })),
    { figure: 'bytes', budget: budget.bytes, now: sameSize(budget.bytes, now.bytes) ? budget.bytes : now.bytes },
    ...types.map((type) => ({ figure: `  ${type}`, budget: budget.byType[type] ?? 0, now: now.byType[type] ?? 0 })),
  ];
  return all.filter(({ budget: was, now: is }) => was !== is);
}

const sameSize = (budget: number, now: number): boolean => Math.abs(now - budget) <= budget * SAME_SIZE;

/** What changed, as a table with what to do about it; empty when nothing did. */
export function verdictOn(name: string, budget: Cost, now: Cost): string {
  const changed = changes(budget, now);
  if (changed.length === 0) return '';
  const dearer = changed.some((one) => one.now > one.budget && !one.figure.startsWith(' '));
  const advice = dearer
    ? 'costs more than its budget: save it elsewhere, or raise the budget (npm run bench -- budget) and say why'
    : 'costs less than its budget: lower the budget (npm run bench -- budget), so that it stays so';
  const rows = changed.map(
    ({ figure, budget: was, now: is }) =>
      `${figure.padEnd(44)}${String(was).padStart(8)}${String(is).padStart(8)}${signed(is - was).padStart(8)}`,
  );
  return [
    `${name} ${advice}`,
    `${''.padEnd(44)}${'budget'.padStart(8)}${'now'.padStart(8)}${'change'.padStart(8)}`,
    ...rows,
  ].join('\n');
}

const signed = (difference: number): string => (difference > 0 ? `+${difference}` : String(difference));
