import type { Bilingual } from '#domain/policy/decision.ts';

/** One thing that is judged in a case, and how much it counts. */
export interface Criterion {
  readonly id: string;
  readonly weight: number;
  readonly name: Bilingual;
}

/** By what work is judged (H3): each criterion gets a mark from 0 to `best`. */
export interface ScoreSheet {
  readonly version: string;
  readonly best: number;
  /** Marks of so many or fewer are something to learn from. */
  readonly weakAtMost: number;
  readonly criteria: readonly Criterion[];
}

export type Marks = Readonly<Record<string, number>>;

/** What is wrong with a filled sheet: criteria without a mark, marks for none of them, marks out of range. */
export function faultsOf({ criteria, best }: ScoreSheet, marks: Marks): string[] {
  const known = new Set(criteria.map(({ id }) => id));
  return [
    ...criteria.filter(({ id }) => marks[id] === undefined).map(({ id }) => `${id} has no mark`),
    ...Object.entries(marks).flatMap(([id, mark]) => {
      if (!known.has(id)) return [`${id} is no criterion of the sheet`];
      return Number.isInteger(mark) && mark >= 0 && mark <= best ? [] : [`${id} must be from 0 to ${best}`];
    }),
  ];
}

/** The marks as one figure of a hundred, by weight. */
export function totalOf({ criteria, best }: ScoreSheet, marks: Marks): number {
  const weighed = criteria.reduce((sum, { id, weight }) => sum + weight * (marks[id] ?? 0), 0);
  const all = criteria.reduce((sum, { weight }) => sum + weight * best, 0);
  return all === 0 ? 0 : Math.round((100 * weighed) / all);
}
