import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { Channel, Locale } from '#domain/intake/request.ts';
import type { Queries } from './db.ts';
import { customerPreferences } from './schema/customers.ts';

/** How a customer wants to be written to; what they never said is null (E5). */
export interface Preferences {
  readonly channel: Channel | null;
  readonly locale: Locale | null;
}

export async function findPreferences(
  queries: Queries,
  shop: string,
  customerId: string,
): Promise<Preferences | undefined> {
  const [row] = await queries
    .select({ channel: customerPreferences.channel, locale: customerPreferences.locale })
    .from(customerPreferences)
    .where(and(eq(customerPreferences.shop, shop), eq(customerPreferences.customerId, customerId)));
  return row;
}

export interface NewPreferences {
  readonly shop: string;
  readonly customerId: string;
  readonly channel?: Channel;
  readonly locale?: Locale;
  readonly at: number;
  readonly by: Actor;
}

/** Keeps what the customer said; what is not said this time stays as it was. */
export async function savePreferences(queries: Queries, wish: NewPreferences): Promise<Preferences> {
  const { shop, customerId, channel, locale, at, by } = wish;
  const [row] = await queries
    .insert(customerPreferences)
    .values({ shop, customerId, channel: channel ?? null, locale: locale ?? null, at, by })
    .onConflictDoUpdate({
      target: [customerPreferences.shop, customerPreferences.customerId],
      set: {
        channel: sql`coalesce(excluded.channel, ${customerPreferences.channel})`,
        locale: sql`coalesce(excluded.locale, ${customerPreferences.locale})`,
        at,
        by,
      },
    })
    .returning({ channel: customerPreferences.channel, locale: customerPreferences.locale });
  return row ?? { channel: null, locale: null };
}
