import { findHotSpots as find } from '#store/figures/find-hot-spots.ts';
import { inTransaction } from '#store/transaction.ts';
import type { DayActivities, DayDeps } from './contract.ts';

/** Looks once a night what has become more than usual; a look repeated finds what it found (I2). */
export const findHotSpots =
  ({ database }: Pick<DayDeps, 'database'>): DayActivities['findHotSpots'] =>
  async ({ shop, at }) => {
    const { opened, joined, cooled } = await inTransaction(database, (queries) => find(queries, { shop, at }));
    return { opened: opened.length, joined: joined.length, cooled: cooled.length };
  };
