import { durationMs } from '#sandbox/core/duration.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Address } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { AuthoriseInput, Inspection, InspectionPlan, Receipt, Return, Unit } from '#sandbox/warehouse/schemas.ts';

/** Where every return goes. */
export const RETURN_ADDRESS: Address = {
  name: 'Retail US Returns',
  line1: '1800 Valley Road',
  line2: 'Dock 7',
  city: 'Reno',
  state: 'NV',
  zip: '89512',
  country: 'US',
  phone: '+1 775 555 0140',
};

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
  for (const [index, asked] of input.lines.entries()) {
    const line = order.lines.find((one) => one.lineNo === asked.lineNo && one.sku === asked.sku);
    const field = `body.lines.${index}`;
    if (!line)
      throw refused('line_unknown', `${field}: order ${order.orderNo} has no line ${asked.lineNo} of ${asked.sku}`);
    if (asked.quantity > line.quantity) {
      throw refused('quantity_above_ordered', `${field}.quantity: only ${line.quantity} were ordered`);
    }
  }
  const value: Return = {
    ...input,
    returnAddress: RETURN_ADDRESS,
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
  const plan = planOf(tx.state, returnOf(tx.state, rma));
  if (receipts.length > 0 || plan.units === 'manual') return receipt;
  const due = at + durationMs(plan.after ?? INSPECTED_AFTER);
  schedule(tx, { orderNo, at: due, kind: 'return.inspect', what: 'return.inspected', data: { rma } });
  return receipt;
}

const allAccepted = (value: Return): Unit[] =>
  value.lines.flatMap(({ lineNo, sku, quantity }) =>
    Array.from({ length: quantity }, () => ({
      lineNo,
      sku,
      outcome: 'accepted' as const,
      disposition: 'sellable' as const,
    })),
  );

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
  const found = units ?? (Array.isArray(planned) ? planned : allAccepted(value));
  const inspection: Inspection = {
    rma,
    inspectionId: newId('ins'),
    inspectedAt: iso(at),
    final: true,
    units: [...found],
  };
  tx.emit('return.inspected', { at, port: 'warehouse', orderNo, key: null, data: { inspection } });
  tx.webhook({ port: 'warehouse', type: 'return.inspected', at, orderNo, data: inspection });
  return inspection;
}
