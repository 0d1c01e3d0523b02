import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { EventData } from '#domain/case/events.ts';
import { encodeCursor, pageOf, startOf, type Page, type PageWish } from './cursor.ts';
import type { Queries } from './db.ts';
import { caseEvents, cases } from './schema/cases.ts';

/** What a customer answered when they were asked whether it helped (E1). */
export interface Satisfaction {
  readonly caseNo: string;
  readonly seq: number;
  readonly shop: string;
  readonly orderNo: string;
  readonly at: number;
  readonly solved: boolean;
  readonly score: number | null;
}

export interface SatisfactionFilter {
  readonly shops?: readonly string[];
  /** Business time, from inclusive, to exclusive. */
  readonly from?: number;
  readonly to?: number;
}

/** The answers of a time, the newest first; a case that was asked twice has two. */
export async function listSatisfaction(
  queries: Queries,
  { shops, from, to }: SatisfactionFilter,
  page: PageWish,
): Promise<Page<Satisfaction>> {
  const key = startOf('satisfaction', page, [0, '', 0]);
  const { at, caseNo, seq, data, type } = caseEvents;
  const rows = await queries
    .select({ caseNo, seq, shop: cases.shop, orderNo: cases.orderNo, at, data })
    .from(caseEvents)
    .innerJoin(cases, eq(cases.caseNo, caseNo))
    .where(
      and(
        // written as it stands in the partial index, or the index would not be used
        sql`${type} = 'revisitAnswered'`,
        shops === undefined ? undefined : inArray(cases.shop, [...shops]),
        from === undefined ? undefined : gte(at, from),
        to === undefined ? undefined : lt(at, to),
        key && sql`(${at}, ${caseNo}, ${seq}) < (${sql.param(Number(key[0]), at)}, ${key[1]}, ${key[2]})`,
      ),
    )
    .orderBy(desc(at), desc(caseNo), desc(seq))
    .limit(page.limit + 1);
  const answers = rows.map(({ data: told, ...row }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored by the journal as the data of this type
    const { solved, score } = told as EventData['revisitAnswered'];
    return { ...row, solved, score: score ?? null };
  });
  return pageOf(answers, page.limit, (row) => encodeCursor('satisfaction', [row.at, row.caseNo, row.seq]));
}
