import { listenToJournal, whoseCase, type Told } from '#store/live.ts';
import { event, openCase, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase();

describe('the line to the journal', () => {
  it('is told of each write once it is committed, by case and version, and comes back when it was cut', async () => {
    const heard: Told[] = [];
    const waiting: (() => void)[] = [];
    let again = 0;
    const wake = (): void => waiting.splice(0).forEach((one) => one());
    const line = listenToJournal(db().pool.options.connectionString ?? '', {
      told: (told) => {
        heard.push(told);
        wake();
      },
      again: () => {
        again += 1;
        wake();
      },
      onError: () => undefined,
    });
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) await new Promise<void>((resolve) => waiting.push(resolve));
    };
    const listeners = async (): Promise<readonly { pid: number }[]> =>
      (
        await db().pool.query<{ pid: number }>(
          "select pid from pg_stat_activity where application_name = 'aftercare-live' and datname = current_database() and query like 'LISTEN%'",
        )
      ).rows;
    while ((await listeners()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const driver = await openCase(db());
    await until(() => heard.length > 0);
    const seen = heard.length;
    await driver.write(() => [event('findingMade', { liability: 'merchant' }, T0), event('withdrawn', {}, T0)]);
    await until(() => heard.length > seen);
    // two events of one write are one piece of news: the last of them
    expect(heard.slice(seen)).toEqual([expect.objectContaining({ caseNo: driver.caseNo, type: 'withdrawn' })]);
    expect(await whoseCase(db().queries, driver.caseNo)).toEqual({ shop: 'retail-us', queue: 'general' });
    expect(await whoseCase(db().queries, 'AS-2026-999999')).toBeUndefined();
    for (const { pid } of await listeners()) await db().pool.query('select pg_terminate_backend($1)', [pid]);
    await until(() => again === 1);
    const before = heard.length;
    await driver.write(() => [event('findingMade', { liability: 'carrier' }, T0)]);
    await until(() => heard.length > before);
    await line.close();
    expect(again).toBe(1);
  });
});
