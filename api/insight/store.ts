import type { Working } from '#domain/calendar/hours.ts';
import { createFigureTime, type FigureTime } from '#domain/figures/figure-time.ts';
import type { Database } from '#store/db.ts';
import { findHotSpots } from '#store/figures/find-hot-spots.ts';
import { closeHotSpot, findHotSpot, listHotSpots } from '#store/figures/hot-spots.ts';
import { everyCase } from '#store/figures/list-cases.ts';
import { defectFeedback } from '#store/figures/product-feedback.ts';
import { readFacts } from '#store/figures/read-facts.ts';
import { inTransaction } from '#store/transaction.ts';
import { ownCursor } from '#api/case-reads.ts';
import type { Shops } from '#api/deps.ts';
import type { InsightPort } from './port.ts';

export interface InsightParts {
  readonly database: Database;
  /** Zone, calendar and hours of a shop as they are today. */
  readonly working: (shop: string) => Working;
  /** Where quality samples are scored (H3). */
  readonly quality?: InsightPort['quality'];
}

/** What is learned from the record, on the store. */
export function createInsight({ database, working, quality }: InsightParts): InsightPort {
  const { queries } = database;
  return {
    facts: ({ shops, from, to }) => readFacts(queries, { ...only(shops), from, to }),
    time: timeOf(working),
    hotSpots: {
      list: ({ shops, ...filter }, page) => ownCursor(listHotSpots(queries, { ...filter, ...only(shops) }, page)),
      find: (id) => findHotSpot(queries, id),
      close: (id, closing) => closeHotSpot(queries, id, closing),
      search: (shop, at) => inTransaction(database, (within) => findHotSpots(within, { shop, at })),
    },
    defects: ({ shops, ...filter }) => defectFeedback(queries, { ...filter, ...only(shops) }),
    cases: (shops) => everyCase(queries, shops === 'all' ? undefined : shops),
    ...(quality ? { quality } : {}),
  };
}

const only = (shops: Shops): { readonly shops?: readonly string[] } => (shops === 'all' ? {} : { shops });

/** A shop's time is kept while its zone, calendar and hours stay as they are: what was counted once is remembered there. */
function timeOf(working: InsightParts['working']): (shop: string) => FigureTime {
  const known = new Map<string, { readonly working: Working; readonly time: FigureTime }>();
  return (shop) => {
    const now = working(shop);
    const found = known.get(shop);
    if (found && isSame(found.working, now)) return found.time;
    const time = createFigureTime(now);
    known.set(shop, { working: now, time });
    return time;
  };
}

const isSame = (one: Working, other: Working): boolean =>
  one.zone.id === other.zone.id && one.calendar === other.calendar && one.hours === other.hours;
