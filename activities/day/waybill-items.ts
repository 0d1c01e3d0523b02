import type { DigestItem } from '#domain/day/item.ts';
import type { Queries } from '#store/db.ts';
import { callBackCases, heldNow, ordersOfBatch } from '#store/day/waybills.ts';
import type { DayDeps, DigestCall } from './contract.ts';
import { dayOf } from './plan-of.ts';

type Deps = Pick<DayDeps, 'policies'> & { readonly queries: Queries };

/** The hour's orders, and those that cannot leave. */
export async function waybillItems(deps: Deps, call: DigestCall): Promise<readonly DigestItem[]> {
  const orders: string[] = [];
  for (const { key } of call.batches ?? []) orders.push(...(await ordersOfBatch(deps.queries, key)));
  return [...(await heldItems(deps, call)), ...orders.map((order) => orderItem(order, call))];
}

/**
 * Orders that cannot leave: each is due for a call before the early shift ends, until there is a case in which the
 * customer is told (D9).
 */
export async function heldItems(
  { queries, policies }: Deps,
  { shop, at }: Pick<DigestCall, 'shop' | 'at'>,
): Promise<readonly DigestItem[]> {
  const day = dayOf(policies, { shop, at });
  const held = await heldNow(queries, shop);
  const cases = await callBackCases(
    queries,
    shop,
    held.map(({ orderNo }) => orderNo),
  );
  return held.map(({ orderNo, reason, foundAt }) => {
    const caseNo = cases.get(orderNo);
    const shiftEnds = day?.wall.instantOf(day.wall.dateAt(foundAt), day.plan.earlyShiftEnds) ?? foundAt;
    const late = shiftEnds < at ? 'late' : 'due';
    return {
      key: `order:${orderNo}`,
      section: caseNo === undefined ? late : 'open',
      topics: ['heldOrder'],
      ...(caseNo === undefined ? {} : { caseNo }),
      order: orderNo,
      tasks: [],
      dueAt: shiftEnds,
      since: foundAt,
      priority: 1,
      says: reason,
    };
  });
}

const orderItem = (order: string, { slot }: DigestCall): DigestItem => ({
  key: `order:${order}`,
  section: 'open',
  topics: ['waybill'],
  order,
  tasks: [],
  dueAt: null,
  since: slot.at,
  priority: 3,
});
