import { sql } from 'drizzle-orm';
import { anOrder, aRequest, DAY, event, openCase, saveAnOrder, T0 } from '#test/store/fixture.ts';
import { rowsOf } from '#test/store/query.ts';
import { aDatabase } from '#test/store/stand.ts';
import { unitsOfCase, unitsOfOrder, type Claimed } from '#store/ledger/units.ts';

const db = aDatabase(12);
const ofOrder = (orderNo: string) => ({ shop: 'retail-us', orderNo });

describe('the ledger of units', () => {
  it.each([
    [1, 1],
    [3, 10_000],
    [7, 9_999],
    [7, 3],
    [11, 100_003],
  ])('prices %i units so that together they give exactly the net of %i (R8)', async (quantity, net) => {
    const orderNo = `U-${quantity}-${net}`;
    const lines = [{ lineNo: 1, sku: 'S', name: 'x', category: 'c', quantity, net, trackingNo: null }];
    await saveAnOrder(db(), { orderNo, lines });
    const units = await unitsOfOrder(db().queries, ofOrder(orderNo));
    expect(units).toHaveLength(quantity);
    expect(units.reduce((total, unit) => total + unit.net, 0)).toBe(net);
  });

  it('keeps what is tied up when the order is looked up again', async () => {
    await saveAnOrder(db(), { orderNo: 'U-again' });
    const driver = await openCase(db(), { request: aRequest({ order: 'U-again' }) });
    await driver.write(async (tx) => {
      expect(await tx.claimUnits([{ lineNo: 1, quantity: 2 }], 'return_and_refund')).toEqual({ ok: true });
      return [];
    });
    await saveAnOrder(db(), {
      orderNo: 'U-again',
      tier: 'vip',
      lines: anOrder().lines.map((line) => ({ ...line, net: 1 })),
    });
    const units = await unitsOfOrder(db().queries, ofOrder('U-again'));
    expect(units.map(({ state, net }) => [state, net])).toEqual([
      ['tied', 3_333],
      ['tied', 3_333],
      ['free', 3_334],
    ]);
  });

  it('gives units that two cases want at the same instant to one of them, never to both (R2)', async () => {
    for (let round = 0; round < 15; round += 1) {
      const orderNo = `U-race-${round}`;
      const lines = [1, 2].map((lineNo) => ({
        lineNo,
        sku: `S${lineNo}`,
        name: 'x',
        category: 'c',
        quantity: 3,
        net: 900,
        trackingNo: null,
      }));
      await saveAnOrder(db(), { orderNo, lines });
      const problems = ['defective', 'wrong_item', 'damaged_in_transit'] as const;
      const drivers = await Promise.all(
        problems.map((problem) => openCase(db(), { request: aRequest({ order: orderNo, problem }) })),
      );
      const claims = await Promise.all(
        drivers.map(async (driver, index) => {
          // named in different orders on purpose: whoever names them how, rows are locked in one order
          const wanted = [
            { lineNo: 1, quantity: 2 },
            { lineNo: 2, quantity: 2 },
          ];
          const answers: Claimed[] = [];
          await driver.write(async (tx) => {
            answers.push(await tx.claimUnits(index % 2 === 0 ? wanted : wanted.toReversed(), 'return_and_refund'));
            return [];
          });
          return answers;
        }),
      );
      const refused = { ok: false, lineNo: 1, free: 1 };
      expect(claims.flat().toSorted((a, b) => Number(b.ok) - Number(a.ok))).toEqual([{ ok: true }, refused, refused]);
      expect(
        await rowsOf(
          db(),
          sql`select state, count(*)::int from units where order_no = ${orderNo} group by 1 order by 1`,
        ),
      ).toEqual([
        { state: 'free', count: 2 },
        { state: 'tied', count: 4 },
      ]);
    }
  });

  it('counts what a case already holds when it claims again, and takes nothing more', async () => {
    await saveAnOrder(db(), { orderNo: 'U-twice' });
    const driver = await openCase(db(), { request: aRequest({ order: 'U-twice' }) });
    for (const remedy of ['return_and_refund', 'refund_only'] as const) {
      await driver.write(async (tx) => {
        expect(await tx.claimUnits([{ lineNo: 1, quantity: 2 }], remedy)).toEqual({ ok: true });
        return [];
      });
    }
    const held = await unitsOfCase(db().queries, driver.caseNo);
    expect(held.map(({ unitNo, remedy }) => [unitNo, remedy])).toEqual([
      [1, 'refund_only'],
      [2, 'refund_only'],
    ]);
  });

  it('keeps the very units a case holds when others become free before it claims again (R1)', async () => {
    await saveAnOrder(db(), { orderNo: 'U-same' });
    const [one, other] = await Promise.all(
      (['defective', 'wrong_item'] as const).map((problem) =>
        openCase(db(), { request: aRequest({ order: 'U-same', problem }) }),
      ),
    );
    const claim = (driver: typeof one) =>
      driver?.write(async (tx) => {
        await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'return_and_refund');
        return [];
      });
    await claim(one);
    await claim(other);
    await one?.write(async (tx) => {
      await tx.releaseUnits();
      return [];
    });
    await claim(other);
    const held = await unitsOfCase(db().queries, other?.caseNo ?? '');
    expect(held.map(({ unitNo }) => unitNo)).toEqual([2]);
  });

  it('has nothing free on a line the order does not have', async () => {
    await saveAnOrder(db(), { orderNo: 'U-noline' });
    const driver = await openCase(db(), { request: aRequest({ order: 'U-noline' }) });
    await driver.write(async (tx) => {
      expect(await tx.claimUnits([{ lineNo: 9, quantity: 1 }], 'refund_only')).toEqual({
        ok: false,
        lineNo: 9,
        free: 0,
      });
      return [];
    });
  });

  it('frees what a closed case did not settle, and only that (R3)', async () => {
    await saveAnOrder(db(), { orderNo: 'U-close' });
    const driver = await openCase(db(), { request: aRequest({ order: 'U-close' }) });
    await driver.write(async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 3 }], 'return_and_refund');
      await tx.settleUnits([{ lineNo: 1, count: 1, as: 'returned' }]);
      return [
        event('stageMoved', { to: 'diagnosis' }),
        event('stageMoved', { to: 'closed', outcome: 'partly_fulfilled' }, T0 + DAY),
      ];
    });
    const units = await unitsOfOrder(db().queries, ofOrder('U-close'));
    expect(units.map(({ state, settledAs }) => [state, settledAs])).toEqual([
      ['settled', 'returned'],
      ['free', null],
      ['free', null],
    ]);
  });

  it('refuses to settle more than the case holds', async () => {
    await saveAnOrder(db(), { orderNo: 'U-over' });
    const driver = await openCase(db(), { request: aRequest({ order: 'U-over' }) });
    const over = driver.write(async (tx) => {
      await tx.claimUnits([{ lineNo: 1, quantity: 1 }], 'return_and_refund');
      await tx.settleUnits([{ lineNo: 1, count: 2, as: 'returned' }]);
      return [];
    });
    await expect(over).rejects.toThrow('holds 1 units of line 1, not 2');
  });

  it.each([
    "update units set state = 'tied' where order_no = 'U-check'",
    "update units set case_no = (select min(case_no) from intakes) where order_no = 'U-check'",
    "update units set settled_as = 'returned' where order_no = 'U-check'",
    "update units set state = 'lost' where order_no = 'U-check'",
  ])('cannot hold a unit that is half free: %s (R1)', async (statement) => {
    await saveAnOrder(db(), { orderNo: 'U-check' });
    await expect(db().pool.query(statement)).rejects.toThrow('violates check constraint');
  });
});
