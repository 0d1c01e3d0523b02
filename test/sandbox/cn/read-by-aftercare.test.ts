import { orderAnswer } from '#adapters/shop/order-answer.ts';
import { emptyState } from '#sandbox/core/state.ts';
import { seedChineseShop } from '#sandbox/seed/cn/shop.ts';

const state = emptyState('2026-11-01T00:00:00.000Z');
seedChineseShop(state);
const orders = [...state.shop.orders.values()];

describe('the Chinese shop, through the adapter', () => {
  it('tells orders that can all be read, with the person by telephone where there is no e-mail address (B1)', () => {
    for (const told of orders) {
      const read = orderAnswer.safeParse(told);
      expect([told.orderNo, read.error?.issues]).toEqual([told.orderNo, undefined]);
      const { customer, shop } = told;
      expect(read.data).toMatchObject({
        order: { shop, orderNo: told.orderNo, currency: 'CNY', status: told.status },
        person: { name: customer.name, email: customer.email === '' ? null : customer.email, phone: customer.phone },
      });
    }
  });

  it('tells kits, gifts, serial numbers, batches and discounts as the contract has them (R5, R6, R9, R33)', () => {
    const lines = orders.flatMap((told) => orderAnswer.parse(told).order.lines);
    const told = orders.flatMap((order) => order.lines);
    expect(lines.map(({ kit }) => kit?.share)).toEqual(told.map(({ kit }) => kit?.share.amount));
    expect(lines.map(({ giftOf }) => giftOf)).toEqual(told.map(({ giftOf }) => giftOf));
    expect(lines.map(({ serials }) => serials)).toEqual(told.map(({ serials }) => serials));
    expect(lines.map(({ batch }) => batch)).toEqual(told.map(({ batch }) => batch));
    const off = orders.map((order) => (order.discounts ?? []).map(({ amount }) => amount.amount));
    const read = orders.map((order) => orderAnswer.parse(order).order.discounts ?? []);
    expect(read.map((discounts) => discounts.map(({ amount }) => amount))).toEqual(off);
  });
});
