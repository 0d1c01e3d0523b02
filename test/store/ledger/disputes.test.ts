import { money } from '#domain/money.ts';
import { BrokenLedger } from '#store/ledger/broken-ledger.ts';
import { recordDispute, type DisputeNews, type DisputeRecorded } from '#store/ledger/disputes.ts';
import { paymentsOfOrder } from '#store/ledger/payments.ts';
import { ledgerDifferences } from '#store/rebuild/payments.ts';
import { aRequest, DAY, openCase, planRefund, report, saveAnOrder, T0, type Driver } from '#test/store/fixture.ts';
import { aDatabase } from '#test/store/stand.ts';

const db = aDatabase(12);
let orders = 0;

/** A case on an order of its own, paid 100.00 by one card. */
async function aPaidCase() {
  const orderNo = `DP${(orders += 1)}`;
  await saveAnOrder(db(), { orderNo });
  const driver = await openCase(db(), { request: aRequest({ order: orderNo }) });
  return { orderNo, paymentId: `pay-${orderNo}`, driver };
}

const news = (paymentId: string, over: Partial<DisputeNews> = {}): DisputeNews => ({
  disputeId: `dp-${paymentId}`,
  paymentId,
  money: money(6_000, 'USD'),
  status: 'open',
  evidenceDueAt: T0 + 30 * DAY,
  openedAt: T0,
  at: T0,
  ...over,
});

async function tell(driver: Driver, told: DisputeNews): Promise<DisputeRecorded | undefined> {
  let recorded: DisputeRecorded | undefined;
  await driver.write(
    async (tx) => {
      recorded = await tx.recordDispute(told);
      return [];
    },
    `${told.disputeId}/${told.status}/${told.at}/${told.money.amount}/${Math.floor(told.openedAt)}`,
  );
  return recorded;
}

async function columns(orderNo: string): Promise<unknown> {
  const [payment] = await paymentsOfOrder(db().queries, { shop: 'retail-us', orderNo });
  return payment && [payment.held, payment.refunded, payment.disputed, payment.excess, payment.room];
}

describe('the ledger of disputes', () => {
  it('holds the disputed part of a payment: no refund can lay hold of it (R7, R22)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    expect(await tell(driver, news(paymentId))).toEqual({ changed: true, disputed: 6_000, excess: 0 });
    expect(await columns(orderNo)).toEqual([0, 0, 6_000, 0, 4_000]);
    expect(await planRefund(driver, { paymentId, amount: 4_001 })).toEqual([]);
    expect(await planRefund(driver, { paymentId, amount: 4_000 })).toHaveLength(1);
  });

  it('releases what was won and counts what was lost as paid (R22)', async () => {
    const won = await aPaidCase();
    await tell(won.driver, news(won.paymentId));
    await tell(won.driver, news(won.paymentId, { status: 'won', closedAt: T0 + DAY, at: T0 + DAY }));
    expect(await columns(won.orderNo)).toEqual([0, 0, 0, 0, 10_000]);

    const lost = await aPaidCase();
    await tell(lost.driver, news(lost.paymentId));
    await tell(lost.driver, news(lost.paymentId, { status: 'lost', lost: 2_500, at: T0 + DAY }));
    expect(await columns(lost.orderNo)).toEqual([0, 0, 2_500, 0, 7_500]);
  });

  it('keeps a dispute on money that has gone back already and says the excess: it is no crash (R7, R22)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    await planRefund(driver, { paymentId, amount: 7_000 });
    await driver.add(report('arrived'));
    expect(await tell(driver, news(paymentId))).toEqual({ changed: true, disputed: 3_000, excess: 3_000 });
    expect(await columns(orderNo)).toEqual([0, 7_000, 3_000, 3_000, 0]);
    await tell(driver, news(paymentId, { status: 'won', at: T0 + DAY }));
    expect(await columns(orderNo)).toEqual([0, 7_000, 0, 0, 3_000]);
  });

  it('lays hold of money that a failed refund gives back, before anybody else can (R7, R22)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    await planRefund(driver, { paymentId, amount: 7_000 });
    await tell(driver, news(paymentId));
    await driver.add(report('failed'));
    expect(await columns(orderNo)).toEqual([0, 0, 6_000, 0, 4_000]);
    await driver.add(report('arrived'));
    expect(await columns(orderNo)).toEqual([0, 7_000, 3_000, 3_000, 0]);
  });

  it('hears the same news twice, or in the wrong order, without harm (R45)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    const lost = news(paymentId, { status: 'lost', lost: 6_000, closedAt: T0 + DAY, at: T0 + DAY });
    expect(await tell(driver, lost)).toMatchObject({ changed: true });
    expect(await tell(driver, news(paymentId))).toEqual({ changed: false, disputed: 6_000, excess: 0 });
    expect(await tell(driver, { ...lost, openedAt: T0 + 1 })).toMatchObject({ changed: false });
    expect(await columns(orderNo)).toEqual([0, 0, 6_000, 0, 4_000]);
    await tell(driver, news(paymentId, { status: 'won', at: T0 + 2 * DAY }));
    expect(await columns(orderNo)).toEqual([0, 0, 0, 0, 10_000]);
  });

  it('hears of an open dispute that grows or gets another deadline (R22)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    await tell(driver, news(paymentId));
    const later = { money: money(9_000, 'USD'), evidenceDueAt: T0 + 5 * DAY, at: T0 + 1 };
    expect(await tell(driver, news(paymentId, later))).toEqual({ changed: true, disputed: 9_000, excess: 0 });
    await driver.write(async (tx) => {
      expect(await tx.disputesOfOrder()).toMatchObject([
        { state: 'open', amount: 9_000, evidenceDueAt: T0 + 5 * DAY, caseNo: driver.caseNo, closedAt: null },
      ]);
      return [];
    });
    expect(await columns(orderNo)).toEqual([0, 0, 9_000, 0, 1_000]);
  });

  it('knows nothing of payments it does not have, and mixes no currencies or payments (R24)', async () => {
    const { driver, paymentId } = await aPaidCase();
    expect(await tell(driver, news('pay-nowhere'))).toBeUndefined();
    await expect(tell(driver, news(paymentId, { money: money(1, 'EUR') }))).rejects.toThrow(BrokenLedger);
    await tell(driver, news(paymentId));
    const other = await aPaidCase();
    const moved = { ...news(other.paymentId), disputeId: `dp-${paymentId}`, at: T0 + 1 };
    await expect(tell(driver, moved)).rejects.toThrow(BrokenLedger);
  });

  it('never lets a refund and a dispute have the same money, whoever comes first (R7, R22)', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => aPaidCase()));
    await Promise.all(
      all.flatMap(({ driver, paymentId }) => [
        planRefund(driver, { paymentId, amount: 6_000 }),
        recordDispute(db().queries, null, news(paymentId)),
      ]),
    );
    for (const { orderNo } of all)
      expect([
        [6_000, 0, 4_000, 2_000, 0],
        [0, 0, 6_000, 0, 4_000],
      ]).toContainEqual(await columns(orderNo));
  });

  it('is what the columns of the payments add up to; what does not is told (R7)', async () => {
    expect(await ledgerDifferences(db().queries)).toEqual([]);
    const { driver, orderNo, paymentId } = await aPaidCase();
    await tell(driver, news(paymentId));
    await db().pool.query('update payments set disputed = 5999 where order_no = $1', [orderNo]);
    expect(await ledgerDifferences(db().queries)).toEqual([
      { caseNo: '', table: 'payments', key: paymentId, column: 'disputed, excess', live: 5_999, rebuilt: 6_000 },
    ]);
  });
});
