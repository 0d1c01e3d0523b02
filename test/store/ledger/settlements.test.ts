import { sql } from 'drizzle-orm';
import { money } from '#domain/money.ts';
import { reduceBy } from '#domain/settlement/price-reduction.ts';
import type { SettlementLine } from '#domain/settlement/line.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { compensationGiven } from '#store/ledger/settlements.ts';
import { unitsOfOrder } from '#store/ledger/units.ts';
import { aRequest, event, openCase, saveAnOrder, T0, type Driver } from '#test/store/fixture.ts';
import { rowsOf } from '#test/store/query.ts';
import { aDatabase } from '#test/store/stand.ts';

const db = aDatabase(12);
let orders = 0;
let writes = 0;

/** Two cases of one order. */
async function twoCases(): Promise<{ orderNo: string; one: Driver; other: Driver }> {
  const orderNo = `ST${(orders += 1)}`;
  await saveAnOrder(db(), { orderNo });
  const one = await openCase(db(), { request: aRequest({ order: orderNo }) });
  const other = await openCase(db(), { request: aRequest({ order: orderNo, problem: 'defective' }) });
  return { orderNo, one, other };
}

const inCase = (driver: Driver, work: (tx: CaseTx) => Promise<unknown>) =>
  driver.write(
    async (tx) => {
      await work(tx);
      return [];
    },
    `note-${(writes += 1)}`,
  );
const line = (kind: SettlementLine['kind'], amount: number, lineNo?: number): SettlementLine => ({
  kind,
  label: kind,
  amount,
  ...(lineNo === undefined ? {} : { lineNo }),
});
const NOTHING = { lostDiscount: 0, lostShipping: 0, shippingRefunded: 0, gifts: [], flatFeeTaken: false, units: [] };

describe('the ledger of what money was for', () => {
  it('tells a case what the other cases of the order have settled (R6, R10-R12)', async () => {
    const { one, other } = await twoCases();
    await inCase(one, async (tx) => {
      expect(await tx.settledBefore('RMA-1')).toEqual(NOTHING);
      const lines = [
        line('goods', 9_000, 1),
        line('shipping', 800),
        line('gift', -1_900, 2),
        line('lostDiscount', -1_500),
        line('lostShipping', -1_200),
        line('returnFee', -500),
      ];
      await tx.noteSettlement({ settlement: 'RMA-1/1', lines, at: T0 });
    });
    const before = {
      ...NOTHING,
      lostDiscount: 1_500,
      lostShipping: 1_200,
      shippingRefunded: 800,
      gifts: [{ lineNo: 2, taken: 1_900 }],
    };
    await inCase(other, async (tx) => expect(await tx.settledBefore('RMA-2')).toEqual(before));
    await inCase(one, async (tx) => expect(await tx.settledBefore('RMA-1')).toEqual({ ...before, flatFeeTaken: true }));
  });

  it('replaces what is noted anew, takes back what does not hold, and only grows (E4, R10)', async () => {
    const { one, orderNo } = await twoCases();
    const note = (...lines: SettlementLine[]) =>
      inCase(one, (tx) => tx.noteSettlement({ settlement: 'offer-1', lines, at: T0 }));
    await note(line('shipping', 800), line('lostDiscount', -1_500));
    await note(line('shipping', 800), line('lostDiscount', -1_000));
    await inCase(one, async (tx) =>
      expect(await tx.settledBefore('x')).toMatchObject({ lostDiscount: 1_000, shippingRefunded: 800 }),
    );
    await note();
    await note();
    await inCase(one, async (tx) => expect(await tx.settledBefore('x')).toMatchObject(NOTHING));
    const rows = await rowsOf(
      db(),
      sql`select n, kind, amount::int from settlement_lines where order_no = ${orderNo} order by n`,
    );
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      '1 shipping 800',
      '2 lostDiscount -1500',
      '3 lostDiscount 500',
      '4 shipping -800',
      '5 lostDiscount 1000',
    ]);
    await expect(db().pool.query('update settlement_lines set amount = 0')).rejects.toThrow('append-only');
    await expect(db().pool.query('delete from settlement_lines')).rejects.toThrow('append-only');
  });

  it('counts units that came back, and those the customer is not liable for (R10)', async () => {
    const { one, other } = await twoCases();
    const liable = async (driver: Driver, liability: 'customer' | 'merchant', as: string) => {
      await driver.add(event('findingMade', { liability }));
      await inCase(driver, async (tx) => {
        await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'return_and_refund');
        await tx.settleUnits([{ lineNo: 1, count: 1, as }]);
      });
    };
    await liable(one, 'customer', 'returned');
    await liable(other, 'merchant', 'refunded');
    await inCase(one, async (tx) =>
      expect((await tx.settledBefore('x')).units).toEqual([{ lineNo: 1, back: 2, excused: 1 }]),
    );
  });

  it('does not count units that were exchanged: the customer has others for them (R4, R10)', async () => {
    const { one } = await twoCases();
    await inCase(one, async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'return_and_refund');
      await tx.settleUnits([{ lineNo: 1, count: 1, as: 'exchanged' }]);
      expect((await tx.settledBefore('x')).units).toEqual([]);
    });
  });

  it('sums compensation of every kind over all cases of the order (D6, R43)', async () => {
    const { one, other, orderNo } = await twoCases();
    const grant = (driver: Driver, n: number, value: number) =>
      inCase(driver, (tx) =>
        tx.planGrant({ key: `${driver.caseNo}/grant/${n}`, kind: 'coupon', value: money(value, 'USD'), at: T0 }),
      );
    await inCase(one, (tx) =>
      tx.noteSettlement({
        settlement: 'offer-1',
        lines: [line('priceReduction', 1_000), line('goods', 5_000)],
        at: T0,
      }),
    );
    await grant(one, 1, 300);
    await grant(other, 1, 500);
    await grant(other, 2, 9_999);
    await inCase(other, (tx) => tx.reportGrant({ key: `${other.caseNo}/grant/2`, state: 'failed', at: T0 }));
    await inCase(other, async (tx) => expect(await tx.compensationGiven()).toEqual({ ofCase: 500, ofOrder: 1_800 }));
    await inCase(one, (tx) => tx.noteSettlement({ settlement: 'offer-1', lines: [], at: T0 }));
    const subject = { caseNo: one.caseNo, order: { shop: 'retail-us', orderNo } };
    expect(await compensationGiven(db().queries, subject)).toEqual({ ofCase: 300, ofOrder: 800 });
  });

  it('gives two cases that look at the same time one limit, not two (R43)', async () => {
    const LIMIT = 1_000;
    const giveWithin = (driver: Driver) =>
      inCase(driver, async (tx) => {
        const { ofOrder } = await tx.compensationGiven();
        if (ofOrder + 600 > LIMIT) return;
        await tx.noteSettlement({ settlement: 'offer-1', lines: [line('compensation', 600)], at: T0 });
      });
    for (let round = 0; round < 10; round += 1) {
      const { one, other, orderNo } = await twoCases();
      await Promise.all([giveWithin(one), giveWithin(other)]);
      const subject = { caseNo: one.caseNo, order: { shop: 'retail-us', orderNo } };
      expect((await compensationGiven(db().queries, subject)).ofOrder).toBe(600);
    }
  });

  it('gives shipping back once when two cases settle at the same time (R11)', async () => {
    const giveShipping = (driver: Driver) =>
      inCase(driver, async (tx) => {
        const { shippingRefunded } = await tx.settledBefore('x');
        const lines = [line('shipping', 800 - shippingRefunded)];
        await tx.noteSettlement({ settlement: 'offer-1', lines, at: T0 });
      });
    for (let round = 0; round < 10; round += 1) {
      const { one, other } = await twoCases();
      await Promise.all([giveShipping(one), giveShipping(other)]);
      await inCase(one, async (tx) => expect(await tx.settledBefore('x')).toMatchObject({ shippingRefunded: 800 }));
    }
  });
});

describe('the ledger of grants', () => {
  it('follows a grant to its end and back from nowhere (D6, R45)', async () => {
    const { one } = await twoCases();
    const key = `${one.caseNo}/grant/1`;
    const plan = () => inCase(one, (tx) => tx.planGrant({ key, kind: 'points', value: money(200, 'USD'), at: T0 }));
    const tell = async (...states: readonly ('unknown' | 'delivered' | 'failed' | 'spent' | 'revoked')[]) => {
      const answers: boolean[] = [];
      for (const state of states)
        await inCase(one, async (tx) => answers.push(await tx.reportGrant({ key, state, ref: 'g1', at: T0 })));
      return answers;
    };
    await plan();
    await plan();
    expect(await tell('unknown', 'failed', 'unknown', 'delivered', 'delivered', 'failed', 'spent', 'revoked')).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
    const another = inCase(one, (tx) => tx.planGrant({ key, kind: 'points', value: money(201, 'USD'), at: T0 }));
    await expect(another).rejects.toThrow('another grant already');
    await expect(inCase(one, (tx) => tx.reportGrant({ key: 'x', state: 'failed', at: T0 }))).rejects.toThrow(
      'never planned',
    );
  });
});

describe('a partial refund in the ledger of goods', () => {
  it('lowers what the units are worth, stays when they are freed, and can be taken back (R14)', async () => {
    const { one, orderNo } = await twoCases();
    const reduced = async () =>
      (await unitsOfOrder(db().queries, { shop: 'retail-us', orderNo })).map((unit) => [unit.state, unit.reduced]);
    await inCase(one, async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 2 }], 'return_and_refund');
      await tx.reduceUnits(reduceBy(1_001, await tx.unitsOfCase()) ?? []);
    });
    await inCase(one, (tx) => tx.releaseUnits());
    expect(await reduced()).toEqual([
      ['free', 501],
      ['free', 500],
      ['free', 0],
    ]);
    await inCase(one, async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'return_and_refund');
      await tx.reduceUnits([{ lineNo: 1, unitNo: 1, amount: -501 }]);
    });
    expect((await reduced())[0]).toEqual(['tied', 0]);
  });

  it('never lowers a unit below nothing, nor one that the case does not hold (R7, R14)', async () => {
    const { one } = await twoCases();
    await inCase(one, (tx) => tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'return_and_refund'));
    const lower = (unitNo: number, amount: number) =>
      inCase(one, (tx) => tx.reduceUnits([{ lineNo: 1, unitNo, amount }]));
    await expect(lower(1, 3_334)).rejects.toThrow('units_reduced');
    await expect(lower(1, -1)).rejects.toThrow('units_reduced');
    await expect(lower(2, 1)).rejects.toThrow('does not hold unit 2');
  });
});
