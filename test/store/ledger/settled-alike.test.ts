import type { Decision } from '#activities/own.ts';
import { refundInstead } from '#activities/decisions/undo-exchange.ts';
import { settleExchange } from '#activities/decisions/settle-exchange.ts';
import { settleOutbound } from '#activities/decisions/settle-outbound.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { OfferState } from '#domain/offer.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { settlementsOfOrder } from '#store/ledger/settlements.ts';
import { unitsOfOrder } from '#store/ledger/units.ts';
import { aRequest, openCase, saveAnOrder, T0, type Driver } from '#test/store/fixture.ts';
import { aDatabase } from '#test/store/stand.ts';
import { theBook } from '#test/policies/support.ts';

const db = aDatabase(12);
const RULES: SettlementRules = theBook().latest('cn-marketplace').settlement;
let orders = 0;

/** Three units for 100.00 after 满115减15; two of them alone do not reach its limit, and lose their two thirds of it. */
async function reduced(): Promise<{ driver: Driver; orderNo: string }> {
  const orderNo = `SA${(orders += 1)}`;
  const offer = { id: 'full-115', kind: 'threshold', amount: 1_500, threshold: 11_500 } as const;
  await saveAnOrder(db(), { orderNo, discounts: [{ ...offer, lines: [{ lineNo: 1, amount: 1_500 }] }] });
  const request = aRequest({ order: orderNo, items: [{ lineNo: 1, quantity: 1 }] });
  return { orderNo, driver: await openCase(db(), { request }) };
}

const offered = (over: Partial<OfferState>): OfferState => ({
  version: 1,
  remedy: 'exchange',
  money: { amount: 0, currency: 'USD' },
  freight: 'customer',
  decision: 1,
  refundDays: 7,
  status: 'accepted',
  madeAt: T0,
  ...over,
});

/** Has a decision taken on what the case would be like then. */
async function decided(
  driver: Driver,
  { decision, state }: { readonly decision: Decision; readonly state: Partial<CaseState> },
  before: (tx: CaseTx) => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly CaseEvent[]> {
  return driver.write(async (tx, recorded) => {
    await before(tx);
    return decision(tx, { ...recorded, ...state }, () => RULES);
  });
}

const of = ({ orderNo }: { orderNo: string }) => ({ shop: 'retail-us', orderNo });
const refunded = (events: readonly CaseEvent[]): number[] =>
  events.flatMap((one) => (one.type === 'refundPlanned' ? [one.data.money.amount] : []));
const noted = async (order: { orderNo: string }): Promise<string[]> => {
  const all = await settlementsOfOrder(db().queries, of(order));
  const sums = new Map<string, number>();
  for (const { kind, amount } of all) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  return [...sums].filter(([, sum]) => sum !== 0).map(([kind, sum]) => `${kind} ${sum}`);
};
const endsOf = async (order: { orderNo: string }): Promise<(string | null)[]> =>
  (await unitsOfOrder(db().queries, of(order))).map(({ settledAs }) => settledAs);
const call = (driver: Driver) => ({ caseNo: driver.caseNo, seq: 0, cause: 'test', at: T0 });
const TERMS = { settlement: { refundShipping: true, full: 2_333 } };

describe('goods whose price goes back are settled alike, however they come back', () => {
  it('a parcel that was refused breaks the offer like a return of it (R10, R30)', async () => {
    const { driver, orderNo } = await reduced();
    const parcel = { trackingNo: 'T-OUT', lines: [{ lineNo: 1, quantity: 1 }], worth: 3_333, news: 1 };
    const units = [{ lineNo: 1, outcome: 'accepted' as const, disposition: 'sellable' as const }];
    const events = await decided(driver, {
      decision: settleOutbound(call(driver)),
      state: {
        offer: offered({ remedy: 'refused_delivery', money: { amount: 2_333, currency: 'USD' }, terms: TERMS }),
        outbound: { parcels: [{ ...parcel, status: 'returned', inspected: units }] },
      },
    });
    expect(refunded(events)).toEqual([3_333 - 1_000]);
    expect(await noted({ orderNo })).toEqual(['goods 3333', 'lostDiscount -1000']);
    expect(await endsOf({ orderNo })).toEqual(['refunded', null, null]);
  });

  it('an exchange keeps the offer, and notes what was given for what (R4, R9, R15)', async () => {
    const { driver, orderNo } = await reduced();
    const lines = [{ lineNo: 1, sku: 'SKU-2', quantity: 1, worth: 2_000 }];
    const inspected = [{ lineNo: 1, outcome: 'accepted' as const, disposition: 'sellable' as const }];
    const events = await decided(driver, {
      decision: settleExchange(call(driver)),
      state: {
        offer: offered({ terms: { goods: { reason: 'exchange', lines } } }),
        parcel: { status: 'inspected', ourLabel: true, news: 1, inspected },
      },
    });
    expect(refunded(events)).toEqual([1_333]);
    expect(await noted({ orderNo })).toEqual(['goods 3333', 'exchange -2000']);
    expect(await endsOf({ orderNo })).toEqual(['exchanged', null, null]);
  });

  it('an exchange that ends in money breaks it after all (R10, R19)', async () => {
    const { driver, orderNo } = await reduced();
    const lines = [{ lineNo: 1, sku: 'SKU-1', quantity: 1, worth: 3_333 }];
    const shipment = { n: 1, offer: 1, reason: 'exchange' as const, lines, status: 'outOfStock' as const };
    const events = await decided(
      driver,
      {
        decision: refundInstead({ ...call(driver), n: 1 }),
        state: { offer: offered({}), shipments: [{ ...shipment, reservations: 1, news: 0 }] },
      },
      async (tx) => {
        await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'exchange');
        await tx.settleUnits([{ lineNo: 1, count: 1, as: 'exchanged' }]);
      },
    );
    expect(refunded(events)).toEqual([3_333 - 1_000]);
    expect(await noted({ orderNo })).toEqual(['goods 3333', 'lostDiscount -1000']);
    expect(await endsOf({ orderNo })).toEqual(['refunded', null, null]);
  });
});
