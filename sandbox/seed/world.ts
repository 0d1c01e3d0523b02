import type { State } from '#sandbox/core/state.ts';
import { seedChineseShop } from '#sandbox/seed/cn/shop.ts';
import type { RetailFile } from '#sandbox/seed/retail-file.ts';
import { seedRetail } from '#sandbox/seed/retail.ts';

/** The world on its first day: the orders of the retail file and those of the Chinese shop, dated from the epoch. */
export function seedWorld(file: RetailFile, epoch: string): State {
  const state = seedRetail(file, epoch);
  seedChineseShop(state);
  return state;
}
