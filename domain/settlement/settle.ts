import type { SettlementLine } from './line.ts';

/** What a settlement comes to, and the lines as they were really taken: these are shown and kept in the ledger. */
export interface Settled {
  /** Never below zero; zero is closed without asking any provider (R23). */
  readonly due: number;
  readonly lines: readonly SettlementLine[];
  /** What could not be taken off because the refund was used up: said, and not charged to the customer (R10). */
  readonly shortfall: number;
}

/**
 * Adds up what the customer gets and takes off the rest, in the order of the lines, until nothing is left: what goes
 * beyond that is the shortfall (R10, R12). Lines given back by an earlier deduction count as what the customer gets.
 */
export function settle(lines: readonly SettlementLine[]): Settled {
  let left = lines.reduce((total, { amount }) => total + Math.max(0, amount), 0);
  let shortfall = 0;
  const taken: SettlementLine[] = [];
  for (const line of lines) {
    const off = Math.min(left, Math.max(0, -line.amount));
    shortfall += Math.max(0, -line.amount) - off;
    left -= off;
    if (line.amount > 0) taken.push(line);
    if (off > 0) taken.push({ ...line, amount: -off });
  }
  return { due: left, lines: taken, shortfall };
}
