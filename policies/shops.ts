import { z } from 'zod';
import { LOCALES } from '#domain/intake/request.ts';
import type { ShopSettings } from '#domain/shops.ts';
import { daySection } from './day.ts';
import { localDate } from './fields.ts';
import { hoursSection } from './hours-section.ts';
import { messagesSection } from './messages-section.ts';
import type { TimeFrame } from '#domain/calendar/duration.ts';
import type { LoadedCalendar } from './calendars.ts';
import type { LoadedPolicy } from './policy.ts';
import { zoneOf } from './zone.ts';

/** Where and when a shop counts time; what it does not say is as its policy has it (F1). */
const shopHours = z.strictObject({
  zone: z.string().optional(),
  calendar: z.string().optional(),
  work: hoursSection.optional(),
});

/** The file of the shops, as written: whose policy holds from which day on (C2). */
export const shopsFile = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  z.strictObject({
    locale: z.enum(LOCALES),
    day: daySection.optional(),
    hours: shopHours.optional(),
    policies: z
      .array(z.strictObject({ from: localDate, policy: z.string() }))
      .min(1)
      .refine((each) => each.every(({ from }, n) => n === 0 || (each[n - 1]?.from ?? '') < from), 'are not in order'),
    messages: messagesSection.exactOptional(),
  }),
);

export type ShopsFile = z.infer<typeof shopsFile>;

/** Refuses a shop whose policy does not exist. */
export function checkShops(shops: ShopsFile, policies: readonly LoadedPolicy[]): void {
  for (const [shop, { policies: served }] of Object.entries(shops)) {
    const missing = served.find(({ policy }) => !policies.some(({ id }) => id === policy));
    if (missing) throw new Error(`${shop}: no policy is called "${missing.policy}"`);
  }
}

/** Where each shop counts time otherwise than its policy says; refuses a zone or a calendar that nobody knows. */
export function framesOf(
  shops: ShopsFile,
  calendars: readonly LoadedCalendar[],
): ReadonlyMap<string, Partial<TimeFrame>> {
  return new Map(
    Object.entries(shops).map(([shop, { hours }]) => {
      const named = calendars.find(({ calendar }) => calendar.id === hours?.calendar);
      if (hours?.calendar !== undefined && !named)
        throw new Error(`${shop}: hours: there is no calendar called ${hours.calendar}`);
      return [
        shop,
        {
          ...(hours?.zone === undefined ? {} : { zone: zoneOf(hours.zone) }),
          ...named,
          ...(hours?.work ? { hours: hours.work } : {}),
        },
      ];
    }),
  );
}

/** How each shop's cases are handled at that instant; a shop whose first day has not come is not served yet. */
export function shopsAt(
  shops: ShopsFile,
  at: number,
  policies: readonly LoadedPolicy[],
): Readonly<Record<string, ShopSettings>> {
  const begun = (from: string, id: string): boolean => {
    const zone = policies.find((policy) => policy.id === id)?.zone;
    return zone !== undefined && from <= zoneOf(zone).dateAt(at);
  };
  return Object.fromEntries(
    Object.entries(shops).flatMap(([shop, { locale, policies: served, messages }]) => {
      const now = served.findLast(({ from, policy }) => begun(from, policy));
      return now ? [[shop, { policy: now.policy, locale, ...(messages ? { messages } : {}) }]] : [];
    }),
  );
}
