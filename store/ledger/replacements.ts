import { eq, and, sql } from 'drizzle-orm';
import type { CaseState } from '#domain/case/state.ts';
import { isOfRemedy, type GoodsLine, type Shipment } from '#domain/parts/shipment/shipment.ts';
import { portionOf } from '#domain/settlement/cumulative.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import type { Step } from '#store/project/step.ts';
import { units } from '#store/schema/orders.ts';

/**
 * Goods that were signed for are units of the order from then on (R1): each takes the place of one that came back or
 * never came, with its return rights and what was paid for it as its price (R4).
 */
export async function projectReplacements(queries: Queries, caseNo: string, steps: readonly Step[]): Promise<void> {
  for (const { before, after } of steps) {
    if (before.shipments === after.shipments) continue;
    const arrived = (after.shipments ?? []).filter((shipment) => isFirstToArrive(before, shipment));
    for (const shipment of arrived) await addUnits(queries, { caseNo, order: orderOf(after), shipment });
  }
}

const orderOf = ({ request: { shop, order } }: CaseState): OrderRef => ({ shop, orderNo: order });

/** Goods that were lost, sent again and found are with the customer twice; what they may send back is there once. */
function isFirstToArrive({ shipments = [] }: CaseState, shipment: Shipment): boolean {
  if (shipment.status !== 'signed' || !isOfRemedy(shipment)) return false;
  return !shipments.some(({ offer, status, reason }) => {
    return offer === shipment.offer && reason === shipment.reason && status === 'signed';
  });
}

interface Arrival {
  readonly caseNo: string;
  readonly order: OrderRef;
  readonly shipment: Shipment;
}

async function addUnits(queries: Queries, { caseNo, order, shipment }: Arrival): Promise<void> {
  for (const line of shipment.lines) {
    if (line.lineNo === null || line.worth === undefined) continue;
    const lineNo = line.lineNo;
    if (shipment.reason === 'reship') await settleMissing(queries, { caseNo, lineNo, count: line.quantity });
    await insertUnits(queries, { order, lineNo, line });
  }
}

/** What never came is settled by what came instead. */
const settleMissing = (
  queries: Queries,
  { caseNo, lineNo, count }: { readonly caseNo: string; readonly lineNo: number; readonly count: number },
) =>
  queries.execute(sql`
    update units set state = 'settled', settled_as = 'reshipped'
    where (shop, order_no, line_no, unit_no) in (
      select shop, order_no, line_no, unit_no from units
      where case_no = ${caseNo} and line_no = ${lineNo} and state = 'tied'
      order by unit_no limit ${count} for update)`);

async function insertUnits(
  queries: Queries,
  { order, lineNo, line }: { readonly order: OrderRef; readonly lineNo: number; readonly line: GoodsLine },
): Promise<void> {
  const [last] = await queries
    .select({ no: sql`coalesce(max(${units.unitNo}), 0)`.mapWith(Number) })
    .from(units)
    .where(and(eq(units.shop, order.shop), eq(units.orderNo, order.orderNo), eq(units.lineNo, lineNo)));
  const { sku, quantity, worth = 0 } = line;
  const rows = Array.from({ length: quantity }, (_, index) => ({
    ...order,
    lineNo,
    unitNo: (last?.no ?? 0) + index + 1,
    sku,
    net: portionOf({ net: worth, quantity, already: index, count: 1 }),
  }));
  await queries.insert(units).values(rows);
}
