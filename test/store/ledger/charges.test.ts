import { money } from '#domain/money.ts';
import { BrokenLedger } from '#store/ledger/broken-ledger.ts';
import type { ChargeNews, NewCharge } from '#store/ledger/charges.ts';
import { paymentsOfOrder } from '#store/ledger/payments.ts';
import { ledgerDifferences } from '#store/rebuild/payments.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { aRequest, openCase, planRefund, saveAnOrder, T0, type Driver } from '#test/store/fixture.ts';
import { aDatabase } from '#test/store/stand.ts';

const db = aDatabase(12);
let orders = 0;

async function aCase() {
  const orderNo = `CH${(orders += 1)}`;
  await saveAnOrder(db(), { orderNo });
  const driver = await openCase(db(), { request: aRequest({ order: orderNo }) });
  return { orderNo, driver, key: `${driver.caseNo}/charge/1`, paymentId: `pay-${orderNo}-more` };
}

const aCharge = (key: string, over: Partial<NewCharge> = {}): NewCharge => ({
  key,
  kind: 'charge',
  purpose: 'exchange difference',
  money: money(1_500, 'USD'),
  at: T0,
  ...over,
});
const succeeded = (key: string, paymentId: string, amount = 1_500): ChargeNews => ({
  key,
  state: 'succeeded',
  taken: { paymentId, tender: 'card', methodId: 'card-1', amount },
  at: T0 + 1,
});

let writes = 0;

async function inCase<T>(driver: Driver, work: (tx: CaseTx) => Promise<T>): Promise<T | undefined> {
  let answer: T | undefined;
  await driver.write(
    async (tx) => {
      answer = await work(tx);
      return [];
    },
    `charge-${(writes += 1)}`,
  );
  return answer;
}

const roomsOf = async (orderNo: string) =>
  (await paymentsOfOrder(db().queries, { shop: 'retail-us', orderNo })).map(({ paymentId, room }) => [paymentId, room]);

describe('the ledger of charges', () => {
  it('makes taken money a payment of the order, and what goes back of it is bound by it (R7, R15)', async () => {
    const { driver, orderNo, key, paymentId } = await aCase();
    await inCase(driver, (tx) => tx.planCharge(aCharge(key)));
    expect(await roomsOf(orderNo)).toEqual([[`pay-${orderNo}`, 10_000]]);
    await inCase(driver, (tx) => tx.reportCharge({ key, state: 'awaiting', ref: 'ch_1', expiresAt: T0 + 9, at: T0 }));
    expect(await inCase(driver, (tx) => tx.reportCharge(succeeded(key, paymentId)))).toBe(true);
    expect(await roomsOf(orderNo)).toEqual([
      [`pay-${orderNo}`, 10_000],
      [paymentId, 1_500],
    ]);
    expect(await planRefund(driver, { paymentId, amount: 1_501 })).toEqual([]);
    expect(await planRefund(driver, { paymentId, amount: 1_500 })).toHaveLength(1);
    expect(await inCase(driver, (tx) => tx.chargesOfOrder())).toMatchObject([
      { key, state: 'succeeded', paymentId, ref: 'ch_1', tender: 'card', methodId: 'card-1' },
    ]);
  });

  it('is the same payment that the shop tells of, whoever tells first (R45)', async () => {
    const { driver, orderNo, key, paymentId } = await aCase();
    await inCase(driver, (tx) => tx.planCharge(aCharge(key)));
    const payments = [{ paymentId, tender: 'card', methodId: 'card-1', captured: 1_500 }] as const;
    await saveAnOrder(db(), { orderNo, payments: [...payments] });
    await inCase(driver, (tx) => tx.reportCharge(succeeded(key, paymentId)));
    await saveAnOrder(db(), { orderNo, payments: [...payments] });
    expect(await roomsOf(orderNo)).toContainEqual([paymentId, 1_500]);
  });

  it('hears the same news twice, or late, without harm (R42, R45)', async () => {
    const { driver, key, paymentId } = await aCase();
    const told = (news: ChargeNews) => inCase(driver, (tx) => tx.reportCharge(news));
    await inCase(driver, (tx) => tx.planCharge(aCharge(key)));
    await inCase(driver, (tx) => tx.planCharge(aCharge(key)));
    expect(await told({ key, state: 'awaiting', version: 2, at: T0 })).toBe(true);
    expect(await told({ key, state: 'awaiting', version: 2, at: T0 })).toBe(false);
    expect(await told({ key, state: 'expired', version: 1, at: T0 })).toBe(false);
    expect(await told({ key, state: 'expired', at: T0 })).toBe(true);
    expect(await told({ key, state: 'awaiting', at: T0 })).toBe(false);
    // paid in the second in which it expired
    expect(await told(succeeded(key, paymentId))).toBe(true);
    expect(await told({ key, state: 'failed', code: 'card_declined', at: T0 })).toBe(false);
  });

  it('captures a hold up to what was held, and nothing when it is let go (R15)', async () => {
    const { driver, orderNo, key, paymentId } = await aCase();
    const told = (news: ChargeNews) => inCase(driver, (tx) => tx.reportCharge(news));
    await inCase(driver, (tx) => tx.planCharge(aCharge(key, { kind: 'hold', methodId: 'card-1', tender: 'card' })));
    await told({ key, state: 'authorised', at: T0 });
    expect(await roomsOf(orderNo)).toHaveLength(1);
    await expect(told(succeeded(key, paymentId, 1_501))).rejects.toThrow(BrokenLedger);
    await told(succeeded(key, paymentId, 700));
    expect(await roomsOf(orderNo)).toContainEqual([paymentId, 700]);

    const second = `${driver.caseNo}/charge/2`;
    await inCase(driver, (tx) => tx.planCharge(aCharge(second, { kind: 'hold' })));
    await told({ key: second, state: 'authorised', at: T0 });
    await told({ key: second, state: 'cancelled', at: T0 });
    expect(await roomsOf(orderNo)).toHaveLength(2);
  });

  it('is one charge under its key for life (R18)', async () => {
    const { driver, orderNo, key } = await aCase();
    await inCase(driver, (tx) => tx.planCharge(aCharge(key)));
    const another = inCase(driver, (tx) => tx.planCharge(aCharge(key, { money: money(1, 'USD') })));
    await expect(another).rejects.toThrow('another charge already');
    await expect(inCase(driver, (tx) => tx.reportCharge({ key: 'x', state: 'failed', at: T0 }))).rejects.toThrow(
      'never planned',
    );
    await expect(inCase(driver, (tx) => tx.reportCharge({ key, state: 'succeeded', at: T0 }))).rejects.toThrow(
      'without a payment',
    );
    await expect(inCase(driver, (tx) => tx.reportCharge(succeeded(key, `pay-${orderNo}`)))).rejects.toThrow(
      'another payment',
    );
  });

  it('is what the payments of the order say; what is not is told (R7)', async () => {
    expect(await ledgerDifferences(db().queries)).toEqual([]);
    const { driver, key, paymentId } = await aCase();
    await inCase(driver, (tx) => tx.planCharge(aCharge(key)));
    await inCase(driver, (tx) => tx.reportCharge(succeeded(key, paymentId)));
    await db().pool.query('update payments set captured = 1501 where payment_id = $1', [paymentId]);
    expect(await ledgerDifferences(db().queries)).toEqual([
      { caseNo: driver.caseNo, table: 'charges', key, column: 'amount', live: 1_500, rebuilt: 1_501 },
    ]);
  });
});
