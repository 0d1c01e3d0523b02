import { workedOn, type Stretch, type Working } from '#domain/calendar/hours.ts';
import { addDays, type LocalDate } from '#domain/calendar/local-date.ts';

/** Where figures count time: days on the wall of the shop, and the time its people work (F1). */
export interface FigureTime {
  dateAt(instant: number): LocalDate;
  /** The first instant after the day. */
  endOf(date: LocalDate): number;
  /** The working time between two instants, in ms. */
  worked(from: number, to: number): number;
}

/** No zone changes its date or its clocks between two quarters of an hour. */
const QUARTER_MS = 900_000;

/** The time of one shop; what was asked once is remembered, since a year of cases asks for the same days again and again. */
export function createFigureTime(working: Working): FigureTime {
  const { zone } = working;
  const dates = remembered((quarter: number) => zone.dateAt(quarter * QUARTER_MS));
  const ends = remembered((date: LocalDate) => zone.endOf(date));
  const stretches = remembered((date: LocalDate) => workedOn(working, date));
  const dateAt = (instant: number): LocalDate => dates(Math.floor(instant / QUARTER_MS));
  return {
    dateAt,
    endOf: ends,
    worked(from, to) {
      let total = 0;
      for (let date = dateAt(from), last = dateAt(to); date <= last; date = addDays(date, 1))
        total += stretches(date).reduce((sum, stretch) => sum + overlap(stretch, { from, to }), 0);
      return total;
    },
  };
}

const overlap = (one: Stretch, other: Stretch): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));

function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
