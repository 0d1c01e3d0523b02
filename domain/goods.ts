/** An article as the shop sells it today: what an exchange needs to know of it (D3, R15). */
export interface Goods {
  readonly sku: string;
  /** Variants of one product are exchanged for each other. */
  readonly productId: string;
  /** List price of one unit, in minor units of the shop's currency. */
  readonly price: number;
  /** How many can be sold now. */
  readonly available: number;
}
