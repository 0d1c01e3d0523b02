import { rankIn } from '#domain/parts/accepted-units.ts';
import type { GoodsLine } from '#domain/parts/shipment/shipment.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';
import { worthOf, type PricedUnit } from '#domain/settlement/price-reduction.ts';

/** One old unit, the article that goes for it, and what that counts for once the customer has it (R4). */
export interface Slot<U extends PricedUnit & { readonly sku: string } = PricedUnit & { readonly sku: string }> {
  readonly unit: U;
  /** Which of the case's units of its line it is, counted from 0. */
  readonly rank: number;
  readonly sku: string;
  readonly worth: number;
}

/** Puts what was agreed to the units one by one, in the order in which they were priced; portions give the whole exactly (R8). */
export function slotsOf<U extends PricedUnit & { readonly sku: string }>(
  lines: readonly GoodsLine[],
  units: readonly U[],
): readonly Slot<U>[] {
  const places = lines.flatMap(({ lineNo, sku, quantity, worth = 0 }) =>
    Array.from({ length: quantity }, (_, index) => ({
      lineNo,
      sku,
      worth: portionOf({ net: worth, quantity, already: index, count: 1 }),
    })),
  );
  return units.flatMap((unit) => {
    const index = places.findIndex(({ lineNo }) => lineNo === unit.lineNo);
    const [place] = index < 0 ? [] : places.splice(index, 1);
    if (!place) return [];
    const rank = rankIn(units, unit);
    // Like for like is even to the last cent, whichever of several equal units it is.
    const worth = place.sku === unit.sku ? worthOf(unit) : place.worth;
    return [{ unit, rank, sku: place.sku, worth }];
  });
}
