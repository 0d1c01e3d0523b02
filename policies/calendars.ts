import type { Calendar } from '#domain/calendar.ts';
import type { Hours } from '#domain/calendar/hours.ts';
import { yearOf } from '#domain/calendar/local-date.ts';
import { readYaml } from './read-yaml.ts';
import { calendarFile } from './schema.ts';

/** A calendar with the hours its working days are worked, where its file says them. */
export interface LoadedCalendar {
  readonly calendar: Calendar;
  readonly hours?: Hours;
}

/** Reads a calendar's file; a day of a year it does not claim to cover is a mistake. */
export const loadCalendar = (path: string): Calendar => readCalendar(path).calendar;

export function readCalendar(path: string): LoadedCalendar {
  const file = readYaml(path, calendarFile);
  const stray = [...file.holidays, ...file.makeUpDays].find((day) => !file.years.includes(yearOf(day)));
  if (stray !== undefined) throw new Error(`${path}: ${stray} is in none of the years ${file.years.join(', ')}`);
  const calendar: Calendar = {
    id: file.id,
    weekend: file.weekend,
    years: file.years,
    holidays: new Set(file.holidays),
    makeUpDays: new Set(file.makeUpDays),
  };
  return { calendar, ...(file.hours ? { hours: file.hours } : {}) };
}
