import { Temporal } from 'temporal-polyfill';
import type { WallClock } from '#domain/day/slots.ts';
import { zoneOf } from './zone.ts';

/** The clock on the wall of a zone, by its IANA name. */
export function wallClockOf(zone: string): WallClock {
  const { dateAt } = zoneOf(zone);
  return {
    dateAt,
    instantOf: (date, time) => {
      const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
      const at = wanted.toZonedDateTime(zone, { disambiguation: 'compatible' });
      return at.toPlainDateTime().equals(wanted) ? at.epochMilliseconds : undefined;
    },
  };
}
