import { money } from '#domain/money.ts';
import { paymentsOfOrder } from '#store/ledger/payments.ts';
import { ledgerDifferences } from '#store/rebuild/payments.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { aRequest, DAY, openCase, planRefund, report, saveAnOrder, T0, type Driver } from '#test/store/fixture.ts';
import { aDatabase } from '#test/store/stand.ts';

const db = aDatabase(12);
let orders = 0;

/** A case on an order of its own, paid 100.00 by one card, of which 70.00 have been refunded. */
async function refunded() {
  const orderNo = `RC${(orders += 1)}`;
  await saveAnOrder(db(), { orderNo });
  const driver = await openCase(db(), { request: aRequest({ order: orderNo }) });
  const paymentId = `pay-${orderNo}`;
  await planRefund(driver, { paymentId, amount: 7_000 });
  await driver.add(report('arrived'));
  return { orderNo, paymentId, driver };
}

let writes = 0;
const within = async <T>(driver: Driver, act: (tx: CaseTx) => Promise<T>): Promise<T | undefined> => {
  let done: T | undefined;
  await driver.write(
    async (tx) => {
      done = await act(tx);
      return [];
    },
    `write ${(writes += 1)}`,
  );
  return done;
};

async function columns(orderNo: string): Promise<unknown> {
  const [payment] = await paymentsOfOrder(db().queries, { shop: 'retail-us', orderNo });
  return payment && [payment.refunded, payment.disputed, payment.excess, payment.room];
}

const dispute = (paymentId: string, status: 'open' | 'won' | 'lost', at: number) => ({
  disputeId: `dp-${paymentId}`,
  paymentId,
  money: money(6_000, 'USD'),
  status,
  openedAt: T0,
  at,
});

describe('money that people got back by hand', () => {
  it('makes room on the payment again, once, and never more than had been refunded (R7)', async () => {
    const { driver, orderNo } = await refunded();
    expect(await within(driver, (tx) => tx.recoverRefunded('recovery/1', 2_500, T0))).toBe(2_500);
    expect(await columns(orderNo)).toEqual([4_500, 0, 0, 5_500]);
    expect(await within(driver, (tx) => tx.recoverRefunded('recovery/2', 9_999, T0))).toBe(4_500);
    expect(await columns(orderNo)).toEqual([0, 0, 0, 10_000]);
    expect(await ledgerDifferences(db().queries)).toEqual([]);
  });

  it('is not taken off twice when the refund comes back afterwards (R20)', async () => {
    const { driver, orderNo } = await refunded();
    await within(driver, (tx) => tx.recoverRefunded('recovery/1', 2_500, T0));
    await driver.add(report('reversed'));
    expect(await columns(orderNo)).toEqual([0, 0, 0, 10_000]);
    expect(await ledgerDifferences(db().queries)).toEqual([]);
  });

  it('balances what a bank claimed beyond the payment, and stays so whatever the bank decides (R22)', async () => {
    for (const end of ['won', 'lost'] as const) {
      const { driver, orderNo, paymentId } = await refunded();
      await within(driver, (tx) => tx.recordDispute(dispute(paymentId, 'open', T0)));
      expect(await columns(orderNo)).toEqual([7_000, 3_000, 3_000, 0]);
      expect(await within(driver, (tx) => tx.recoverExcess('excess/t1', `dp-${paymentId}`, T0))).toBe(3_000);
      expect(await columns(orderNo)).toEqual([7_000, 3_000, 0, 0]);
      await within(driver, (tx) => tx.recordDispute(dispute(paymentId, end, T0 + DAY)));
      expect(await columns(orderNo)).toEqual(end === 'won' ? [7_000, 0, 0, 3_000] : [7_000, 3_000, 0, 0]);
      expect(await ledgerDifferences(db().queries)).toEqual([]);
    }
  });
});
