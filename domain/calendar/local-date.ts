/** A day on the wall calendar of some zone, `2026-11-01`: no time, no offset. Days of one calendar sort as texts. */
export type LocalDate = string;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01; days are counted in UTC, where every day has 24 hours. */
const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Whether the text is a day that exists: `2026-02-29` is not. */
export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isInteger(dayNumber(text)) && addDays(text, 0) === text;

/** The day `days` later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);

/** How many days lie from one day to the other; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
