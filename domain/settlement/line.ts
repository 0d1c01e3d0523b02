import type { Arithmetic } from '#domain/policy/decision.ts';

/** What a line of a settlement is for: what the customer gets, then what is taken off it. */
export const LINE_KINDS = [
  'goods',
  'shipping',
  'priceReduction',
  'compensation',
  'tax',
  'exchange',
  'reducedBefore',
  'gift',
  'lostDiscount',
  'lostShipping',
  'wear',
  'returnFee',
  'restockingFee',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/**
 * One line of what a case settles, as shown to whoever asks 'why this much?', and as the ledger keeps it: positive is
 * the customer's, negative is taken off.
 */
export interface SettlementLine extends Arithmetic {
  readonly kind: LineKind;
  /** The order line it is about; without one it is about the whole order. */
  readonly lineNo?: number;
}

/** A line, or nothing when it comes to nothing. */
export const lineOf = (line: SettlementLine): readonly SettlementLine[] => (line.amount === 0 ? [] : [line]);

export const totalOf = (lines: readonly Arithmetic[]): number => lines.reduce((total, { amount }) => total + amount, 0);
