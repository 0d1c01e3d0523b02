import type { Order } from '#sandbox/shop/schemas.ts';
import type { ShopState } from '#sandbox/shop/state.ts';

/** How many units of a line have been cancelled so far. */
export function cancelledOf({ cancellations }: ShopState, orderNo: string, lineNo: number): number {
  let sum = 0;
  for (const { cancellation } of cancellations.values()) {
    if (cancellation.orderNo !== orderNo) continue;
    for (const line of cancellation.lines) if (line.lineNo === lineNo) sum += line.quantity;
  }
  return sum;
}

/** Whether nothing of the order is left to ship. */
export const isCancelled = (shop: ShopState, { orderNo, lines }: Order): boolean =>
  lines.every((line) => cancelledOf(shop, orderNo, line.lineNo) >= line.quantity);
