import type { GoodsLine } from './shipment.ts';

/** One unit to be sent: for which line, which article, and what it counts for once the customer has it (R4). */
export interface UnitToSend {
  readonly lineNo: number;
  readonly sku: string;
  readonly worth: number;
}

/** Equal units for one line of the order are one line of the shipment. */
export function goodsLines(units: readonly UnitToSend[]): readonly GoodsLine[] {
  const lines = new Map<string, GoodsLine & { worth: number }>();
  for (const { lineNo, sku, worth } of units) {
    const key = `${lineNo} ${sku}`;
    const known = lines.get(key) ?? { lineNo, sku, quantity: 0, worth: 0 };
    lines.set(key, { ...known, quantity: known.quantity + 1, worth: known.worth + worth });
  }
  return [...lines.values()];
}

/** How many of an article the lines ask for together. */
export const quantityOf = (lines: readonly GoodsLine[], sku: string): number =>
  lines.filter((line) => line.sku === sku).reduce((total, { quantity }) => total + quantity, 0);
