import { and, asc, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Queries } from '#store/db.ts';
import { cases } from '#store/schema/cases.ts';
import { casePeople, caseTexts, intakes } from '#store/schema/intake.ts';
import { orderPeople, orders } from '#store/schema/orders.ts';
import { searchTexts } from '#store/schema/search.ts';
import { searchRowOf, type Contact, type SearchRow, type SearchSources } from './document.ts';

/**
 * Derives anew by what a case is found, in the transaction that changed its sources. The intake is locked first:
 * whoever comes second reads what the first has written.
 */
export async function refreshSearch(queries: Queries, caseNo: string): Promise<void> {
  const [intake] = await queries
    .select({ openedAt: intakes.receivedAt, request: intakes.request })
    .from(intakes)
    .where(eq(intakes.caseNo, caseNo))
    .for('no key update');
  if (!intake) return;
  const [known] = await queries
    .select({ request: sql<CaseRequest | null>`${cases.state} -> 'request'` })
    .from(cases)
    .where(eq(cases.caseNo, caseNo));
  const row = await deriveSearch(queries, {
    caseNo,
    openedAt: intake.openedAt,
    request: known?.request ?? intake.request,
  });
  const { caseNo: _caseNo, ...set } = row;
  await queries.insert(searchTexts).values(row).onConflictDoUpdate({ target: searchTexts.caseNo, set });
}

/** The row of a request as it stands, from what its people, words and order are now. */
export async function deriveSearch(
  queries: Queries,
  { caseNo, openedAt, request }: Pick<SearchSources, 'caseNo' | 'openedAt' | 'request'>,
): Promise<SearchRow> {
  const ofOrder = { shop: request.shop, orderNo: request.order };
  const [order] = await queries
    .select({ snapshot: orders.snapshot, name: orderPeople.name, email: orderPeople.email, phone: orderPeople.phone })
    .from(orders)
    .leftJoin(orderPeople, and(eq(orderPeople.shop, orders.shop), eq(orderPeople.orderNo, orders.orderNo)))
    .where(and(eq(orders.shop, ofOrder.shop), eq(orders.orderNo, ofOrder.orderNo)));
  const people: Contact[] = await queries
    .select({ name: casePeople.name, email: casePeople.email, phone: casePeople.phone })
    .from(casePeople)
    .where(eq(casePeople.caseNo, caseNo));
  const words = await queries
    .select({ text: caseTexts.text })
    .from(caseTexts)
    .where(
      and(eq(caseTexts.caseNo, caseNo), isNotNull(caseTexts.text), notInArray(caseTexts.kind, ['address', 'account'])),
    )
    .orderBy(asc(caseTexts.at), asc(caseTexts.id));
  return searchRowOf({
    caseNo,
    openedAt,
    request,
    order: order?.snapshot,
    people: order ? [...people, order] : people,
    words: words.flatMap(({ text }) => text ?? []),
  });
}

/**
 * The cases of an order are found by its articles and its customer once they are known: those that did not know it, and
 * all of them where it has changed.
 */
export async function refreshOrder(
  queries: Queries,
  { shop, orderNo, changed }: { readonly shop: string; readonly orderNo: string; readonly changed: boolean },
): Promise<void> {
  const rows = await queries
    .select({ caseNo: intakes.caseNo })
    .from(intakes)
    .leftJoin(searchTexts, eq(searchTexts.caseNo, intakes.caseNo))
    .where(
      and(
        eq(intakes.shop, shop),
        eq(intakes.orderNo, orderNo),
        changed ? undefined : sql`${searchTexts.orderKnown} is not true`,
      ),
    )
    .orderBy(asc(intakes.caseNo));
  for (const { caseNo } of rows) await refreshSearch(queries, caseNo);
}
