import { emptyState, type CaseState } from '#domain/case/state.ts';
import { changeOrder } from '#domain/remedies/change-order/index.ts';
import { orderChangePart } from '#domain/parts/order-change/part.ts';
import { priceOfChange } from '#domain/remedies/change-order/price.ts';
import type { PriceBasis } from '#domain/remedies/price.ts';
import type { Order } from '#domain/order.ts';

const order: Order = {
  shop: 'retail-us',
  orderNo: 'W1',
  customerId: 'c',
  tier: 'standard',
  status: 'pending',
  currency: 'USD',
  dates: { placedAt: 0, shippedAt: null, deliveredAt: null, lastParcelAt: null },
  lines: [
    {
      lineNo: 1,
      sku: 'old',
      name: 'Lamp',
      category: 'Lamp',
      quantity: 2,
      net: 9_999,
      trackingNo: null,
      productId: 'p',
    },
  ],
  shipping: 0,
  payments: [],
};
const priced = (change: PriceBasis['terms']['change'], over: Partial<PriceBasis> = {}) =>
  priceOfChange({
    order,
    units: [],
    terms: {
      remedy: 'change_order',
      freight: 'merchant',
      refundShipping: false,
      ...(change === undefined ? {} : { change }),
      replacements: [{ lineNo: 1, quantity: 1, sku: 'new' }],
    },
    goods: [{ sku: 'new', productId: 'p', price: 6_000, available: 5 }],
    ...over,
  });

describe('the change of an order', () => {
  it('to other articles costs what they cost more than what was paid, settled by the shop (J1, R8)', () =>
    expect(priced('items')).toMatchObject({
      ok: true,
      value: { refund: [], terms: { change: { kind: 'items', difference: { amount: 1_001, currency: 'USD' } } } },
    }));

  it('of address or means of payment costs nothing (J1)', () =>
    expect(priced('address')).toEqual({ ok: true, value: { refund: [], terms: { change: { kind: 'address' } } } }));

  it('keeps the reduction that the old articles had, and gives back what the new ones cost less (R8, R9)', () => {
    const [line] = order.lines;
    if (!line) throw new Error('the order has a line');
    const priceIs = (price: number, quantity: number) =>
      priced('items', {
        order: { ...order, lines: [{ ...line, unitPrice: 6_000 }] },
        terms: {
          remedy: 'change_order',
          freight: 'merchant',
          refundShipping: false,
          change: 'items',
          replacements: [{ lineNo: 1, quantity, sku: 'new' }],
        },
        goods: [{ sku: 'new', productId: 'p', price, available: 5 }],
      });
    // 99.99 were paid for two of 60.00: the first unit had 10.01 off, both 20.01.
    expect(priceIs(5_000, 1)).toMatchObject({ value: { terms: { change: { difference: { amount: -1_000 } } } } });
    expect(priceIs(5_000, 2)).toMatchObject({
      value: {
        terms: { change: { difference: { amount: -2_000 }, items: [{ lineNo: 1, quantity: 2, sku: 'new' }] } },
        explained: [{ amount: 7_999 }, { amount: -9_999 }],
      },
    });
  });

  it.each([
    ['change_missing', [{ lineNo: 1, quantity: 1, sku: 'new' }].slice(1)],
    ['line_unknown', [{ lineNo: 9, quantity: 1, sku: 'new' }]],
    [
      'units_not_free',
      [
        { lineNo: 1, quantity: 1, sku: 'new' },
        { lineNo: 1, quantity: 2, sku: 'new' },
      ],
    ],
  ] as const)('is refused with %s where the articles wanted do not fit the order', (code, replacements) =>
    expect(
      priced('items', {
        terms: { remedy: 'change_order', freight: 'merchant', refundShipping: false, change: 'items', replacements },
      }),
    ).toMatchObject({ ok: false, refusal: { code } }),
  );

  it.each([
    ['change_missing', undefined, {}],
    ['replacement_unknown', 'items', { goods: [] }],
    ['replacement_of_other_product', 'items', { goods: [{ sku: 'new', productId: 'q', price: 1, available: 1 }] }],
    ['out_of_stock', 'items', { goods: [{ sku: 'new', productId: 'p', price: 1, available: 0 }] }],
  ] as const)('is refused with %s where that is so', (code, change, over) =>
    expect(priced(change, over)).toMatchObject({ ok: false, refusal: { code } }),
  );
});

describe('the plan of a change', () => {
  const agreed: CaseState = {
    ...emptyState('AS-2026-000001'),
    stage: 'execution',
    agreement: { version: 2, remedy: 'change_order', agreedAt: 0, firstRefund: 1, stopShipment: false },
  };
  const changed = (state: CaseState, difference?: { amount: number; currency: 'USD' }): CaseState =>
    orderChangePart.fold(state, {
      seq: 9,
      type: 'orderChanged',
      at: 1,
      by: { type: 'provider', id: 'shop' },
      data: { kind: 'items', ...(difference ? { difference } : {}) },
    });

  it('has the shop make it once, under this agreement, and then it is carried out (J1)', () => {
    expect(changeOrder.next(agreed)).toEqual({ do: 'changeOrder' });
    const done = changed(agreed, { amount: -500, currency: 'USD' });
    expect(done.orderChange).toEqual({ kind: 'items', offer: 2, difference: { amount: -500, currency: 'USD' } });
    expect(changeOrder.next(done)).toEqual({ ended: 'fulfilled' });
    expect(orderChangePart.rows?.(done)).toEqual([['order change', 'items', '-5.00 USD']]);
    expect(orderChangePart.rows?.(changed(agreed))).toEqual([['order change', 'items', '']]);
    expect(orderChangePart.rows?.(agreed)).toEqual([]);
  });

  it('waits for a person while the step is stuck, and is made anew under another agreement (design 3.6)', () => {
    const task = {
      id: 't1',
      kind: 'stuck',
      step: 'changeOrder',
      openedAt: 0,
      why: 'already_modified',
      level: 0,
    } as const;
    expect(changeOrder.next({ ...agreed, tasks: [task] })).toBeUndefined();
    const again = { ...changed(agreed), agreement: { ...agreed.agreement, version: 3 } } as CaseState;
    expect(changeOrder.next(again)).toEqual({ do: 'changeOrder' });
  });
});
