import fc from 'fast-check';
import { foldNew } from '#domain/case/new-event.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { takenOf, type Charge } from '#domain/parts/charge/charge.ts';
import { goodsLines } from '#domain/parts/shipment/goods-lines.ts';
import { worthOf, type Shipment } from '#domain/parts/shipment/shipment.ts';
import { paidBackInstead } from '#domain/remedies/exchange/refund-instead.ts';
import { settledGoods } from '#domain/remedies/exchange/settle.ts';
import { slotsOf } from '#domain/remedies/exchange/slots.ts';

const SETTLED = { by: { type: 'system' as const, id: 'settlement' }, at: 0 };
const usd = (amount: number) => ({ amount, currency: 'USD' as const });
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Units of one line: what was paid for each, and what the article that goes for it costs; the same article costs what was paid. */
const someUnits = fc.record({
  units: fc.array(fc.record({ net: fc.nat({ max: 10_000 }), sku: fc.constantFrom('same', 'other', 'third') }), {
    minLength: 1,
    maxLength: 6,
  }),
  count: fc.nat({ max: 6 }),
});
const PRICES: Readonly<Record<string, number>> = { other: 7_300, third: 1_999 };

interface Given {
  readonly units: readonly { readonly net: number; readonly sku: string }[];
  /** How many passed the inspection. */
  readonly count: number;
}

/** An exchange that was agreed, paid for where it costs, and whose old goods lie on the table. */
function inspected({ units: given, count }: Given) {
  // As they are priced: equal articles together, the same again last.
  const units = ['other', 'third', 'same'].flatMap((sku) => given.filter((one) => one.sku === sku));
  const old = units.map(({ net }, index) => ({ lineNo: 1, unitNo: index + 1, sku: 'same', net, reduced: 0 }));
  const worths = units.map(({ sku, net }) => (sku === 'same' ? net : (PRICES[sku] ?? 0)));
  const lines = goodsLines(units.map(({ sku }, index) => ({ lineNo: 1, sku, worth: worths[index] ?? 0 })));
  const difference = sum(worths) - sum(units.map(({ net }) => net));
  const shipment: Shipment = {
    n: 1,
    offer: 1,
    reason: 'exchange',
    lines,
    status: 'reserved',
    reservations: 1,
    news: 0,
  };
  const paid: Charge = {
    n: 1,
    offer: 1,
    kind: 'payment',
    money: usd(Math.max(0, difference)),
    status: 'paid',
    tender: 'card',
    paymentId: 'pay-charge-1',
    version: 1,
  };
  const state: CaseState = {
    ...emptyState('AS-2026-000001'),
    stage: 'execution',
    agreement: { remedy: 'exchange', version: 1, agreedAt: 0, stopShipment: false, firstRefund: 1 },
    shipments: [shipment],
    ...(difference > 0 ? { charges: [paid] } : {}),
    parcel: { status: 'inspected', ourLabel: true, news: 1, inspected: [] },
  };
  const slots = slotsOf(lines, old);
  return { state, accepted: slots.slice(0, count), refused: slots.slice(count) };
}

const moved = ({ charges = [] }: CaseState, refunded: number): number =>
  sum(charges.filter(({ status }) => status === 'paid').map((charge) => takenOf(charge) - (charge.back ?? 0))) -
  refunded;

describe('an inspected exchange', () => {
  it('leaves the customer, for whatever was accepted, with goods of exactly what they paid in all (R4, R15, R25)', () => {
    fc.assert(
      fc.property(someUnits, (given) => {
        const { state, accepted, refused } = inspected(given);
        const { events, due } = settledGoods(state, { accepted, refused }, SETTLED);
        const after = foldNew(state, events);
        const open = (after.charges ?? []).filter(({ status }) => status === 'planned');
        const worth = sum(accepted.map((slot) => slot.worth));
        const net = sum(accepted.map(({ unit }) => unit.net));
        // What stays with the shop, or is still to be paid, is what the new goods cost more than the old ones.
        expect(moved(after, due) + sum(open.map(({ money }) => money.amount))).toBe(worth - net);
        const going = after.shipments?.findLast(({ replacedBy }) => replacedBy === undefined);
        if (accepted.length > 0 && going) expect(worthOf(going)).toBe(worth);
      }),
    );
  });

  it('whose new goods cannot be sent pays back all that was paid for the accepted ones (R15, R19)', () => {
    fc.assert(
      fc.property(someUnits, (given) => {
        const { state, accepted, refused } = inspected(given);
        if (accepted.length === 0) return;
        const settled = settledGoods(state, { accepted, refused }, SETTLED);
        const after = foldNew(state, settled.events);
        const goods = after.shipments?.findLast(({ replacedBy }) => replacedBy === undefined);
        const instead = paidBackInstead(after, goods?.n ?? 0, SETTLED);
        const end = foldNew(after, instead.events);
        expect(moved(end, settled.due + instead.due)).toBe(0 - sum(accepted.map(({ unit }) => unit.net)));
      }),
    );
  });

  it('gives equal units of a line their exact shares, so that all of them give the whole (R8)', () => {
    const units = [1, 2, 3].map((unitNo) => ({ lineNo: 1, unitNo, sku: 'same', net: 3_333, reduced: 0 }));
    const slots = slotsOf([{ lineNo: 1, sku: 'other', quantity: 3, worth: 10_000 }], units);
    expect(slots.map(({ worth }) => worth)).toEqual([3_333, 3_333, 3_334]);
  });
});
