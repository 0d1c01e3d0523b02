import type { CaseEvent } from '#domain/case/events.ts';
import type { Order } from '#domain/order.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { Queries } from '#store/db.ts';
import { findOrder } from '#store/orders.ts';
import { returnsRegister } from '#store/schema/work.ts';
import type { Step } from './step.ts';

export type RegisterRow = typeof returnsRegister.$inferSelect;

/**
 * What came back, how it was judged and where it goes (D8): a row for the equal units of one inspection. Goods that
 * only count as accepted, because nobody looked in time, are in no stock and in no row.
 */
export function registerRows(steps: readonly Step[], order: Order | undefined): RegisterRow[] {
  return steps.flatMap((step) => (isLook(step.event) ? rowsOf(step, step.event, order) : []));
}

type Look = CaseEvent<'returnInspected'> | CaseEvent<'outboundInspected'>;

/** Somebody in the warehouse has really looked. */
const isLook = (event: CaseEvent): event is Look =>
  (event.type === 'returnInspected' || event.type === 'outboundInspected') && event.by.type !== 'system';

function rowsOf({ after }: Step, event: Look, order: Order | undefined): RegisterRow[] {
  const { seq, at, data } = event;
  return countEqual(data.units).map(({ unit, quantity }, index) => ({
    caseNo: after.caseNo,
    seq,
    entry: index + 1,
    shop: after.request.shop,
    orderNo: after.request.order,
    lineNo: unit.lineNo,
    sku: order?.lines.find(({ lineNo }) => lineNo === unit.lineNo)?.sku ?? null,
    quantity,
    reason: after.request.problem ?? null,
    rma: event.type === 'returnInspected' ? event.data.rma : null,
    trackingNo: (event.type === 'returnInspected' ? after.parcel?.trackingNo : event.data.trackingNo) ?? null,
    result: unit.outcome,
    disposition: unit.disposition,
    at,
  }));
}

interface Counted {
  readonly unit: UnitOutcome;
  readonly quantity: number;
}

function countEqual(inspected: readonly UnitOutcome[]): Counted[] {
  const counts = new Map<string, Counted>();
  for (const unit of inspected) {
    const key = `${unit.lineNo}/${unit.outcome}/${unit.disposition}`;
    counts.set(key, { unit, quantity: (counts.get(key)?.quantity ?? 0) + 1 });
  }
  return [...counts.values()];
}

export async function projectRegister(queries: Queries, steps: readonly Step[]): Promise<void> {
  const inspected = steps.find(({ event }) => isLook(event));
  if (!inspected) return;
  const { shop, order: orderNo } = inspected.after.request;
  const rows = registerRows(steps, await findOrder(queries, { shop, orderNo }));
  if (rows.length > 0) await queries.insert(returnsRegister).values(rows);
}
