import { sql } from 'drizzle-orm';
import { BrokenLedger } from '#store/ledger/broken-ledger.ts';
import { paymentsOfOrder, refundsOfCase } from '#store/ledger/payments.ts';
import { ledgerDifferences } from '#store/rebuild/payments.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import {
  aRequest,
  DAY,
  event,
  openCase,
  planRefund,
  report,
  saveAnOrder,
  T0,
  type Driver,
} from '#test/store/fixture.ts';
import { rowsOf } from '#test/store/query.ts';
import { aDatabase } from '#test/store/stand.ts';

const db = aDatabase(16);
let orders = 0;

/** A case on an order of its own, paid 100.00 by one card. */
async function aPaidCase(): Promise<{ driver: Driver; orderNo: string; paymentId: string }> {
  const orderNo = `M${(orders += 1)}`;
  await saveAnOrder(db(), { orderNo });
  return {
    orderNo,
    paymentId: `pay-${orderNo}`,
    driver: await openCase(db(), { request: aRequest({ order: orderNo }) }),
  };
}

async function columns(orderNo: string): Promise<unknown> {
  const [payment] = await paymentsOfOrder(db().queries, { shop: 'retail-us', orderNo });
  return payment && { held: payment.held, refunded: payment.refunded, room: payment.room };
}

describe('the ledger of money', () => {
  it('refunds nothing above what was captured: 100 payments, four refunds of 60 % at once on each (R7)', async () => {
    const PROBLEMS = ['defective', 'wrong_item', 'missing_item', 'not_as_described'] as const;
    const orderNos = Array.from({ length: 100 }, (_, index) => `R7-${index}`);
    for (const orderNo of orderNos) await saveAnOrder(db(), { orderNo });
    const drivers = await Promise.all(
      orderNos.flatMap((orderNo) =>
        PROBLEMS.map(async (problem) => ({
          orderNo,
          driver: await openCase(db(), { request: aRequest({ order: orderNo, problem }) }),
        })),
      ),
    );
    const planned = await Promise.all(
      drivers.map(({ driver, orderNo }) => planRefund(driver, { paymentId: `pay-${orderNo}`, amount: 6_000 })),
    );
    expect(planned.filter((events) => events.length > 0)).toHaveLength(100);
    expect(await rowsOf(db(), sql`select count(*)::int from payments where held > captured`)).toEqual([{ count: 0 }]);
    expect(
      await rowsOf(db(), sql`select count(*)::int, sum(amount)::int from refunds where key like '%/refund/1'`),
    ).toEqual([{ count: 100, sum: 600_000 }]);
    expect(await ledgerDifferences(db().queries)).toEqual([]);
  }, 60_000);

  it('cannot be brought above what was captured by anybody (R7)', async () => {
    const { orderNo } = await aPaidCase();
    await expect(db().pool.query('update payments set held = 10001 where order_no = $1', [orderNo])).rejects.toThrow(
      'payments_never_above_captured',
    );
    await expect(db().pool.query('update payments set refunded = -1 where order_no = $1', [orderNo])).rejects.toThrow(
      'payments_not_negative',
    );
  });

  it('moves a refund from planned over held to arrived, and counts it once at every step (R7, R20)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    await planRefund(driver, { paymentId, amount: 4_000 });
    expect(await columns(orderNo)).toEqual({ held: 4_000, refunded: 0, room: 6_000 });
    await driver.add(report('unknown'));
    await driver.add(report('held'), report('accepted', T0, { ref: 're-1', version: 3, expectedAt: T0 + DAY }));
    expect(await columns(orderNo)).toEqual({ held: 4_000, refunded: 0, room: 6_000 });
    await driver.add(report('arrived', T0 + DAY));
    expect(await columns(orderNo)).toEqual({ held: 0, refunded: 4_000, room: 6_000 });
    const [refund] = await refundsOfCase(db().queries, driver.caseNo);
    expect(refund).toMatchObject({
      state: 'arrived',
      ref: 're-1',
      version: 3,
      expectedAt: T0 + DAY,
      plannedAt: T0,
      updatedAt: T0 + DAY,
    });
    const entries = await rowsOf(
      db(),
      sql`select seq, from_state, to_state from money_entries where refund_key = ${refundKeyOf(driver.caseNo, 1)} order by seq`,
    );
    expect(entries.map((entry) => Object.values(entry).join(' '))).toEqual([
      '1  planned',
      '2 planned unknown',
      '3 unknown held',
      '4 held accepted',
      '5 accepted arrived',
    ]);
  });

  it('gives the room back when a refund fails or is reversed after its success (R20)', async () => {
    const failed = await aPaidCase();
    await planRefund(failed.driver, { paymentId: failed.paymentId, amount: 10_000 });
    await failed.driver.add(report('failed'));
    expect(await columns(failed.orderNo)).toEqual({ held: 0, refunded: 0, room: 10_000 });

    const reversed = await aPaidCase();
    await planRefund(reversed.driver, { paymentId: reversed.paymentId, amount: 10_000 });
    await reversed.driver.add(report('arrived'));
    await reversed.driver.add(report('failed', T0 + 9 * DAY));
    expect(await columns(reversed.orderNo)).toEqual({ held: 0, refunded: 0, room: 10_000 });
    const [refund] = await refundsOfCase(db().queries, reversed.driver.caseNo);
    expect(refund?.state).toBe('reversed');
  });

  it('stops when a failed refund turns out to have arrived and its room is gone: nothing is written (R7, R19)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    await planRefund(driver, { paymentId, amount: 10_000 });
    await driver.add(report('failed'));
    await planRefund(driver, { paymentId, amount: 10_000, n: 2 });
    await expect(driver.add(report('arrived'))).rejects.toThrow(BrokenLedger);
    expect(await columns(orderNo)).toEqual({ held: 10_000, refunded: 0, room: 0 });
  });

  it('writes no planned refund without its reservation, and no reservation without its refund (M5)', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    const refund = { n: 1, paymentId, money: money(100, 'USD') };
    await expect(driver.add(event('refundPlanned', { ...refund, tender: 'card' }))).rejects.toThrow(BrokenLedger);
    const orphan = driver.write(async (tx) => {
      await tx.reserveRefund({ key: refundKeyOf(driver.caseNo, 1), ...refund });
      return [];
    });
    await expect(orphan).rejects.toThrow('no refund was planned');
    expect(await columns(orderNo)).toEqual({ held: 0, refunded: 0, room: 10_000 });
  });

  it('has no room for money of another currency, or on a payment it does not know (R24)', async () => {
    const { driver, paymentId } = await aPaidCase();
    await driver.write(async (tx) => {
      const reservation = { key: refundKeyOf(driver.caseNo, 1), n: 1, paymentId, money: money(100, 'EUR') };
      expect(await tx.reserveRefund(reservation)).toBe(false);
      expect(await tx.reserveRefund({ ...reservation, paymentId: 'pay-nowhere' })).toBe(false);
      return [];
    });
  });

  it('keeps how a refund goes back: as it was paid, on the gift card that was wished for, another way (R16, R21)', async () => {
    const { driver, paymentId } = await aPaidCase();
    const plan = (n: number, more: { readonly destination?: string; readonly payout?: 'bank' }) =>
      driver.write(async (tx) => {
        const refund = { n, paymentId, money: money(100, 'USD') };
        await tx.reserveRefund({ key: refundKeyOf(driver.caseNo, n), ...refund, ...more });
        const destination = more.destination === undefined ? {} : { destination: more.destination };
        return [event('refundPlanned', { ...refund, ...destination, tender: 'card' })];
      });
    await plan(1, {});
    await plan(2, { destination: 'gift_card_1' });
    await plan(3, { payout: 'bank' });
    await driver.write(async (tx) => {
      expect((await tx.refundsOfOrder()).map(({ payout }) => payout)).toEqual(['original', 'gift_card', 'bank']);
      return [];
    });
  });

  it.each([
    ['arrived', 'accepted'],
    ['reversed', 'arrived'],
    ['accepted', 'planned'],
  ])('lets no refund move from %s to %s (M6)', async (from, to) => {
    const { driver, paymentId } = await aPaidCase();
    await planRefund(driver, { paymentId, amount: 100 });
    const set = 'update refunds set state = $1 where case_no = $2';
    await db().pool.query(set, [from, driver.caseNo]);
    await expect(db().pool.query(set, [to, driver.caseNo])).rejects.toThrow(`cannot move from ${from} to ${to}`);
  });

  it('keeps payment, amount and currency of a refund for its life, and the refund itself (R18)', async () => {
    const { driver, paymentId } = await aPaidCase();
    await planRefund(driver, { paymentId, amount: 100 });
    await expect(db().pool.query('update refunds set amount = 99 where case_no = $1', [driver.caseNo])).rejects.toThrow(
      'for life',
    );
    await expect(db().pool.query('delete from refunds where case_no = $1', [driver.caseNo])).rejects.toThrow(
      'append-only',
    );
    await expect(db().pool.query('update money_entries set amount = 1')).rejects.toThrow('append-only');
    await expect(db().pool.query('delete from money_entries')).rejects.toThrow('append-only');
  });

  it('says what went back by a case and on its whole order, without what failed', async () => {
    const { driver, orderNo, paymentId } = await aPaidCase();
    const other = await openCase(db(), { request: aRequest({ order: orderNo, problem: 'defective' }) });
    await planRefund(driver, { paymentId, amount: 1_000 });
    await planRefund(other, { paymentId, amount: 2_000 });
    await other.add(report('failed'));
    await planRefund(other, { paymentId, amount: 500, n: 2 });
    await driver.write(async (tx) => {
      expect(await tx.alreadyRefunded()).toEqual({ ofCase: 1_000, ofOrder: 1_500 });
      return [];
    });
  });
});
