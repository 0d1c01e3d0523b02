import { fileURLToPath } from 'node:url';
import { isWorkingDay, type Calendar } from '#domain/calendar.ts';
import { loadCalendar } from '#policies/calendars.ts';

/** Business times as a test works them out for itself: by the wall clock of the policy's zone, without the code under test. */

const DAY_MS = 86_400_000;
const calendarOf = (country: string): Calendar =>
  loadCalendar(fileURLToPath(new URL(`../../policies/calendars/${country}.yaml`, import.meta.url)));
const US = calendarOf('us');
const CN = calendarOf('cn');
const NEW_YORK = 'America/New_York';

/** How far the wall clock of the zone is ahead of UTC at an instant. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** The same wall time so many days later. */
export function daysAfter(iso: string, days: number, zone = NEW_YORK): string {
  const start = Date.parse(iso);
  const raw = start + days * DAY_MS;
  return new Date(raw + offsetAt(start, zone) - offsetAt(raw, zone)).toISOString();
}

/** The end, at 24:00, of the n-th working day after the day of this instant, as the United States work. */
export const endOfWorkingDay = (iso: string, n: number, zone = NEW_YORK): string =>
  endOf(iso, { n, zone, counts: (day) => isWorkingDay(US, day) });

/** The same, as China works, holidays and the days worked in exchange included. */
export const endOfWorkingDayInChina = (iso: string, n: number): string =>
  endOf(iso, { n, zone: 'Asia/Shanghai', counts: (day) => isWorkingDay(CN, day) });

/** The end, at 24:00, of the n-th day after the day of this instant. */
export const endOfDayInChina = (iso: string, n: number): string =>
  endOf(iso, { n, zone: 'Asia/Shanghai', counts: () => true });

type Counted = { readonly n: number; readonly zone: string; readonly counts: (day: string) => boolean };

function endOf(iso: string, { n, zone, counts }: Counted): string {
  const start = Date.parse(iso);
  let midnight = Math.floor((start + offsetAt(start, zone)) / DAY_MS) * DAY_MS;
  for (let left = n; left > 0;) {
    midnight += DAY_MS;
    if (counts(new Date(midnight).toISOString().slice(0, 10))) left -= 1;
  }
  const end = midnight + DAY_MS;
  return new Date(end - offsetAt(end - offsetAt(end, zone), zone)).toISOString();
}

/** How many minutes late something happened: 0 is on time, negative too early; a slow machine may take some seconds. */
export const minutesAfter = (due: string, at: string): number =>
  Math.floor((Date.parse(at) - Date.parse(due)) / 60_000);

/** When so many minutes of an office's work that begin at an instant are over, found by walking minute by minute. */
export function afterWork(iso: string, minutes: number, spans: readonly (readonly [number, number])[]): string {
  let at = Date.parse(iso);
  for (let left = minutes; left > 0; at += 60_000) {
    const wall = new Date(at + offsetAt(at, NEW_YORK));
    const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
    const isWorked = isWorkingDay(US, wall.toISOString().slice(0, 10));
    if (isWorked && spans.some(([from, until]) => from <= minute && minute < until)) left -= 1;
  }
  return new Date(at).toISOString();
}

/** 17:00 in New York on the day before the next public holiday of the United States that lies some days ahead. */
export function eveOfHoliday(now: number): string {
  const day = [...US.holidays].toSorted().find((one) => Date.parse(one) > now + 2 * DAY_MS) ?? '';
  const wall = Date.parse(day) - 7 * 3_600_000;
  return new Date(wall - offsetAt(wall, NEW_YORK)).toISOString();
}
