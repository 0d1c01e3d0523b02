import { z } from 'zod';
import type { CallContext } from '#adapters/call-context.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { wireInstant, wireQuantity, wireText } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { LineClaim } from '#domain/intake/request.ts';

/** An order that is paid and has not left, and why it cannot leave today if it cannot (D9). */
export interface OrderToShip {
  readonly orderNo: OrderNo;
  readonly placedAt: number;
  readonly held: {
    readonly reason: string;
    readonly lines: readonly LineClaim[];
    readonly expectedAt: number | null;
    readonly at: number;
  } | null;
}

/** What the warehouse is to send. */
export interface ShopToShip {
  /** The orders that were placed by then, the oldest first. */
  readonly ordersReadyToShip: (shop: string, until: number, ctx: CallContext) => Promise<readonly OrderToShip[]>;
}

const held = z.object({
  reason: wireText,
  lines: z.array(z.object({ lineNo: z.int().positive(), quantity: wireQuantity })).max(1000),
  expectedAt: wireInstant.nullable(),
  at: wireInstant,
});
const answer: z.ZodType<readonly OrderToShip[]> = z
  .object({
    data: z.array(z.object({ orderNo: wireText, placedAt: wireInstant, held: held.nullable() })).max(50_000),
  })
  .transform(({ data }) => data)
  .refine((orders) => new Set(orders.map(({ orderNo }) => orderNo)).size === orders.length, 'an order twice');

export const toShipCalls = (http: HttpClient): ShopToShip => ({
  ordersReadyToShip: async (shop, until, ctx) => {
    const query = new URLSearchParams({ shop, until: new Date(until).toISOString() });
    return (
      (await http.find({ path: `/orders-to-ship?${query.toString()}`, absentCode: 'shop_unknown', answer }, ctx)) ?? []
    );
  },
});
