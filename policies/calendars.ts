import type { Calendar } from '#domain/calendar.ts';
import { yearOf } from '#domain/calendar/local-date.ts';
import { readYaml } from './read-yaml.ts';
import { calendarFile } from './schema.ts';

/** Reads a calendar's file; a day of a year it does not claim to cover is a mistake. */
export function loadCalendar(path: string): Calendar {
  const file = readYaml(path, calendarFile);
  const stray = [...file.holidays, ...file.makeUpDays].find((day) => !file.years.includes(yearOf(day)));
  if (stray !== undefined) throw new Error(`${path}: ${stray} is in none of the years ${file.years.join(', ')}`);
  return {
    id: file.id,
    weekend: file.weekend,
    years: file.years,
    holidays: new Set(file.holidays),
    makeUpDays: new Set(file.makeUpDays),
  };
}
