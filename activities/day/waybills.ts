import { batchKeyOf, type BatchTold } from '#domain/day/digest.ts';
import type { OrderToShip } from '#adapters/shop/to-ship.ts';
import { addToInbox } from '#store/inbox.ts';
import { batchesOf, callBackCases, keepHeld, markBatchSent, planBatch, unsentBatches } from '#store/day/waybills.ts';
import type { DayActivities, DayDeps, SlotCall } from './contract.ts';

/** What belongs to no order has a timeline of its own: no case's clock moves by it. */
const contextOf = (shop: string, at: number) => ({ businessTime: at, timeline: `shop-${shop}` });

export const planWaybills =
  (deps: DayDeps): DayActivities['planWaybills'] =>
  async (call) => {
    const { database, ports } = deps;
    const { shop, slot, at } = call;
    const listed = await ports.shop.ordersReadyToShip(shop, slot.at, contextOf(shop, at));
    const held = listed.flatMap(({ orderNo, held: why }) => (why ? [{ orderNo, reason: why.reason }] : []));
    const orders = listed.filter((one) => one.held === null).map(({ orderNo }) => orderNo);
    await keepHeld(database, { shop, held, at });
    await callBack(deps, call, listed);
    await planBatch(database, { key: batchKeyOf(shop, slot.slot), shop, slot: slot.slot, slotAt: slot.at, orders });
    return unsentBatches(database.queries, shop);
  };

/**
 * Has the customer of an order that cannot leave told, by the case that the shop's own word would have opened; its news
 * and ours have one case, and an order that had one gets no other (A8, D9).
 */
async function callBack({ database, now }: DayDeps, { shop }: SlotCall, listed: readonly OrderToShip[]): Promise<void> {
  const missing = listed.filter(({ held }) => held?.reason === 'out_of_stock' && held.lines.length > 0);
  const known = await callBackCases(
    database.queries,
    shop,
    missing.map(({ orderNo }) => orderNo),
  );
  for (const { orderNo, held } of missing) {
    if (held === null || known.has(orderNo)) continue;
    const id = `sweep:cannot-ship:${orderNo}:${held.at}`;
    const said = {
      ...held,
      orderNo,
      at: iso(held.at),
      expectedAt: held.expectedAt === null ? null : iso(held.expectedAt),
    };
    await addToInbox(database.queries, {
      provider: 'shop',
      eventId: id,
      type: 'order.cannot_ship',
      body: { id, type: 'order.cannot_ship', at: held.at, timeline: orderNo, data: said },
      receivedAt: now(),
      businessAt: held.at,
      ref: orderNo,
    });
  }
}

const iso = (at: number): string => new Date(at).toISOString();

export const sendWaybills =
  ({ database, ports }: DayDeps): DayActivities['sendWaybills'] =>
  async ({ key, shop, orders, at }) => {
    if (orders.length > 0) await give({ ports }, { key, shop, orders, at });
    await markBatchSent(database.queries, key, at);
    const [batch] = await batchesOf(database.queries, [key]);
    return { key, orders: orders.length, sentAt: batch?.sentAt ?? at } satisfies BatchTold;
  };

/** The key is the warehouse's for life; what it has under it already is not sent again. */
async function give(
  { ports }: Pick<DayDeps, 'ports'>,
  { key, shop, orders, at }: Parameters<DayActivities['sendWaybills']>[0],
): Promise<void> {
  const context = contextOf(shop, at);
  const known = await ports.warehouse.lookupWaybills(key, context);
  if (!known) await ports.warehouse.sendWaybills(key, { shop, orders }, context);
}
