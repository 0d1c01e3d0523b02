import { sql } from 'drizzle-orm';
import { describe as say } from '#store/rebuild/difference.ts';
import { rebuild } from '#store/rebuild/rebuild.ts';
import { listPromises } from '#store/promises.ts';
import { listReturns } from '#store/register.ts';
import { casesOfRef } from '#store/refs.ts';
import { tasksOf } from '#store/tasks.ts';
import { anOrder, aRequest, DAY, event, openCase, playReturn, saveAnOrder, T0 } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();

const readModel = () =>
  Promise.all(
    ['cases', 'tasks', 'promises', 'returns_register', 'case_refs'].map((table) =>
      rowsOf(db(), sql.raw(`select * from ${table} t order by t::text`)),
    ),
  );

describe('the rebuild of the read model', () => {
  let caseNo = '';

  beforeAll(async () => {
    for (let index = 1; index <= 3; index += 1) {
      const order = anOrder({ orderNo: `B${index}`, tier: index === 3 ? 'vip' : 'standard' });
      await saveAnOrder(db(), order);
      const driver = await openCase(db(), { request: aRequest({ order: order.orderNo }) });
      await playReturn(driver, order);
      ({ caseNo } = driver);
    }
    await openCase(db(), { request: aRequest({ order: 'B-unknown-order' }) });
    const early = await openCase(db(), { request: aRequest({ order: 'B-late' }) });
    await early.add(
      event('taskOpened', { task: 't1', kind: 'stuck', step: 'lookUp', why: 'the shop does not answer' }),
    );
    await early.add(event('promiseMade', { promise: 'p1', owner: 'agent-1', dueAt: T0 + DAY }));
    await early.add(event('clockEnded', { name: 'promise', key: 'p1.0', to: 'senior' }));
    await early.add(event('promiseMade', { promise: 'p2', owner: 'agent-2', dueAt: T0 + DAY }));
    await early.add(event('promiseKept', { promise: 'p1' }));
    await saveAnOrder(db(), { orderNo: 'B-late', tier: 'vip' });
  }, 30_000);

  it('has a whole return to derive: register, references and tasks (D8, R26, R27, B6)', async () => {
    const { rows } = await listReturns(db().queries, { from: T0, to: T0 + 30 * DAY }, { limit: 10 });
    expect(rows.filter((row) => row.caseNo === caseNo)).toMatchObject([
      {
        sku: 'SKU-1',
        quantity: 1,
        reason: 'no_longer_wanted',
        result: 'accepted',
        disposition: 'sellable',
        trackingNo: `T-${caseNo}`,
      },
      { sku: 'SKU-1', quantity: 1, result: 'refused', disposition: 'back_to_customer' },
    ]);
    expect(await casesOfRef(db().queries, 'tracking', `T-${caseNo}`)).toEqual([caseNo]);
    expect(await casesOfRef(db().queries, 'refund', `re-${caseNo}`)).toEqual([caseNo]);
    expect(await tasksOf(db().queries, caseNo)).toMatchObject([
      { task: 't1', role: 'agent', dueAt: T0 + 4 * DAY, doneAt: T0 + 4 * DAY, how: 'recorded' },
    ]);
  });

  it('has promises, late and kept, with who is called (E6, F2)', async () => {
    const { rows } = await listPromises(db().queries, { kept: true, owner: 'agent-1' }, { limit: 10 });
    expect(rows).toMatchObject([{ promise: 'p1', role: 'senior', missed: 1, promisedAt: T0 + DAY }]);
    const open = await listPromises(db().queries, { kept: false, shops: ['retail-us'] }, { limit: 10 });
    expect(open.rows).toMatchObject([{ promise: 'p2', role: 'agent', missed: 0, keptAt: null }]);
  });

  it('gives exactly what is there', async () => {
    expect(await rebuild(db(), { compareOnly: true })).toEqual({ cases: 5, differences: [] });
  });

  it('gives exactly what was there when the read model is lost', async () => {
    const before = await readModel();
    await db().pool.query(
      'delete from tasks; delete from promises; delete from returns_register; delete from case_refs; delete from cases',
    );
    const { differences } = await rebuild(db());
    expect(differences.length).toBeGreaterThan(5);
    expect(await readModel()).toEqual(before);
  });

  it.each([
    ['cases', "update cases set stage = 'execution' where case_no = $1", 'stage'],
    ['cases', 'update cases set priority = 9 where case_no = $1', 'priority'],
    ['cases', `update cases set state = jsonb_set(state, '{offer,money,amount}', '1') where case_no = $1`, 'state'],
    ['tasks', "update tasks set how = 'retried' where case_no = $1", 'how'],
    ['tasks', 'delete from tasks where case_no = $1', null],
    ['returns_register', 'update returns_register set quantity = 2 where case_no = $1 and entry = 1', 'quantity'],
    ['case_refs', "insert into case_refs values ('rma', 'RMA-planted', $1)", null],
  ])('finds and mends a difference planted in %s: %s', async (table, plant, column) => {
    await db().pool.query(plant, [caseNo]);
    const compared = await rebuild(db(), { compareOnly: true });
    expect(compared.differences).toMatchObject([{ caseNo, table, column }]);
    expect(compared.differences.map(say)[0]).toContain(`${caseNo} ${table}`);
    expect((await rebuild(db())).differences).toEqual(compared.differences);
    expect((await rebuild(db())).differences).toEqual([]);
  });

  it('tells what differs in the ledger of money and changes nothing there (M5)', async () => {
    await db().pool.query("update payments set held = held + 7 where order_no = 'B3'");
    await db().pool.query("update refunds set state = 'reversed' where case_no = $1", [caseNo]);
    const { differences } = await rebuild(db());
    expect(differences.map(({ table, live, rebuilt }) => [table, live, rebuilt])).toEqual([
      ['refunds', 'reversed', 'arrived'],
      ['payments', [7, 3_333], [0, 0]],
      ['money_entries', 'arrived', 'reversed'],
    ]);
    expect((await rebuild(db())).differences).toEqual(differences);
  });
});
