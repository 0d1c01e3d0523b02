import { allocate } from './allocate.ts';

/** A component of a kit: what it costs when it is bought alone, which is its weight in the kit's price. */
export interface KitComponent {
  readonly lineNo: number;
  readonly quantity: number;
  /** Of one unit. */
  readonly priceAlone: number;
}

/** What all units of a component are worth in the kit. */
export interface KitShare {
  readonly lineNo: number;
  readonly net: number;
}

/**
 * Divides what was paid for a kit among its components by what each costs alone (R5): computed when the order is taken
 * in and stored as the lines' net, so that components come back like any goods, and all of them give the kit's price.
 * Components without a price of their own count by their units.
 */
export function kitShares(net: number, components: readonly KitComponent[]): readonly KitShare[] {
  const byPrice = components.map(({ quantity, priceAlone }) => quantity * priceAlone);
  const weights = byPrice.some((weight) => weight > 0) ? byPrice : components.map(({ quantity }) => quantity);
  const shares = allocate(net, weights);
  return components.map(({ lineNo }, index) => ({ lineNo, net: shares[index] ?? 0 }));
}
