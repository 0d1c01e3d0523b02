import type { LocalDate } from './local-date.ts';

/**
 * What the domain needs to know of a time zone. Zone data change with every release of the tables, so they are asked
 * through this port by an activity, whose answer the case keeps (F4); the domain itself holds none.
 */
export interface Zone {
  readonly id: string;
  /** The day on the wall at this instant. */
  dateAt(instant: number): LocalDate;
  /** The instant at which the wall shows so many minutes after 0:00 of the day; what a change of the clocks skips moves on by the gap. */
  at(date: LocalDate, minutes: number): number;
  /** The first instant after the day: its 24:00, whatever the clocks did in between. */
  endOf(date: LocalDate): number;
  /** The same wall time `days` days later. */
  plusDays(instant: number, days: number): number;
}
