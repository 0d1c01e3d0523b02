import { and, asc, gt, inArray } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';

const PAGE = 500;

const COLUMNS = {
  caseNo: cases.caseNo,
  shop: cases.shop,
  orderNo: cases.orderNo,
  channel: cases.channel,
  kind: cases.kind,
  problem: cases.problem,
  wish: cases.wish,
  stage: cases.stage,
  remedy: cases.remedy,
  outcome: cases.outcome,
  priority: cases.priority,
  openedAt: cases.openedAt,
  firstResponseAt: cases.firstResponseAt,
  closedAt: cases.closedAt,
};

/** Every case of the shops by number, page by page: for a list to take away, which may be long. */
export async function* everyCase(queries: Queries, shops: readonly string[] | undefined, page = PAGE) {
  for (let after = ''; ;) {
    const rows = await queries
      .select(COLUMNS)
      .from(cases)
      .where(and(gt(cases.caseNo, after), shops === undefined ? undefined : inArray(cases.shop, [...shops])))
      .orderBy(asc(cases.caseNo))
      .limit(page);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.caseNo;
  }
}
