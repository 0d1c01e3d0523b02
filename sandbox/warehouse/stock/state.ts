import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';

/** Units that went on the shelf (+) or off it (-), for whom and why. */
export type StockMove = { readonly sku: string; readonly by: number; readonly why: string; readonly ref: string };

export type StockEvents = { 'stock.moved': StockMove };

export const applyStock: Appliers<State, StockEvents> = {
  'stock.moved': ({ shop }, { data: { sku, by } }) => {
    shop.stock.set(sku, (shop.stock.get(sku) ?? 0) + by);
  },
};
