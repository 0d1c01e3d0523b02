import { z } from 'zod';
import { DAY_MINUTES, type Hours, type Span } from '#domain/calendar/hours.ts';

/** `09:00-12:00`; `24:00` ends a day. */
const SPAN = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

const span = z.string().transform((text, issues): Span => {
  const found = SPAN.exec(text);
  if (found) {
    const [hour, minute, untilHour, untilMinute] = found
      .slice(1)
      .map((part) => (part === undefined ? undefined : Number(part)));
    const from = (hour ?? 0) * 60 + (minute ?? 0);
    const until = untilHour === undefined ? DAY_MINUTES : untilHour * 60 + (untilMinute ?? 0);
    if (from < until) return { from, until };
  }
  issues.addIssue({ code: 'custom', message: `"${text}" is no span of a day like 09:00-12:00` });
  return z.NEVER;
});

const spans = z
  .array(span)
  .refine(
    (each) => each.every(({ from }, n) => n === 0 || (each[n - 1]?.until ?? 0) <= from),
    'overlap or are not in order',
  );

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** Hours of work as they are written: several spans a day, by ISO weekday, and what holds on days moved and off (F1). */
export const hoursSection = z
  .strictObject({
    week: z.array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), spans: spans.min(1) })).min(1),
    /** On a weekend day that is worked for a holiday; as on the first weekday written, where nobody says. */
    makeUpDays: spans.optional(),
    /** On public holidays; closed, where nobody says. */
    holidays: spans.default([]),
  })
  .refine(({ week }) => week.flatMap(({ days }) => days).length === new Set(week.flatMap(({ days }) => days)).size, {
    path: ['week'],
    message: 'names a weekday twice',
  })
  .transform(({ week, makeUpDays, holidays }): Hours => ({
    week: WEEKDAYS.map((day) => week.find(({ days }) => days.includes(day))?.spans ?? []),
    makeUpDays: makeUpDays ?? week[0]?.spans ?? [],
    holidays,
  }));
