import type { OrderToShip } from '#adapters/shop/to-ship.ts';
import type { DayDeps } from '#activities/day/contract.ts';
import { planWaybills, sendWaybills } from '#activities/day/waybills.ts';
import { heldNow } from '#store/day/waybills.ts';
import { inbox } from '#store/schema/messages.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { aDatabase } from '#test/store/stand.ts';

const policies = loadPolicyBook(new URL('../../policies', import.meta.url).pathname);
const SHOP = 'retail-us';
const HOUR = 3_600_000;
const AT = Date.parse('2026-11-20T19:00:00Z');
const hour = (n: number) => ({ slot: `2026-11-20T${14 + n}:00`, at: AT + n * HOUR });

/** A shop whose list is given, and a warehouse that counts what it was really sent. */
function anOutside() {
  const list: OrderToShip[] = [];
  const sent: { key: string; orders: readonly string[] }[] = [];
  const ports = {
    shop: { ordersReadyToShip: async () => list },
    warehouse: {
      lookupWaybills: async (key: string) => sent.find((one) => one.key === key),
      sendWaybills: async (key: string, { orders }: { orders: readonly string[] }) => void sent.push({ key, orders }),
    },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two ports that waybills touch, nothing else of them
  } as unknown as DayDeps['ports'];
  return { list, sent, ports };
}

const waiting = (orderNo: string): OrderToShip => ({ orderNo, placedAt: AT - HOUR, held: null });
const held = (orderNo: string, reason = 'out_of_stock'): OrderToShip => ({
  ...waiting(orderNo),
  held: { reason, lines: [{ lineNo: 1, quantity: 1 }], expectedAt: null, at: AT - HOUR },
});

describe('the waybills of the afternoon (D9)', () => {
  const database = aDatabase(2);

  it('go hour by hour, each order with exactly one batch, sent once also after a crash between record and sending', async () => {
    const { list, sent, ports } = anOutside();
    const deps = { database: database(), policies, ports, now: () => AT };
    const plan = (n: number) => planWaybills(deps)({ shop: SHOP, kind: 'waybills', slot: hour(n), at: AT + n * HOUR });
    list.push(waiting('W1'), waiting('W2'), held('W3'));

    // The worker dies after the record: nothing was sent.
    expect(await plan(0)).toEqual([{ key: `${SHOP}/${hour(0).slot}`, shop: SHOP, orders: ['W1', 'W2'] }]);
    // Another order came meanwhile; the hour's batch is what it was.
    list.push(waiting('W4'));
    expect(await plan(0)).toEqual([{ key: `${SHOP}/${hour(0).slot}`, shop: SHOP, orders: ['W1', 'W2'] }]);

    // The next hour takes what is left, and first what was not sent.
    const batches = await plan(1);
    expect(batches.map(({ orders }) => orders)).toEqual([['W1', 'W2'], ['W4']]);
    for (const batch of batches) await sendWaybills(deps)({ ...batch, at: AT + HOUR });
    for (const batch of batches) await sendWaybills(deps)({ ...batch, at: AT + HOUR });
    expect(sent.map(({ orders }) => orders)).toEqual([['W1', 'W2'], ['W4']]);

    // What was held goes once it can; the warehouse never hears of an order twice.
    list.splice(
      list.findIndex(({ orderNo }) => orderNo === 'W3'),
      1,
      waiting('W3'),
    );
    for (const batch of await plan(2)) await sendWaybills(deps)({ ...batch, at: AT + 2 * HOUR });
    expect(sent.flatMap(({ orders }) => orders).toSorted()).toEqual(['W1', 'W2', 'W3', 'W4']);
    // An hour without an order has a batch of none, which nobody sends.
    for (const batch of await plan(3)) await sendWaybills(deps)({ ...batch, at: AT + 3 * HOUR });
    expect(sent).toHaveLength(3);
    expect(await plan(3)).toEqual([]);
  });

  it('call back each order that cannot leave once, and forget it when it can', async () => {
    const { list, ports } = anOutside();
    const deps = { database: database(), policies, ports, now: () => AT };
    const plan = (n: number) =>
      planWaybills(deps)({ shop: 'retail-cn', kind: 'waybills', slot: hour(n), at: AT + n * HOUR });
    list.push(held('C1'), held('C2', 'address_incomplete'));
    await plan(0);
    await plan(1);
    const told = (await database().queries.select().from(inbox)).filter(({ ref }) => ref?.startsWith('C') === true);
    expect(told.map(({ provider, type, ref }) => [provider, type, ref])).toEqual([['shop', 'order.cannot_ship', 'C1']]);
    const now = await heldNow(database().queries, 'retail-cn');
    expect(now.map(({ orderNo, reason, foundAt }) => [orderNo, reason, foundAt])).toEqual([
      ['C1', 'out_of_stock', AT],
      ['C2', 'address_incomplete', AT],
    ]);
    list.splice(0, 1, waiting('C1'));
    await plan(2);
    expect((await heldNow(database().queries, 'retail-cn')).map(({ orderNo }) => orderNo)).toEqual(['C2']);
  });
});
