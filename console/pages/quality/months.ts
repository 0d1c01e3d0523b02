/** A month with its first and last day, as ISO days. */
export interface Month {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** The last months up to that of the day, the oldest first. */
export function lastMonths(today: string, n: number): readonly Month[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: n }, (_, back) => {
    const at = month - 1 - (n - 1 - back);
    const from = day(year, at, 1);
    return { name: from.slice(0, 7), from, to: day(year, at + 1, 0) };
  });
}
