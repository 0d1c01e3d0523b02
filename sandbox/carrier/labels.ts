import { durationMs } from '#sandbox/core/duration.ts';
import { newId, newTrackingNo } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { parcelOf, scanAt } from '#sandbox/carrier/parcels.ts';
import type { Label, LabelInput } from '#sandbox/carrier/schemas.ts';
import type { HeldLabel, HeldParcel } from '#sandbox/carrier/state.ts';
import { siteOfOrder } from '#sandbox/shop/shops.ts';
import { returnOf } from '#sandbox/warehouse/returns.ts';

export function labelOf(state: State, labelId: string): HeldLabel {
  const held = state.carrier.labels.get(labelId);
  if (!held) throw unknown('label', labelId);
  return held;
}

export type LabelCall = { at: number; key: string | null; orderNo: string | null; baseUrl: string };

/** A label for a return parcel; the parcel exists from now on, without scans. */
export function createLabel(tx: Tx, input: LabelInput, { at, key, orderNo, baseUrl }: LabelCall): Label {
  const labelId = newId('lbl');
  const { carrier } = siteOfOrder(tx.state, orderNo);
  const label: Label = {
    labelId,
    reference: input.reference,
    trackingNo: newTrackingNo(),
    carrier,
    labelUrl: `${baseUrl}/carrier/v1/labels/${labelId}/document`,
    status: 'active',
    createdAt: iso(at),
  };
  tx.emit('label.created', { at, port: 'carrier', orderNo, key, data: { label, payer: input.payer } });
  const parcel = { trackingNo: label.trackingNo, carrier, rma: input.reference };
  tx.emit('parcel.opened', { at, port: 'carrier', orderNo, key, data: parcel });
  return label;
}

/** A label that was used cannot be taken back. */
export function voidLabel(tx: Tx, labelId: string, { at, key }: { at: number; key: string | null }): Label {
  const { label, orderNo } = labelOf(tx.state, labelId);
  if (label.status === 'voided') return label;
  if (parcelOf(tx.state, label.trackingNo).scans.length > 0) {
    throw refused('label_in_use', `parcel ${label.trackingNo} is already on its way`);
  }
  tx.emit('label.voided', { at, port: 'carrier', orderNo, key, data: { labelId } });
  return labelOf(tx.state, labelId).label;
}

function labelledParcel(state: State, rma: string): string | undefined {
  const labels = [...state.carrier.labels.values()].map((held) => held.label);
  return labels.findLast((one) => one.reference === rma && one.status === 'active')?.trackingNo;
}

export type Sending = { trackingNo?: string | undefined; at: number; now: number; arrivesIn: string };

/** The customer hands the parcel over: with our label, or with a tracking number of a carrier of their own. */
export function send(tx: Tx, rma: string, { trackingNo, at, now, arrivesIn }: Sending): HeldParcel {
  const { orderNo } = returnOf(tx.state, rma);
  const used = trackingNo ?? labelledParcel(tx.state, rma);
  if (used === undefined) throw refused('no_label', `return ${rma} has no label: give a trackingNo`);
  const known = tx.state.carrier.parcels.get(used);
  if (known && known.rma !== rma) {
    throw refused('parcel_of_another', `body.trackingNo: parcel ${used} does not belong to return ${rma}`);
  }
  if (!known) {
    const data = { trackingNo: used, carrier: 'other', rma };
    tx.emit('parcel.opened', { at, port: 'carrier', orderNo, key: null, data });
  }
  scanAt(tx, used, { wish: { status: 'in_transit' }, at, now });
  scanAt(tx, used, { wish: { status: 'delivered' }, at: at + durationMs(arrivesIn), now });
  return parcelOf(tx.state, used);
}
