import { closeAlarm, findAlarm, listAlarms } from '#store/alarms.ts';
import type { Queries } from '#store/db.ts';
import { reviewCauses } from '#store/opinions.ts';
import type { ApiDeps } from './deps.ts';

/** Batch defects and causes of public opinions, on the store. */
export const createIntakeStore = (queries: Queries): Pick<ApiDeps, 'alarms' | 'opinions'> => ({
  alarms: {
    list: ({ shops, ...filter }, page) =>
      listAlarms(queries, { ...filter, ...(shops === 'all' ? {} : { shops }) }, page),
    find: (id) => findAlarm(queries, id),
    close: (id, closing) => closeAlarm(queries, id, closing),
  },
  opinions: { causes: (of) => reviewCauses(queries, of) },
});
