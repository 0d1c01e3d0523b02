export const ISO_WEEK = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;

const DAY_MS = 86_400_000;
const DAYS = 7;

/** The Monday of an ISO week, and that of the week after; undefined when the year has no such week. */
export function mondaysOf(week: string): { readonly from: string; readonly until: string } | undefined {
  const [, year = '', number = ''] = ISO_WEEK.exec(week) ?? [];
  if (year === '') return undefined;
  // The fourth of January is always in the first week.
  const fourth = Date.UTC(Number(year), 0, 4);
  const firstMonday = fourth - ((new Date(fourth).getUTCDay() + DAYS - 1) % DAYS) * DAY_MS;
  const monday = firstMonday + (Number(number) - 1) * DAYS * DAY_MS;
  const thursday = new Date(monday + 3 * DAY_MS);
  if (thursday.getUTCFullYear() !== Number(year)) return undefined;
  return { from: dateOf(monday), until: dateOf(monday + DAYS * DAY_MS) };
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
