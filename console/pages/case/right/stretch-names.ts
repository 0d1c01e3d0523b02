import { plain } from '#console/kit/names.ts';
import type { Pair } from '#console/pages/case/name-tables.ts';
import { useLocale } from '#console/words/use-locale.ts';

/** Why a stretch of time was counted, or was not. */
const STRETCHES: Readonly<Record<string, Pair>> = {
  clock_time: ['by the clock', '自然时间'],
  working_day: ['working day', '工作日'],
  working_time: ['working hours', '工作时间'],
  make_up_day: ['make-up working day', '调休上班日'],
  first_day: ['the first day does not count', '首日不计'],
  weekend: ['weekend', '周末'],
  holiday: ['holiday', '节假日'],
  closed: ['closed', '非工作时间'],
  customer_awaited: ['paused: the customer was awaited', '暂停：等待客户'],
};

export function useStretchNames(): (why: string) => string {
  const locale = useLocale();
  return (why) => STRETCHES[why]?.[locale === 'en' ? 0 : 1] ?? plain(why);
}
