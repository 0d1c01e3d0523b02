import fc from 'fast-check';
import { totalOf } from '#domain/settlement/line.ts';
import { shippingBack, type ShippingPaid } from '#domain/settlement/shipping.ts';

const paid = (over: Partial<ShippingPaid> = {}): ShippingPaid => ({
  standard: 800,
  surplus: 0,
  refunded: 0,
  shipped: true,
  lastUnit: true,
  ...over,
});
const WITH_LAST = { shippingRefund: 'withLastUnit', expressSurplus: false } as const;

describe('outbound shipping', () => {
  it('is a line of its own, with the last unit of the order (R11)', () => {
    expect(shippingBack(WITH_LAST, paid())).toEqual([{ kind: 'shipping', label: 'shipping', amount: 800 }]);
    expect(shippingBack(WITH_LAST, paid({ lastUnit: false }))).toEqual([]);
  });

  it('goes back without the surplus for speed, unless the policy gives that, too (R11)', () => {
    const express = paid({ surplus: 1_500 });
    expect(shippingBack(WITH_LAST, express)).toEqual([{ kind: 'shipping', label: 'standard shipping', amount: 800 }]);
    expect(totalOf(shippingBack({ ...WITH_LAST, expressSurplus: true }, express))).toBe(2_300);
  });

  it('goes back whole where nothing has left the warehouse (R11)', () => {
    const rules = { shippingRefund: 'withLastUnitUnshipped', expressSurplus: false } as const;
    expect(totalOf(shippingBack(rules, paid({ surplus: 1_500, shipped: false })))).toBe(2_300);
    expect(shippingBack(rules, paid({ surplus: 1_500 }))).toEqual([]);
    expect(shippingBack({ ...rules, shippingRefund: 'never' }, paid({ shipped: false }))).toEqual([]);
  });

  it('goes back once, however many cases the order has (R11)', () => {
    expect(shippingBack(WITH_LAST, paid({ refunded: 800 }))).toEqual([]);
    fc.assert(
      fc.property(
        fc.nat({ max: 9_999 }),
        fc.nat({ max: 9_999 }),
        fc.array(fc.record({ shipped: fc.boolean(), lastUnit: fc.boolean(), expressSurplus: fc.boolean() })),
        (standard, surplus, cases) => {
          let refunded = 0;
          for (const { shipped, lastUnit, expressSurplus } of cases)
            refunded += totalOf(
              shippingBack({ ...WITH_LAST, expressSurplus }, { standard, surplus, refunded, shipped, lastUnit }),
            );
          expect(refunded).toBeLessThanOrEqual(standard + surplus);
        },
      ),
    );
  });
});
