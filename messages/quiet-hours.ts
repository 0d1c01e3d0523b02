import { Temporal } from 'temporal-polyfill';

/** Hours of the day, `22:00` to `08:00`, in which customers are left alone; they may go over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** When the quiet hours end that `at` lies in, by the clocks on the wall of that zone; null outside of them. */
export function quietUntil({ from, to }: QuietHours, zone: string, at: number): number | null {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = there.toPlainTime();
  const [begin, end] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  const hasBegun = Temporal.PlainTime.compare(time, begin) >= 0;
  const isOver = Temporal.PlainTime.compare(time, end) >= 0;
  const overMidnight = Temporal.PlainTime.compare(begin, end) > 0;
  const isQuiet = overMidnight ? hasBegun || !isOver : hasBegun && !isOver;
  if (!isQuiet) return null;
  const day = there.toPlainDate().add({ days: overMidnight && hasBegun ? 1 : 0 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: end }).epochMilliseconds;
}
