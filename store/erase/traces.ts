import { and, inArray, sql, type SQL } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import { idempotencyKeys } from '#store/schema/access.ts';
import type { ErasedCounts } from '#store/schema/customers.ts';
import { inbox } from '#store/schema/messages.ts';
import { orderPeople } from '#store/schema/orders.ts';
import { refreshOrder } from '#store/search/refresh.ts';
import { ERASED, ERASED_BODY } from './erase-case.ts';

/** What is over of a person: their cases and the orders that no open case is about. */
export interface Over {
  readonly shop: string;
  readonly orderNos: readonly string[];
  readonly caseNos: readonly string[];
}

/** Takes out what is kept by order or by call and speaks of these cases and orders; both tables are read once. */
export async function eraseTraces(queries: Queries, over: Over): Promise<ErasedCounts> {
  const { shop, orderNos, caseNos } = over;
  if (orderNos.length + caseNos.length === 0) return {};
  const buyers = await eraseBuyers(queries, shop, orderNos);
  const news = await queries
    .update(inbox)
    .set({
      body: ERASED_BODY,
      status: sql`case when ${inbox.status} = 'new' then 'ignored' else ${inbox.status} end`,
      note: ERASED,
    })
    .where(and(names(sql`${inbox.body}::text`, over), sql`${inbox.body} <> ${JSON.stringify(ERASED_BODY)}::jsonb`));
  const answers = await queries
    .delete(idempotencyKeys)
    .where(names(sql`${idempotencyKeys.body}::text`, { orderNos: [], caseNos }));
  return { buyers, news: news.rowCount ?? 0, answers: answers.rowCount ?? 0 };
}

async function eraseBuyers(queries: Queries, shop: string, orderNos: readonly string[]): Promise<number> {
  if (orderNos.length === 0) return 0;
  const { rowCount } = await queries
    .delete(orderPeople)
    .where(and(sql`${orderPeople.shop} = ${shop}`, inArray(orderPeople.orderNo, [...orderNos])));
  for (const orderNo of orderNos) await refreshOrder(queries, { shop, orderNo, changed: true });
  return rowCount ?? 0;
}

/** Whether a JSON text speaks of one of the orders or cases; W12 is not in "W123", a case's own numbers are its own. */
const names = (text: SQL, { orderNos, caseNos }: Pick<Over, 'orderNos' | 'caseNos'>): SQL => {
  const sought = [
    ...orderNos.flatMap((number) => [`"${number}"`, `"#${number}"`]),
    ...caseNos.flatMap((number) => [`${number}"`, `${number}/`]),
  ];
  return sql`exists (select from unnest(${sql.param(sought)}::text[]) as sought (number) where strpos(${text}, sought.number) > 0)`;
};
