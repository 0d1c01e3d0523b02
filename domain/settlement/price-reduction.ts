import { allocate } from './allocate.ts';
import { lineOf, totalOf, type SettlementLine } from './line.ts';

/** A unit with what was paid for it, and what of that went back while the customer kept it (R14). */
export interface PricedUnit {
  readonly lineNo: number;
  readonly unitNo: number;
  readonly net: number;
  readonly reduced: number;
}

/** What a unit can still give back: a partial refund for keeping it has lowered that (R14). */
export const worthOf = ({ net, reduced }: Pick<PricedUnit, 'net' | 'reduced'>): number => net - reduced;

/** How much of a partial refund falls on each unit. */
export interface Reduction {
  readonly lineNo: number;
  readonly unitNo: number;
  readonly amount: number;
}

/**
 * Divides a partial refund for units that are kept by what they are still worth, so that no unit gives back more than
 * was paid for it; undefined when the units are not worth that much together (R7, R14).
 */
export function reduceBy(amount: number, units: readonly PricedUnit[]): readonly Reduction[] | undefined {
  const worths = units.map(worthOf);
  if (amount > worths.reduce((total, worth) => total + worth, 0)) return undefined;
  const shares = allocate(amount, worths);
  return units
    .map(({ lineNo, unitNo }, index) => ({ lineNo, unitNo, amount: shares[index] ?? 0 }))
    .filter((reduction) => reduction.amount > 0);
}

/** Returned units of one order line and how the line is called. */
export interface GoodsBack {
  readonly lineNo: number;
  readonly sku: string;
  readonly quantity: number;
  readonly units: readonly Pick<PricedUnit, 'net' | 'reduced'>[];
}

/** What was paid for returned units, less what went back before for keeping them (R8, R14). */
export function goodsLines({ lineNo, sku, quantity, units }: GoodsBack): readonly SettlementLine[] {
  const net = totalOf(units.map((unit) => ({ label: '', amount: unit.net })));
  const reduced = totalOf(units.map((unit) => ({ label: '', amount: unit.reduced })));
  return [
    ...lineOf({ kind: 'goods', label: `${units.length} of ${quantity} x ${sku}`, amount: net, lineNo }),
    ...lineOf({ kind: 'reducedBefore', label: `paid before for keeping ${sku}`, amount: -reduced, lineNo }),
  ];
}
