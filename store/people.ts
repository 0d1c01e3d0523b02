import { eq } from 'drizzle-orm';
import type { Locale } from '#domain/intake/request.ts';
import type { Queries } from './db.ts';
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
