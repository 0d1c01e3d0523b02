import { addWorkingDays, isWorkingDay } from '#domain/calendar.ts';
import type { Duration, TimeFrame } from './duration.ts';
import type { Stretch } from './hours.ts';
import { addDays } from './local-date.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.ts';

/** How time is counted, and where. */
export interface CountedIn {
  readonly counts: Duration['kind'];
  readonly frame: TimeFrame;
}

/**
 * Where an instant that lies after a pause moves to when what was left of the way to it begins at the pause's end (F3,
 * R39): as much clock time, as many working days, or as much working time as was left before.
 */
export const moved = (instant: number, pause: Stretch, { counts, frame }: CountedIn): number =>
  MOVED[counts](instant, pause, frame);

const MOVED: { readonly [K in Duration['kind']]: (instant: number, pause: Stretch, frame: TimeFrame) => number } = {
  exact: (instant, { from, to }) => instant + (to - from),
  working: (instant, { from, to }, frame) => {
    const { zone, calendar } = frame;
    // An end at 24:00 belongs to the day that is over then.
    const last = zone.dateAt(instant - 1);
    let left = 0;
    for (let date = zone.dateAt(from); date < last; date = addDays(date, 1))
      if (isWorkingDay(calendar, addDays(date, 1))) left += 1;
    return zone.endOf(addWorkingDays(calendar, zone.dateAt(to), left).date);
  },
  workingTime: (instant, { from, to }, frame) =>
    addWorkingTime(to, workingTimeBetween({ from, to: instant }, frame), frame).at,
};
