import { silentThings } from '#store/day/silent.ts';
import type { DayActivities, DayDeps } from './contract.ts';
import { dayOf } from './plan-of.ts';

/** So many things at most are asked about in one sweep, the longest silent first; the next sweep goes on. */
const MOST = 400;

export const findSilent =
  ({ database, policies }: DayDeps): DayActivities['findSilent'] =>
  async ({ shop, at }) => {
    const day = dayOf(policies, { shop, at });
    if (!day) return [];
    return (await silentThings(database.queries, shop, at - day.plan.silentAfterMs)).slice(0, MOST);
  };
