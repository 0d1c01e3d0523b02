import { Temporal } from 'temporal-polyfill';
import type { Zone } from '#domain/calendar/zone.ts';

/** A time zone by its IANA name; throws a RangeError for a name nobody knows. */
export function zoneOf(id: string): Zone {
  const at = (instant: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id);
  try {
    at(0);
  } catch (error) {
    throw new RangeError(`zone: there is none called ${id}`, { cause: error });
  }
  return {
    id,
    dateAt: (instant) => at(instant).toPlainDate().toString(),
    at: (date, minutes) =>
      Temporal.PlainDate.from(date)
        .toPlainDateTime(Temporal.PlainTime.from('00:00').add({ minutes }))
        .toZonedDateTime(id).epochMilliseconds,
    endOf: (date) => Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(id).epochMilliseconds,
    plusDays: (instant, days) => at(instant).add({ days }).epochMilliseconds,
  };
}
