import { durationMs } from '#sandbox/core/duration.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';
import type { Unit } from '#sandbox/warehouse/schemas.ts';
import { restock } from '#sandbox/warehouse/stock/stock.ts';
import { untouched } from '#sandbox/warehouse/unannounced/contents.ts';
import type { Unannounced, UnannouncedInspection } from '#sandbox/warehouse/unannounced/schemas.ts';

const INSPECTED_AFTER = 'PT4H';

type Arrival = { readonly trackingNo: string; readonly orderNo: string; readonly at: number };

/** A parcel is back at the house that nobody announced: taken in once, and looked at (R30). */
export function receiveUnannounced(tx: Tx, { trackingNo, orderNo, at }: Arrival): void {
  const { unannounced, plans } = tx.state.warehouse;
  if (unannounced.has(trackingNo)) return;
  const receipt = { trackingNo, orderNo, receiptId: newId('rcp'), receivedAt: iso(at) };
  const value: Unannounced = { ...receipt, inspections: [] };
  tx.emit('parcel.received_unannounced', { at, port: 'warehouse', orderNo, key: null, data: { value } });
  tx.webhook({ port: 'warehouse', type: 'return.received', at, orderNo, data: { rma: null, ...receipt } });
  const plan = plans.get(`order ${orderNo}`) ?? {};
  if (plan.units === 'manual') return;
  const due = at + durationMs(plan.after ?? INSPECTED_AFTER);
  const what = 'parcel.inspected_unannounced';
  schedule(tx, { orderNo, at: due, kind: 'unannounced.inspect', what, data: { trackingNo } });
}

const isInspectionOf = (trackingNo: string) => (one: Happening) =>
  one.kind === 'unannounced.inspect' && one.data.trackingNo === trackingNo;

export type Inspecting = { readonly units?: readonly Unit[] | undefined; readonly at: number };

/** What was in it: by hand with `units`, as planned, or everything as it left. */
export function inspectUnannounced(tx: Tx, trackingNo: string, { units, at }: Inspecting): UnannouncedInspection {
  const held = tx.state.warehouse.unannounced.get(trackingNo)?.value;
  if (!held) throw refused('not_received', `parcel ${trackingNo} has not come back`);
  const { orderNo, inspections } = held;
  cancelHappenings(tx, orderNo, { at, matching: isInspectionOf(trackingNo) });
  const planned = tx.state.warehouse.plans.get(`order ${orderNo}`)?.units;
  const found = units ?? (Array.isArray(planned) ? planned : untouched(tx.state, orderNo, trackingNo));
  const inspection: UnannouncedInspection = {
    rma: null,
    orderNo,
    trackingNo,
    inspectionId: newId('ins'),
    inspectedAt: iso(at),
    final: true,
    units: [...found],
  };
  tx.emit('parcel.inspected_unannounced', { at, port: 'warehouse', orderNo, key: null, data: { inspection } });
  const before = inspections.at(-1)?.units ?? [];
  restock(tx, { before, now: found }, { at, orderNo, key: null, why: 'parcel.inspected_unannounced', ref: trackingNo });
  tx.webhook({ port: 'warehouse', type: 'return.inspected', at, orderNo, data: inspection });
  return inspection;
}
