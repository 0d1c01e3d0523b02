import type { Random } from './random.ts';
import { DAY, HOUR, MINUTE } from '#sandbox/core/duration.ts';

export type Status = 'delivered' | 'processed' | 'pending' | 'cancelled';

/** Of twenty orders. */
const STATUSES = [
  ...Array<Status>(12).fill('delivered'),
  ...Array<Status>(3).fill('processed'),
  ...Array<Status>(3).fill('pending'),
  ...Array<Status>(2).fill('cancelled'),
];
export const statusOf = (random: Random): Status => random.pick(STATUSES);

/** When one parcel left and arrived. */
export interface ParcelDates {
  readonly shippedAt: number;
  readonly deliveredAt: number | null;
}

export interface ChineseDates {
  readonly placedAt: number;
  /** As many as the order has parcels; none before it is shipped. */
  readonly parcels: readonly ParcelDates[];
}

/** One zone, no summer time: a day in China begins at 16:00 UTC. */
const AHEAD = 8 * HOUR;
const startOfDay = (instant: number): number => Math.floor((instant + AHEAD) / DAY) * DAY - AHEAD;

type Hours = readonly [number, number];
/** People buy all day long, the warehouse hands over in the afternoon (D9), the carrier rings in daylight. */
const BUYING: Hours = [7, 23];
const HANDING_OVER: Hours = [14, 18];
const RINGING: Hours = [9, 20];

/** An instant so many days before the epoch's day in China, within those hours, to the minute. */
const daysAgo = (epoch: number, { random, days, hours: [from, to] }: { random: Random; days: number; hours: Hours }) =>
  startOfDay(epoch) - days * DAY + from * HOUR + random.below(((to - from) * HOUR) / MINUTE) * MINUTE;

type Wanted = { readonly random: Random; readonly status: Status; readonly parcels: number };

/** The dates of an order, seen from the epoch: as it fits to its status, and the same again for the same epoch. */
export function datesOf(epoch: number, { random, status, parcels }: Wanted): ChineseDates {
  if (status === 'pending') {
    const minutes = random.between(10, (2 * DAY) / MINUTE);
    return { placedAt: epoch - minutes * MINUTE, parcels: [] };
  }
  if (status === 'cancelled') {
    return { placedAt: daysAgo(epoch, { random, days: random.between(5, 40), hours: BUYING }), parcels: [] };
  }
  const days = status === 'delivered' ? random.between(1, 40) : 0;
  const made = Array.from({ length: parcels }, (_none, index) => parcelDates(epoch, { random, status, days, index }));
  const first = Math.min(...made.map(({ shippedAt }) => shippedAt));
  return { placedAt: first - random.between(4 * 60, 40 * 60) * MINUTE, parcels: made };
}

type Nth = Pick<Wanted, 'random' | 'status'> & { readonly days: number; readonly index: number };

/** The first parcel arrives last; of an order on its way, the others have arrived already. */
function parcelDates(epoch: number, { random, status, days, index }: Nth): ParcelDates {
  const onItsWay = status === 'processed' && index === 0;
  const arrived = onItsWay ? random.between(-1, 0) : days + (index === 0 ? 0 : random.between(1, 2));
  const shippedAt = daysAgo(epoch, { random, days: arrived + random.between(2, 4), hours: HANDING_OVER });
  const deliveredAt = daysAgo(epoch, { random, days: arrived, hours: RINGING });
  return { shippedAt, deliveredAt: onItsWay ? null : deliveredAt };
}
