import { z } from 'zod';
import { daysBetween } from '#domain/calendar/local-date.ts';
import { shop } from '#api/schemas/fields.ts';
import { EXPORT_FORMATS } from '#api/export/table.ts';
import { LOCALES } from '#domain/intake/request.ts';

const DAY_MS = 86_400_000;
/** The earliest and the latest zone there is: a day begins nowhere sooner and ends nowhere later. */
const EARLIEST_MS = 14 * 3_600_000;
const LATEST_MS = 12 * 3_600_000;
const LONGEST_DAYS = 1_100;

const day = z.iso.date().meta({ description: 'A day where the shop is.' });

/** Query fields of whatever is told for a stretch of days. */
export const spanQuery = {
  from: day,
  to: day.meta({ description: 'The last day of the stretch, where the shop is.' }),
  shop: shop.optional(),
};

/** In which form a list is wanted; as a file, in which language its head is. */
export const formQuery = {
  format: z.enum(['json', ...EXPORT_FORMATS]).default('json'),
  locale: z.enum(LOCALES).default('en').meta({ description: 'Of the head of a file.' }),
};

interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A stretch runs forwards, and is no longer than three years. */
export const isSpan = ({ from, to }: Span): boolean =>
  from === undefined || to === undefined || (from <= to && daysBetween(from, to) < LONGEST_DAYS);

export const SPAN_RULE = {
  path: ['to'],
  message: `must not be before from, nor ${LONGEST_DAYS} days or more after it`,
  params: { rule: 'range' },
};

/** Instants that hold the days in every zone. */
export const instantsOf = ({ from, to }: { from: string; to: string }): { from: number; to: number } => ({
  from: Date.parse(`${from}T00:00:00Z`) - EARLIEST_MS,
  to: Date.parse(`${to}T00:00:00Z`) + DAY_MS + LATEST_MS,
});
