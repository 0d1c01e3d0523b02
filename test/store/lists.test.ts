import { BadCursor } from '#store/cursor.ts';
import { listCases, listDue, type CaseFilter } from '#store/cases.ts';
import { listTasks } from '#store/tasks.ts';
import { aRequest, DAY, event, openCase, saveAnOrder, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();

async function pages(filter: CaseFilter, limit: number): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listCases(db().queries, filter, { limit, ...(after === undefined ? {} : { after }) });
    seen.push(...page.rows.map(({ orderNo }) => orderNo));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return seen;
}

describe('the lists of cases', () => {
  beforeAll(async () => {
    await saveAnOrder(db(), { orderNo: 'L4', tier: 'vip', customerId: 'vip_1' });
    await saveAnOrder(db(), { orderNo: 'L5', customerId: 'vip_1' });
    for (let index = 1; index <= 7; index += 1) {
      // two that came at the same instant, to be told apart by their numbers
      const receivedAt = T0 + Math.min(index, 6) * 60_000;
      const driver = await openCase(db(), { request: aRequest({ order: `L${index}` }), receivedAt });
      if (index === 2)
        await driver.add(event('taskOpened', { task: 't1', kind: 'stuckRefund', why: 'refused' }, receivedAt));
      if (index === 3)
        await driver.add(event('taskOpened', { task: 't1', kind: 'decide', why: 'no rule' }, receivedAt));
      if (index === 6) await driver.add(event('stageMoved', { to: 'closed', outcome: 'refused' }, receivedAt + DAY));
    }
  });

  it.each([1, 2, 3, 50])(
    'show open cases as a queue: VIPs, then the oldest, complete in pages of %i (A7)',
    async (limit) => {
      expect(await pages({ open: true }, limit)).toEqual(['L4', 'L1', 'L2', 'L3', 'L5', 'L7']);
    },
  );

  it.each([1, 2, 50])('show all cases from the newest, complete in pages of %i', async (limit) => {
    expect(await pages({}, limit)).toEqual(['L7', 'L6', 'L5', 'L4', 'L3', 'L2', 'L1']);
  });

  it.each<[CaseFilter, string[]]>([
    [{ open: false }, ['L6']],
    [{ stage: 'closed' }, ['L6']],
    [{ stage: 'intake' }, ['L4', 'L1', 'L2', 'L3', 'L5', 'L7']],
    [{ stuck: true }, ['L2']],
    [{ open: true, stuck: false, waitingOn: 'supervisor' }, ['L3']],
    [{ orderNo: 'L5', shop: 'retail-us' }, ['L5']],
    [{ customerId: 'vip_1' }, ['L5', 'L4']],
    [{ problem: 'defective' }, []],
    [{ shop: 'elsewhere' }, []],
  ])('can be narrowed by %j', async (filter, orders) => {
    expect(await pages(filter, 3)).toEqual(orders);
  });

  it('refuse a cursor of another list, or one that was made up', async () => {
    const { next } = await listCases(db().queries, {}, { limit: 1 });
    await expect(listCases(db().queries, { open: true }, { limit: 1, after: next ?? '' })).rejects.toThrow(BadCursor);
    await expect(listCases(db().queries, {}, { limit: 1, after: 'nonsense' })).rejects.toThrow(BadCursor);
    const forged = Buffer.from(JSON.stringify(['recent', 'x', 1])).toString('base64url');
    await expect(listCases(db().queries, {}, { limit: 1, after: forged })).rejects.toThrow(BadCursor);
  });

  it('show what falls due, the nearest first, and tasks by queue', async () => {
    const due = await listDue(db().queries, T0 + 2 * DAY, 10);
    expect(due.map(({ orderNo, nextDeadlineName }) => [orderNo, nextDeadlineName])).toEqual([
      ['L2', 'stuckStep'],
      ['L3', 'supervisorDecision'],
    ]);
    const { rows, next } = await listTasks(db().queries, { role: 'finance', shop: 'retail-us' }, { limit: 1 });
    expect(rows).toMatchObject([{ kind: 'stuckRefund', role: 'finance', dueAt: T0 + 120_000 + DAY }]);
    expect(next).toBeNull();
    const first = await listTasks(db().queries, {}, { limit: 1 });
    expect((await listTasks(db().queries, {}, { limit: 1, after: first.next ?? '' })).rows).toMatchObject([
      { kind: 'decide' },
    ]);
  });
});
