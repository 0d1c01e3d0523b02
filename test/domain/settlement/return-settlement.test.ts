import fc from 'fast-check';
import type { Order } from '#domain/order.ts';
import { allocate } from '#domain/settlement/allocate.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';
import { totalOf, type LineKind, type SettlementLine } from '#domain/settlement/line.ts';
import { purchaseOf } from '#domain/settlement/purchase.ts';
import { settleReturnedUnits, type PresentReturn, type SettledBefore } from '#domain/settlement/return-settlement.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';

const RULES: SettlementRules = {
  thresholdOffers: 'resettle',
  freeShippingClawback: true,
  shippingRefund: 'withLastUnit',
  expressSurplus: false,
  returnFee: 500,
  restockingFeePercent: 10,
  feesNotOn: [],
  feesNotOnProblems: [],
  wearSupervisorAbovePercent: 20,
  priceRule: 'atPurchase',
  tenderOrder: [],
  tenderSplit: 'inOrder',
  providerLimits: {},
  alternatePayouts: ['gift_card'],
  alternatePayoutApprovals: 2,
};

/** A coat for 150.00 with a scarf as a gift, and two shirts of 50.00; '30 off from 200' on all of it, free shipping from 99. */
const NETS = [13_200, 0, 8_800] as const;
const order: Order = {
  shop: 'cn',
  orderNo: 'W1',
  customerId: 'c1',
  tier: 'standard',
  status: 'delivered',
  currency: 'CNY',
  dates: { placedAt: 0, shippedAt: 1, deliveredAt: 2, lastParcelAt: 2 },
  lines: [
    {
      lineNo: 1,
      sku: 'COAT',
      name: 'Coat',
      category: 'c',
      quantity: 1,
      net: NETS[0],
      trackingNo: null,
      unitPrice: 15_000,
    },
    {
      lineNo: 2,
      sku: 'SCARF',
      name: 'Scarf',
      category: 'c',
      quantity: 1,
      net: 0,
      trackingNo: null,
      unitPrice: 2_900,
      giftOf: 1,
    },
    {
      lineNo: 3,
      sku: 'SHIRT',
      name: 'Shirt',
      category: 'c',
      quantity: 2,
      net: NETS[2],
      trackingNo: null,
      unitPrice: 5_000,
    },
  ],
  shipping: 0,
  payments: [],
  discounts: [
    {
      id: 'd1',
      kind: 'threshold',
      amount: 3_000,
      threshold: 20_000,
      lines: [
        { lineNo: 1, amount: 1_800 },
        { lineNo: 3, amount: 1_200 },
      ],
    },
    { id: 'd2', kind: 'free_shipping', amount: 1_000, threshold: 9_900 },
  ],
};
const purchase = purchaseOf(order);

const NOTHING: SettledBefore = {
  lostDiscount: 0,
  lostShipping: 0,
  shippingRefunded: 0,
  gifts: [],
  flatFeeTaken: false,
  units: [],
};
const units = (net: number, count = 1) => Array.from({ length: count }, () => ({ net, reduced: 0 }));
const present = (over: Partial<PresentReturn> = {}): PresentReturn => ({
  goods: [{ lineNo: 3, sku: 'SHIRT', quantity: 2, units: units(4_400) }],
  liability: 'customer',
  problem: 'no_longer_wanted',
  wear: [],
  shipped: true,
  lastUnit: false,
  ...over,
});
const amounts = (lines: readonly SettlementLine[]) => lines.map(({ kind, amount }) => `${kind} ${amount}`);

describe('the settlement of returned goods', () => {
  it('reads offers, gifts and shipping as they were fixed at purchase (R6, R9, R10)', () => {
    const lines = [
      { lineNo: 1, quantity: 1, price: 15_000 },
      { lineNo: 2, quantity: 1, price: 0 },
      { lineNo: 3, quantity: 2, price: 10_000 },
    ];
    expect(purchase).toEqual({
      offers: [
        {
          id: 'd1',
          steps: [{ minimum: 20_000, discount: 3_000 }],
          lines: [
            { lineNo: 1, quantity: 1, price: 15_000, share: 1_800 },
            { lineNo: 3, quantity: 2, price: 10_000, share: 1_200 },
          ],
        },
      ],
      freeShipping: { minimum: 9_900, spared: 1_000, lines },
      gifts: [{ lineNo: 2, sku: 'SCARF', quantity: 1, value: 2_900, mainLineNo: 1, mainUnits: 1 }],
      shipping: { standard: 0, surplus: 0 },
    });
    expect(purchaseOf({ ...order, shipping: 2_000, expressSurcharge: 1_200 }).shipping).toEqual({
      standard: 800,
      surplus: 1_200,
    });
  });

  it('of one shirt keeps the offer, of two breaks it (R8, R10, R12)', () => {
    expect(
      settleReturnedUnits(
        { ...RULES, returnFee: 0, restockingFeePercent: 0 },
        { purchase, before: NOTHING, present: present() },
      ),
    ).toMatchObject({
      due: 4_400,
    });
    const both = present({ goods: [{ lineNo: 3, sku: 'SHIRT', quantity: 2, units: units(4_400, 2) }] });
    const settled = settleReturnedUnits(RULES, { purchase, before: NOTHING, present: both });
    expect(amounts(settled.lines)).toEqual([
      'goods 8800',
      'lostDiscount -1800',
      'returnFee -500',
      'restockingFee -880',
    ]);
    expect(settled).toMatchObject({ due: 5_620, shortfall: 0 });
  });

  it('of the coat without its scarf takes gift, offer, free shipping, wear and fees off, in that order (R6, R10, R12, R13)', () => {
    const goods = [{ lineNo: 1, sku: 'COAT', quantity: 1, units: [{ net: 13_200, reduced: 1_000 }] }];
    const before = { ...NOTHING, units: [{ lineNo: 3, back: 1, excused: 0 }] };
    const wear = [{ lineNo: 1, amount: 2_000, state: 'stands' }] as const;
    const settled = settleReturnedUnits(RULES, { purchase, before, present: present({ goods, wear }) });
    expect(amounts(settled.lines)).toEqual([
      'goods 13200',
      'reducedBefore -1000',
      'gift -2900',
      'lostDiscount -600',
      'lostShipping -1000',
      'wear -2000',
      'returnFee -500',
      'restockingFee -1220',
    ]);
    expect(settled.due).toBe(3_980);
  });

  it('that merchant or carrier are liable for costs no fee and breaks no offer (R10, R12)', () => {
    const both = {
      goods: [{ lineNo: 3, sku: 'SHIRT', quantity: 2, units: units(4_400, 2) }],
      problem: 'defective',
    } as const;
    for (const liability of ['merchant', 'carrier'] as const)
      expect(
        settleReturnedUnits(RULES, { purchase, before: NOTHING, present: present({ ...both, liability }) }),
      ).toMatchObject({
        due: 8_800,
      });
  });

  it('says what could not be taken off and charges nobody (R10)', () => {
    const cheap = { ...NOTHING, units: [{ lineNo: 3, back: 1, excused: 0 }] };
    const reduced = present({
      goods: [{ lineNo: 3, sku: 'SHIRT', quantity: 2, units: [{ net: 4_400, reduced: 4_000 }] }],
    });
    expect(settleReturnedUnits(RULES, { purchase, before: cheap, present: reduced })).toMatchObject({
      due: 0,
      shortfall: 1_400,
    });
  });

  it('gives shipping back with the last unit (R11)', () => {
    const paid = purchaseOf({ ...order, shipping: 1_500, discounts: [] });
    const settled = settleReturnedUnits(
      { ...RULES, returnFee: 0 },
      { purchase: paid, before: NOTHING, present: present({ lastUnit: true }) },
    );
    expect(amounts(settled.lines)).toEqual(['goods 4400', 'shipping 1500', 'restockingFee -440']);
  });
});

/** Adds what was taken, as the ledger does between two cases. */
function noted(before: SettledBefore, lines: readonly SettlementLine[], line: number, excused: boolean): SettledBefore {
  const sum = (kind: LineKind) => totalOf(lines.filter((one) => one.kind === kind));
  const now = before.units.find(({ lineNo }) => lineNo === line) ?? { lineNo: line, back: 0, excused: 0 };
  return {
    ...before,
    lostDiscount: before.lostDiscount - sum('lostDiscount'),
    lostShipping: before.lostShipping - sum('lostShipping'),
    shippingRefunded: before.shippingRefunded + sum('shipping'),
    gifts: [{ lineNo: 2, taken: (before.gifts[0]?.taken ?? 0) - sum('gift') }],
    units: [
      ...before.units.filter(({ lineNo }) => lineNo !== line),
      { lineNo: line, back: now.back + 1, excused: now.excused + Number(excused) },
    ],
  };
}

describe('an order that comes back in any portions', () => {
  const unitList = [
    { line: 1, sku: 'COAT', quantity: 1, net: 13_200 },
    { line: 2, sku: 'SCARF', quantity: 1, net: 0 },
    ...[0, 1].map((already) => ({
      line: 3,
      sku: 'SHIRT',
      quantity: 2,
      net: portionOf({ net: 8_800, quantity: 2, already, count: 1 }),
    })),
  ];

  it('gives back no more than was paid, and all of it when all came back without fees (R6-R12)', () => {
    expect(allocate(3_000, [15_000, 10_000])).toEqual([1_800, 1_200]);
    const ways = fc.record({
      way: fc.shuffledSubarray(unitList, { minLength: 1 }),
      faults: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fees: fc.boolean(),
      standard: fc.nat({ max: 3_000 }),
    });
    fc.assert(
      fc.property(ways, ({ way, faults, fees, standard }) => {
        const bought = { ...purchase, shipping: { standard, surplus: 0 } };
        const rules = fees ? RULES : { ...RULES, returnFee: 0, restockingFeePercent: 0 };
        let [before, paid, short] = [NOTHING, 0, 0];
        way.forEach(({ line, sku, quantity, net }, index) => {
          const excused = faults[index] ?? false;
          const settled = settleReturnedUnits(rules, {
            purchase: bought,
            before,
            present: present({
              goods: [{ lineNo: line, sku, quantity, units: units(net) }],
              liability: excused ? 'merchant' : 'customer',
              lastUnit: index === 3,
            }),
          });
          expect(settled.due).toBeGreaterThanOrEqual(0);
          before = noted(before, settled.lines, line, excused);
          paid += settled.due;
          short += settled.shortfall;
        });
        expect(paid).toBeLessThanOrEqual(22_000 + standard);
        if (way.length === 4 && !fees) expect([paid, short > 0]).toEqual([22_000 + standard, expect.any(Boolean)]);
      }),
      { numRuns: 2_000 },
    );
  });
});
