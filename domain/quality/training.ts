import type { Marks, ScoreSheet } from './sheet.ts';

/** A judged case of an agent, by the score that counts. */
export interface Judged {
  readonly caseNo: string;
  readonly agent: string;
  readonly at: number;
  readonly marks: Marks;
  readonly total: number;
  readonly lesson: string | null;
}

/** What an agent is to learn, and from which cases it shows: what training works with (H3). */
export interface Training {
  readonly agent: string;
  readonly judged: number;
  /** The mean of the totals, of a hundred. */
  readonly average: number;
  /** Mean marks by criterion, the weakest first; only those that are still on the sheet. */
  readonly criteria: readonly { readonly id: string; readonly average: number }[];
  /** The newest first: what was said, and where a mark was weak. */
  readonly lessons: readonly {
    readonly caseNo: string;
    readonly at: number;
    readonly weak: readonly string[];
    readonly says: string | null;
  }[];
}

export function trainingOf(judged: readonly Judged[], sheet: ScoreSheet): Training[] {
  const agents = [...new Set(judged.map(({ agent }) => agent))].toSorted();
  return agents.map((agent) => {
    const theirs = judged.filter((one) => one.agent === agent);
    return {
      agent,
      judged: theirs.length,
      average: mean(theirs.map(({ total }) => total)) ?? 0,
      criteria: averagesOf(theirs, sheet),
      lessons: theirs.toSorted((a, b) => b.at - a.at).flatMap((one) => lessonOf(one, sheet)),
    };
  });
}

function averagesOf(judged: readonly Judged[], { criteria }: ScoreSheet): Training['criteria'] {
  return criteria
    .flatMap(({ id }) => {
      const average = mean(judged.flatMap(({ marks }) => marks[id] ?? []));
      return average === undefined ? [] : [{ id, average }];
    })
    .toSorted((a, b) => a.average - b.average);
}

function lessonOf({ caseNo, at, marks, lesson }: Judged, { criteria, weakAtMost }: ScoreSheet): Training['lessons'] {
  const weak = criteria.map(({ id }) => id).filter((id) => (marks[id] ?? Infinity) <= weakAtMost);
  return weak.length === 0 && lesson === null ? [] : [{ caseNo, at, weak, says: lesson }];
}

/** To one decimal place. */
const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.round((10 * values.reduce((sum, one) => sum + one, 0)) / values.length) / 10;
