import { and, eq } from 'drizzle-orm';
import type { Locale } from '#domain/intake/request.ts';
import type { Queries } from './db.ts';
import { cases } from './schema/cases.ts';
import { customerPreferences } from './schema/customers.ts';
import { casePeople } from './schema/intake.ts';

/** Who a case is with and how they want to be reached; personal, kept apart and erasable (R50). */
export interface CasePerson {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  /** The channel they prefer to be answered on. */
  readonly channel: string;
}

export async function findPerson(queries: Queries, caseNo: string): Promise<CasePerson | undefined> {
  const { name, email, phone, locale, channel } = casePeople;
  const [row] = await queries
    .select({ name, email, phone, locale, channel })
    .from(casePeople)
    .where(eq(casePeople.caseNo, caseNo));
  return row;
}

/** A customer as they want to be written to: what they said themselves comes before what a case was opened with (D7, E5). */
export async function findReader(queries: Queries, caseNo: string): Promise<CasePerson | undefined> {
  const person = await findPerson(queries, caseNo);
  if (!person) return undefined;
  const [wish] = await queries
    .select({ channel: customerPreferences.channel, locale: customerPreferences.locale })
    .from(customerPreferences)
    .innerJoin(
      cases,
      and(eq(cases.shop, customerPreferences.shop), eq(cases.customerId, customerPreferences.customerId)),
    )
    .where(eq(cases.caseNo, caseNo));
  return { ...person, channel: wish?.channel ?? person.channel, locale: wish?.locale ?? person.locale };
}
