import type { RegisterTotals } from './digest.ts';

/** Equal units of the register: how they were judged, what becomes of them, how many (D8). */
export interface CountedUnits {
  readonly result: string;
  readonly disposition: string | null;
  readonly quantity: number;
}

/** Each unit is counted in exactly one of stock, loss and elsewhere; what is missing never came, and is a loss (D8). */
export function registerCounts(rows: readonly CountedUnits[]): RegisterTotals {
  const sum = (some: readonly CountedUnits[]): number => some.reduce((total, { quantity }) => total + quantity, 0);
  const here = rows.filter(({ result }) => result !== 'missing');
  const of = (wanted: string): number => sum(here.filter(({ disposition }) => disposition === wanted));
  const all = sum(rows);
  const missing = all - sum(here);
  const stock = of('sellable');
  const loss = missing + of('scrap');
  return { received: all - missing, stock, loss, elsewhere: all - stock - loss };
}
