import { z } from 'zod';
import { LOCALES } from '#domain/intake/request.ts';
import type { ShopSettings } from '#domain/shops.ts';
import { localDate } from './fields.ts';
import type { LoadedPolicy } from './policy.ts';
import { zoneOf } from './zone.ts';

/** The file of the shops, as written: whose policy holds from which day on (C2). */
export const shopsFile = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  z.strictObject({
    locale: z.enum(LOCALES),
    policies: z
      .array(z.strictObject({ from: localDate, policy: z.string() }))
      .min(1)
      .refine((each) => each.every(({ from }, n) => n === 0 || (each[n - 1]?.from ?? '') < from), 'are not in order'),
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
    Object.entries(shops).flatMap(([shop, { locale, policies: served }]) => {
      const now = served.findLast(({ from, policy }) => begun(from, policy));
      return now ? [[shop, { policy: now.policy, locale }]] : [];
    }),
  );
}
