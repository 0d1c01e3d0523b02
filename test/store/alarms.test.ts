import { alarmIdOf, alarmOf } from '#domain/diagnosis/alarm.ts';
import { closeAlarm, findAlarm, listAlarms } from '#store/alarms.ts';
import { rebuild } from '#store/rebuild/rebuild.ts';
import { aRequest, DAY, event, openCase, saveAnOrder, T0, type Driver } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();
const GOODS = [{ sku: 'SKU-1', batch: 'B7' }];

/** What a diagnosis does about a defect, in the transaction that records it (B3). */
const found = (driver: Driver, at = T0): Promise<unknown> =>
  driver.write(async (tx) => {
    const answer = alarmOf(await tx.countDefects(GOODS, at - 14 * DAY), 3);
    const finding = event('findingMade', { liability: 'merchant', about: GOODS }, at);
    if (!answer) return [finding];
    const subject = 'SKU-1, batch B7';
    if ('joins' in answer) {
      await tx.joinAlarm(answer.joins, at);
      return [finding, event('alarmJoined', { alarm: answer.joins, subject }, at)];
    }
    const alarm = alarmIdOf(driver.caseNo, 1);
    await tx.raiseAlarm({ id: alarm, about: answer.raises, at });
    return [finding, event('alarmRaised', { alarm, subject, cases: answer.raises.cases }, at)];
  });

async function reported(orderNo: string, at = T0): Promise<Driver> {
  await saveAnOrder(db(), { orderNo });
  return openCase(db(), { request: aRequest({ order: orderNo, problem: 'defective' }), receivedAt: at });
}

describe('the alarm of a batch defect', () => {
  it('is one, however many cases are judged at the same instant, and every one of them is in it (B3)', async () => {
    const drivers: Driver[] = [];
    for (let n = 1; n <= 8; n += 1) drivers.push(await reported(`D${n}`));
    await Promise.all(drivers.map((driver) => found(driver)));
    const { rows } = await listAlarms(db().queries, { status: 'open' }, { limit: 10 });
    expect(rows).toMatchObject([{ kind: 'batch', sku: 'SKU-1', batch: 'B7' }]);
    expect(rows[0]?.cases.toSorted()).toEqual(drivers.map(({ caseNo }) => caseNo).toSorted());
  });

  it('follows from the journal: a rebuild finds nothing else, and tells what was tampered with (B3)', async () => {
    expect((await rebuild(db(), { compareOnly: true })).differences).toEqual([]);
    const { rows } = await listAlarms(db().queries, {}, { limit: 1 });
    await db().queries.execute(`delete from alarm_cases where case_no = '${rows[0]?.cases[0]}'`);
    await db().queries.execute(`delete from defect_reports where case_no = '${rows[0]?.cases[1]}'`);
    const tables = (await rebuild(db(), { compareOnly: true })).differences.map(({ table }) => table);
    expect(tables.toSorted()).toEqual(['alarm_cases', 'defect_reports']);
  });

  it('is closed once, with what it came from; cases after that are counted anew (B3)', async () => {
    const { rows } = await listAlarms(db().queries, { status: 'open' }, { limit: 1 });
    const id = rows[0]?.id ?? '';
    const closing = {
      at: T0 + DAY,
      by: { type: 'supervisor' } as const,
      cause: 'material' as const,
      note: 'a bad seal',
    };
    expect(await closeAlarm(db().queries, id, closing)).toBe(true);
    expect(await closeAlarm(db().queries, id, closing)).toBe(false);
    expect(await findAlarm(db().queries, id)).toMatchObject({ status: 'closed', cause: 'material' });
    const later = await reported('D9', T0 + 2 * DAY);
    await found(later, T0 + 2 * DAY);
    const again = await listAlarms(db().queries, { status: 'open' }, { limit: 1 });
    expect(again.rows.filter((alarm) => alarm.id === id)).toEqual([]);
  });
});
