import { durationMs } from '#sandbox/core/duration.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { siteOfOrder } from '#sandbox/shop/shops.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import { checkLines } from '#sandbox/warehouse/lines.ts';
import { bringToBench, repairsOfReturn } from '#sandbox/warehouse/repairs/bench.ts';
import type { AuthoriseInput, Inspection, InspectionPlan, Receipt, Return, Unit } from '#sandbox/warehouse/schemas.ts';
import { asSent } from '#sandbox/warehouse/sent-units.ts';
import { restock } from '#sandbox/warehouse/stock/stock.ts';

const INSPECTED_AFTER = 'PT4H';

export function returnOf(state: State, rma: string): Return {
  const held = state.warehouse.returns.get(rma);
  if (!held) throw unknown('rma', rma);
  return held.value;
}

/** The warehouse is told what will come; it refuses what the order does not hold. */
export function authorise(tx: Tx, input: AuthoriseInput, { at, key }: { at: number; key: string | null }): Return {
  const order = orderOf(tx.state, input.orderNo);
  if (tx.state.warehouse.returns.has(input.rma)) throw refused('rma_exists', `body.rma: ${input.rma} exists already`);
  checkLines(tx.state, order, input.lines);
  const value: Return = {
    ...input,
    returnAddress: siteOfOrder(tx.state, order.orderNo).returnAddress,
    createdAt: iso(at),
    status: 'open',
    receipts: [],
    inspections: [],
  };
  tx.emit('return.authorised', { at, port: 'warehouse', orderNo: order.orderNo, key, data: { value } });
  return value;
}

export function cancelReturn(tx: Tx, rma: string, { at, key }: { at: number; key: string | null }): Return {
  const found = returnOf(tx.state, rma);
  if (found.status === 'cancelled') return found;
  if (found.receipts.length > 0) throw refused('already_received', `return ${rma} is already here`);
  tx.emit('return.cancelled', { at, port: 'warehouse', orderNo: found.orderNo, key, data: { rma } });
  return returnOf(tx.state, rma);
}

function planOf(state: State, { rma, orderNo }: Return): InspectionPlan {
  const { plans } = state.warehouse;
  return plans.get(`rma ${rma}`) ?? plans.get(`order ${orderNo}`) ?? {};
}

const isInspection = (rma: string) => (one: { kind: string; data: object }) =>
  one.kind === 'return.inspect' && 'rma' in one.data && one.data.rma === rma;

/** From now on the warehouse finds this, in one return or in all of an order; `manual` also stops what was under way. */
export function planInspections(tx: Tx, to: { orderNo: string; rma?: string; plan: InspectionPlan; at: number }): void {
  const { orderNo, rma, plan, at } = to;
  const slot = rma === undefined ? `order ${orderNo}` : `rma ${rma}`;
  tx.emit('inspection.planned', { at, port: 'warehouse', orderNo, key: null, data: { slot, plan } });
  if (plan.units !== 'manual') return;
  cancelHappenings(tx, orderNo, {
    at,
    matching: (one) => one.kind === 'return.inspect' && (rma === undefined || one.data.rma === rma),
  });
}

/** A parcel of the return is at the dock; the first one sets the inspection going. */
export function receive(tx: Tx, rma: string, { trackingNo, at }: { trackingNo: string | null; at: number }): Receipt {
  const { orderNo, receipts } = returnOf(tx.state, rma);
  const receipt: Receipt = { receiptId: newId('rcp'), trackingNo, receivedAt: iso(at) };
  tx.emit('return.received', { at, port: 'warehouse', orderNo, key: null, data: { rma, receipt } });
  tx.webhook({ port: 'warehouse', type: 'return.received', at, orderNo, data: { rma, ...receipt } });
  for (const repair of repairsOfReturn(tx.state, rma)) bringToBench(tx, repair, at);
  const plan = planOf(tx.state, returnOf(tx.state, rma));
  if (receipts.length > 0 || plan.units === 'manual') return receipt;
  const due = at + durationMs(plan.after ?? INSPECTED_AFTER);
  schedule(tx, { orderNo, at: due, kind: 'return.inspect', what: 'return.inspected', data: { rma } });
  return receipt;
}

/** What the warehouse found: by hand with `units`, or as planned. A later inspection corrects an earlier one. */
export function inspect(
  tx: Tx,
  rma: string,
  { units, at }: { units?: readonly Unit[] | undefined; at: number },
): Inspection {
  const value = returnOf(tx.state, rma);
  const { orderNo } = value;
  if (value.receipts.length === 0) throw refused('not_received', `return ${rma} has not been received`);
  cancelHappenings(tx, orderNo, { at, matching: isInspection(rma) });
  const planned = planOf(tx.state, value).units;
  const isRepair = repairsOfReturn(tx.state, rma).length > 0;
  const untouched = () =>
    asSent(tx.state, { orderNo, lines: value.lines, disposition: isRepair ? 'back_to_customer' : 'sellable' });
  const found = units ?? (Array.isArray(planned) ? planned : untouched());
  const inspection: Inspection = {
    rma,
    inspectionId: newId('ins'),
    inspectedAt: iso(at),
    final: true,
    units: [...found],
  };
  tx.emit('return.inspected', { at, port: 'warehouse', orderNo, key: null, data: { inspection } });
  const before = value.inspections.at(-1)?.units ?? [];
  // what is repaired stays the customer's and never comes to the shelf
  if (!isRepair) restock(tx, { before, now: found }, { at, orderNo, key: null, why: 'return.inspected', ref: rma });
  tx.webhook({ port: 'warehouse', type: 'return.inspected', at, orderNo, data: inspection });
  return inspection;
}
