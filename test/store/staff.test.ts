import { sql } from 'drizzle-orm';
import { addApiKey, findApiKey, revokeKeyOf } from '#store/api-keys.ts';
import { countQueues } from '#store/queues.ts';
import { addStaff, changeStaff, findStaffBySubject, listStaff, type StaffFacts } from '#store/staff.ts';
import { listTasks, tasksOfOwner, type TaskFilter } from '#store/tasks.ts';
import { aRequest, DAY, event, openCase, saveAnOrder, T0 } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
const by = { by: { type: 'manager', id: 'wu-gang' }, at: T0 };
const aPerson = (id: string, over: Partial<StaffFacts> = {}): StaffFacts => ({
  id,
  name: id,
  role: 'agent',
  groups: ['after_sale'],
  shops: ['retail-us'],
  locale: 'en',
  active: true,
  oidcSubject: null,
  ...over,
});

describe('people of the shops', () => {
  beforeAll(async () => {
    await addStaff(db(), aPerson('li-na', { oidcSubject: 'u-1' }), by);
    await addStaff(
      db(),
      aPerson('liu-yang', { groups: ['vip'], shops: ['retail-cn'], oidcSubject: 'l@example.com' }),
      by,
    );
    await addStaff(db(), aPerson('wu-gang', { role: 'manager', groups: [], shops: ['*'] }), by);
  });

  const ids = async (filter: Parameters<typeof listStaff>[1]) =>
    (await listStaff(db().queries, filter, { limit: 10 })).rows.map(({ id }) => id);

  it('are listed by shop, role, group, in pages (H2)', async () => {
    expect(await ids({})).toEqual(['li-na', 'liu-yang', 'wu-gang']);
    expect(await ids({ shops: ['retail-us'] })).toEqual(['li-na', 'wu-gang']);
    expect(await ids({ shops: [] })).toEqual(['wu-gang']);
    expect(await ids({ group: 'vip' })).toEqual(['liu-yang']);
    expect(await ids({ role: 'manager', active: true })).toEqual(['wu-gang']);
    const first = await listStaff(db().queries, {}, { limit: 2 });
    expect((await listStaff(db().queries, {}, { limit: 2, after: first.next ?? '' })).rows).toMatchObject([
      { id: 'wu-gang' },
    ]);
  });

  it('have ids and subjects of their own, and what changed of them stays on record (H2, E4)', async () => {
    expect(await addStaff(db(), aPerson('li-na'), by)).toBe('known');
    expect(await addStaff(db(), aPerson('new', { oidcSubject: 'u-1' }), by)).toBe('known');
    expect(await changeStaff(db(), { id: 'wu-gang', change: { oidcSubject: 'u-1' } }, by)).toBe('known');
    expect(await changeStaff(db(), { id: 'nobody', change: { name: 'x' } }, by)).toBeUndefined();
    expect(await changeStaff(db(), { id: 'liu-yang', change: { name: '刘洋' } }, by)).toMatchObject({ name: '刘洋' });
    expect(
      await rowsOf(db(), sql`select by_id, change from staff_changes where staff_id = 'liu-yang' order by id`),
    ).toMatchObject([{ change: { groups: ['vip'] } }, { by_id: 'wu-gang', change: { name: '刘洋' } }]);
    await expect(db().pool.query(`update staff_changes set by_id = 'x'`)).rejects.toThrow('append-only');
    await expect(db().pool.query('delete from staff')).rejects.toThrow('append-only');
  });

  it('are found by the name an identity provider has for them, before an address (H2)', async () => {
    const found = async (told: { subject: string; email?: string }) =>
      (await findStaffBySubject(db().queries, told))?.id;
    expect(await found({ subject: 'u-1', email: 'l@example.com' })).toBe('li-na');
    expect(await found({ subject: 'u-2', email: 'l@example.com' })).toBe('liu-yang');
    expect(await found({ subject: 'u-2' })).toBeUndefined();
  });

  it('have keys that are worth what they are at the moment, and that are theirs alone to lose (H2)', async () => {
    const key = { id: 'p-1', secret: 'ak_p-1_s', name: 'console', role: 'agent', shops: ['-'], createdAt: T0 };
    await addApiKey(db().queries, { ...key, staffId: 'li-na' });
    const holder = async () => (await findApiKey(db().queries, 'ak_p-1_s'))?.person;
    expect(await holder()).toMatchObject({ id: 'li-na', role: 'agent', shops: ['retail-us'], active: true });
    await changeStaff(db(), { id: 'li-na', change: { role: 'senior' } }, by);
    expect(await holder()).toMatchObject({ role: 'senior' });
    expect(await revokeKeyOf(db().queries, { staffId: 'liu-yang', keyId: 'p-1' }, T0)).toBe(false);
    expect(await revokeKeyOf(db().queries, { staffId: 'li-na', keyId: 'p-1' }, T0)).toBe(true);
    expect(await holder()).toBeUndefined();
  });
});

describe('queues', () => {
  const caseNos: Record<string, string> = {};

  beforeAll(async () => {
    await saveAnOrder(db(), { orderNo: 'Q2', tier: 'vip' });
    const opened = async (order: string, change: object = {}) => {
      const driver = await openCase(db(), { request: aRequest({ order, ...change }), receivedAt: T0 });
      caseNos[driver.caseNo] = order;
      return driver;
    };
    const asked = await opened('Q1', { problem: 'question', wish: undefined, items: undefined });
    await asked.add(event('taskOpened', { task: 't1', kind: 'answer', why: 'asked', owner: 'li-na' }));
    const vip = await opened('Q2');
    await vip.add({ ...event('triaged', { priority: 2, queue: 'vip' }), because: 'vip-first' });
    await vip.add(event('taskOpened', { task: 't1', kind: 'stuckRefund', why: 'refused' }));
    const plain = await opened('Q3');
    await plain.add(event('taskOpened', { task: 't1', kind: 'stuck', why: 'silent' }));
    await plain.add(event('taskAssigned', { task: 't1', how: 'taken', owner: 'liu-yang' }));
    await changeStaff(db(), { id: 'liu-yang', change: { active: false } }, by);
  });

  const orders = async (filter: TaskFilter) =>
    (await listTasks(db().queries, filter, { limit: 10 })).rows.map(({ caseNo }) => caseNos[caseNo]);

  it('are told apart by group, by owner, and by what may be looked into (A7, H2, J3)', async () => {
    expect(await orders({})).toEqual(['Q2', 'Q1', 'Q3']);
    expect(await orders({ group: 'pre_sale' })).toEqual(['Q1']);
    expect(await orders({ group: 'vip' })).toEqual(['Q2']);
    expect(await orders({ group: 'after_sale' })).toEqual(['Q3']);
    expect(await orders({ owner: 'li-na' })).toEqual(['Q1']);
    expect(await orders({ owner: null })).toEqual(['Q2']);
    expect(await orders({ queues: ['general'] })).toEqual(['Q1', 'Q3']);
    expect(await orders({ shops: ['retail-cn'] })).toEqual([]);
  });

  it('give the facts behind a position, and say whose owner has left (A7, H2)', async () => {
    const { rows } = await listTasks(db().queries, {}, { limit: 10 });
    expect(rows).toMatchObject([
      { rule: 'vip-first', tier: 'vip', caseKind: 'return', ownerAway: false, owner: null },
      { rule: null, tier: null, caseKind: 'consultation', ownerAway: false, owner: 'li-na' },
      { rule: null, ownerAway: true, owner: 'liu-yang' },
    ]);
  });

  it("are counted: open, due, late, nobody's, left behind (H2)", async () => {
    const all = { queues: ['general', 'vip', 'complaint'] } as const;
    const none = { open: 0, due: 0, late: 0, unassigned: 0, leftBehind: 0 };
    expect(await countQueues(db().queries, all, T0 + 30 * DAY)).toEqual([
      { ...none, group: 'pre_sale', open: 1, late: 1 },
      { ...none, group: 'in_sale' },
      { ...none, group: 'after_sale', open: 1, late: 1, leftBehind: 1 },
      { ...none, group: 'vip', open: 1, late: 1, unassigned: 1 },
      { ...none, group: 'complaint' },
    ]);
    const now = await countQueues(db().queries, { queues: ['general'], role: 'agent', shops: ['retail-us'] }, T0);
    expect(now.map(({ group, open, late }) => [group, open, late])).toEqual([
      ['pre_sale', 1, 0],
      ['in_sale', 0, 0],
      ['after_sale', 1, 0],
    ]);
    expect(
      await tasksOfOwner(db().queries, { owner: 'li-na', shops: ['retail-us'], queue: 'general' }, 9),
    ).toHaveLength(1);
    expect(await tasksOfOwner(db().queries, { owner: 'li-na', shops: ['retail-cn'] }, 9)).toEqual([]);
  });
});
