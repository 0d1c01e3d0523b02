import { Problem, unknown } from '#sandbox/core/problem.ts';
import type { FieldError } from '#sandbox/core/problem.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Unit } from '#sandbox/warehouse/schemas.ts';

export type SkuQuantity = { readonly sku: string; readonly quantity: number };

/** On whose behalf stock moves. */
export type StockCause = {
  readonly at: number;
  readonly orderNo: string;
  readonly key: string | null;
  readonly why: string;
  /** the key of the reservation, shipment or return that moves it */
  readonly ref: string;
};

/** 422: not all units are there, and none were taken; every line that lacks some says what there is. */
class OutOfStock extends Problem {
  override readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super(422, 'out_of_stock', errors.map(({ rule }) => rule).join('; '));
    this.errors = errors;
  }
}

/** One movement, once in the journal: what stock did can be proven from there (R32). */
export function moveStock(tx: Tx, { sku, by }: { sku: string; by: number }, cause: StockCause): void {
  const { at, orderNo, key, why, ref } = cause;
  if (by === 0 || !tx.state.shop.stock.has(sku)) return;
  tx.emit('stock.moved', { at, port: 'warehouse', orderNo, key, data: { sku, by, why, ref } });
}

/** Take all units off the shelf, or none. */
export function takeStock(tx: Tx, lines: readonly SkuQuantity[], cause: StockCause): void {
  const { stock } = tx.state.shop;
  const wanted = unitsBySku(lines);
  const lacking = [...wanted].flatMap(([sku, quantity]) => {
    const available = stock.get(sku);
    if (available === undefined) throw unknown('sku', sku);
    if (available >= quantity) return [];
    const index = lines.findIndex((line) => line.sku === sku);
    return [{ field: `body.lines.${index}.quantity`, rule: `of ${sku} only ${available} are available` }];
  });
  if (lacking.length > 0) throw new OutOfStock(lacking);
  for (const [sku, quantity] of wanted) moveStock(tx, { sku, by: -quantity }, cause);
}

export function putBack(tx: Tx, lines: readonly SkuQuantity[], cause: StockCause): void {
  for (const [sku, quantity] of unitsBySku(lines)) moveStock(tx, { sku, by: quantity }, cause);
}

/** How many units of each article, over all lines. */
export function unitsBySku(lines: readonly SkuQuantity[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return sums;
}

const isSellable = ({ outcome, disposition }: Unit): boolean =>
  disposition === 'sellable' && (outcome === 'accepted' || outcome === 'accepted_with_deduction');

/** The units of an inspection that can be sold again. */
export const sellable = (units: readonly Unit[]): SkuQuantity[] =>
  units.filter(isSellable).map(({ sku }) => ({ sku, quantity: 1 }));

/** What an inspection found sellable goes on the shelf the same day (R26); a later inspection corrects by the difference. */
export function restock(tx: Tx, found: { before: readonly Unit[]; now: readonly Unit[] }, cause: StockCause): void {
  const before = unitsBySku(sellable(found.before));
  const now = unitsBySku(sellable(found.now));
  for (const sku of new Set([...before.keys(), ...now.keys()])) {
    moveStock(tx, { sku, by: (now.get(sku) ?? 0) - (before.get(sku) ?? 0) }, cause);
  }
}
