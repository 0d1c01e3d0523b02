import { emptyState } from '#sandbox/core/state.ts';
import { seedChineseShop } from '#sandbox/seed/cn/shop.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { CHINESE_ORDERS } from '#test/support/chinese-orders.ts';
import type { ChineseOrder } from '#test/support/chinese-orders.ts';

const state = emptyState('2026-11-01T00:00:00.000Z');
seedChineseShop(state);

/** `status | lines | what was taken off the whole | what was paid, in fen`. */
function told({ status, lines, discounts = [], payments, shipping }: Order): string {
  const goods = lines.map(({ quantity, category, net, kit, giftOf }) => {
    const belongs = `${kit ? ` in ${kit.id}` : ''}${giftOf === undefined ? '' : ` gift of ${giftOf}`}`;
    return `${quantity} ${category} ${net.amount}${belongs}`;
  });
  const off = discounts.filter(({ kind }) => kind !== 'line').map(({ kind, amount }) => `${kind} ${amount.amount}`);
  const paid = payments.map(({ tender, captured }) => `${tender} ${captured.amount}`);
  return [status, goods.join(', '), [...off, `shipping ${shipping.amount}`].join(', '), paid.join(' + ')].join(' | ');
}

const AS_TOLD: Readonly<Record<ChineseOrder, string>> = {
  threeBooks: 'delivered | 3 books 43700 | threshold 4000, free_shipping 1500, shipping 0 | wallet 43700',
  threeNuts: 'delivered | 3 food 29915 | threshold 4000, free_shipping 800, shipping 0 | wallet 29915',
  twoTeasWithGifts:
    'delivered | 2 food 49600, 2 food 0 gift of 1 | threshold 4000, free_shipping 1500, shipping 0 | wallet 49600',
  campingKit:
    'delivered | 1 sports 29511 in KIT-03, 1 electronics 9541 in KIT-03, 1 electronics 17677 in KIT-03 | threshold 10000, free_shipping 800, shipping 0 | wallet 56729',
  kitchenKit:
    'delivered | 1 appliances 41436 in KIT-04, 1 appliances 10712 in KIT-04 | coupon 5000, free_shipping 800, shipping 0 | wallet 52148',
  threeTenders:
    'delivered | 1 food 19900 | coupon 2000, free_shipping 800, shipping 0 | wallet 13999 + gift_card 5300 + points 601',
  fourTenders:
    'delivered | 1 food 7052, 1 food 20413 | coupon 2000, free_shipping 800, shipping 0 | card 17956 + gift_card 7400 + coupon 2000 + points 109',
  pointsOnly: 'delivered | 1 books 10800 | free_shipping 800, shipping 0 | points 10800',
  freeShippingTogether: 'delivered | 2 food 15600 | free_shipping 800, shipping 0 | wallet 15600',
  twoParcels:
    'delivered | 1 clothing 80900, 1 food 21900 | threshold 9000, free_shipping 1500, shipping 0 | wallet 102800',
  halfArrived:
    'processed | 1 fresh 32974, 2 toys 23626 | threshold 10000, free_shipping 1500, shipping 1200 | wallet 57800',
  expressUnshipped:
    'pending | 1 bags 39900 | threshold 4000, coupon 2000, free_shipping 800, shipping 1200 | wallet 41100',
  twoGrapes: 'delivered | 2 fresh 18900 | threshold 2500, free_shipping 800, shipping 0 | wallet 18900',
  watches: 'delivered | 2 electronics 189810, 1 electronics 21510 | free_shipping 800, shipping 0 | wallet 211320',
};

const knownOrder = (name: ChineseOrder): Order => {
  const order = state.shop.orders.get(CHINESE_ORDERS[name]);
  if (!order) throw new Error(`there is no order ${CHINESE_ORDERS[name]}`);
  return order;
};

describe('the orders that stories know by number', () => {
  const names = Object.keys(CHINESE_ORDERS).filter((name): name is ChineseOrder => Object.hasOwn(AS_TOLD, name));

  it.each(names)('%s is what stories take it for', (name) => {
    expect(told(knownOrder(name))).toBe(AS_TOLD[name]);
  });

  it('have the parcels that stories count on (R27, R36)', () => {
    const arrived = (name: ChineseOrder) => knownOrder(name).parcels.map(({ deliveredAt }) => deliveredAt !== null);
    expect([arrived('twoParcels'), arrived('halfArrived'), arrived('watches')]).toEqual([
      [true, true],
      [false, true],
      [true, true],
    ]);
    expect(knownOrder('watches').lines.map(({ serials = [] }) => serials.length)).toEqual([2, 1]);
  });

  it('keep or break their offers as stories say (R10)', () => {
    const left = (name: ChineseOrder): boolean => {
      const { lines, discounts = [] } = knownOrder(name);
      const off = discounts.find(({ kind }) => kind === 'line')?.amount.amount ?? 0;
      const [line] = lines;
      const worth = line ? line.unitPrice.amount * line.quantity - off : 0;
      const threshold = discounts.find(({ kind }) => kind === 'threshold')?.threshold?.amount ?? 0;
      return worth - Math.ceil(worth / (line?.quantity ?? 1)) >= threshold;
    };
    expect([left('threeBooks'), left('threeNuts'), left('twoTeasWithGifts')]).toEqual([true, false, false]);
  });
});
