import { addDays, weekday, type LocalDate } from '#domain/calendar/local-date.ts';
import type { RunTime } from './runs.ts';

/** The clock on the wall where a shop is. */
export interface WallClock {
  dateAt(instant: number): LocalDate;
  /** The first instant at which the wall shows that date and time; undefined where the clocks jump over it. */
  instantOf(date: LocalDate, time: string): number | undefined;
}

/** One run that was to be: named by its time on the wall, which an hour that comes twice has once. */
export interface Slot {
  readonly slot: string;
  readonly at: number;
}

/** Far enough back to find the last of a weekly run. */
const LOOK_BACK_DAYS = 8;

/** The runs that were to be after one instant and up to another, the earliest first. */
export function slotsBetween(
  times: readonly RunTime[],
  wall: WallClock,
  { after, until }: { readonly after: number; readonly until: number },
): readonly Slot[] {
  const last = wall.dateAt(until);
  const found: Slot[] = [];
  for (let date = wall.dateAt(after); date <= last; date = addDays(date, 1)) found.push(...slotsOf(times, wall, date));
  return found.filter(({ at }) => at > after && at <= until);
}

/** The run that an instant belongs to: the latest that was to be by then. */
export const slotAt = (times: readonly RunTime[], wall: WallClock, at: number): Slot | undefined =>
  slotsBetween(times, wall, {
    after: wall.instantOf(addDays(wall.dateAt(at), -LOOK_BACK_DAYS), '12:00') ?? 0,
    until: at,
  }).at(-1);

function slotsOf(times: readonly RunTime[], wall: WallClock, date: LocalDate): Slot[] {
  return times
    .filter((time) => time.weekday === undefined || time.weekday === weekday(date))
    .flatMap((time) => {
      const at = wall.instantOf(date, time.at);
      return at === undefined ? [] : [{ slot: `${date}T${time.at}`, at }];
    })
    .toSorted((a, b) => a.at - b.at);
}
