import type { Appliers } from '#sandbox/core/events.ts';
import type { State } from '#sandbox/core/state.ts';
import { applyClaims } from '#sandbox/carrier/claims/state.ts';
import type { ClaimEvents, ClaimState } from '#sandbox/carrier/claims/state.ts';
import type { DeliveryPlan, Label, Scan } from '#sandbox/carrier/schemas.ts';

export type HeldLabel = { readonly createdRealAt: number; readonly orderNo: string | null; readonly label: Label };

/** A parcel on its way to a customer (`rma` null) or back to the warehouse. */
export type HeldParcel = {
  readonly trackingNo: string;
  readonly carrier: string;
  readonly orderNo: string | null;
  readonly rma: string | null;
  readonly lost: boolean;
  readonly scans: readonly Scan[];
};

export type CarrierState = {
  readonly labels: Map<string, HeldLabel>;
  readonly labelOfKey: Map<string, string>;
  readonly parcels: Map<string, HeldParcel>;
  /** by order number: when the order's own parcels arrive */
  readonly deliveryPlans: Map<string, DeliveryPlan['deliversAfter']>;
} & ClaimState;

export const emptyCarrier = (): CarrierState => ({
  labels: new Map(),
  labelOfKey: new Map(),
  parcels: new Map(),
  deliveryPlans: new Map(),
  claims: new Map(),
  claimPlans: new Map(),
});

export type CarrierEvents = {
  'label.created': { label: Label; payer: string };
  'label.voided': { labelId: string };
  'parcel.opened': { trackingNo: string; carrier: string; rma: string | null };
  'parcel.scanned': { trackingNo: string; scan: Scan };
  'parcel.lost': { trackingNo: string };
  'delivery.planned': DeliveryPlan;
} & ClaimEvents;

function change(state: State, trackingNo: string, to: (parcel: HeldParcel) => Partial<HeldParcel>): void {
  const parcel = state.carrier.parcels.get(trackingNo);
  if (parcel) state.carrier.parcels.set(trackingNo, { ...parcel, ...to(parcel) });
}

/** A parcel that reaches the customer makes the order delivered. */
function reachCustomer(state: State, parcel: HeldParcel | undefined, deliveredAt: string): void {
  const order = parcel?.rma === null ? state.shop.orders.get(parcel.orderNo ?? '') : undefined;
  const shipped = order?.parcels.find((one) => one.trackingNo === parcel?.trackingNo);
  if (!order || !shipped) return;
  shipped.deliveredAt = deliveredAt;
  if (order.parcels.every((one) => one.deliveredAt !== null)) order.status = 'delivered';
}

export const applyCarrier: Appliers<State, CarrierEvents> = {
  ...applyClaims,
  'label.created': (state, { orderNo, key, data: { label } }, createdRealAt) => {
    state.carrier.labels.set(label.labelId, { createdRealAt, orderNo, label });
    if (key !== null) state.carrier.labelOfKey.set(key, label.labelId);
  },
  'label.voided': (state, { data }) => {
    const held = state.carrier.labels.get(data.labelId);
    if (held) state.carrier.labels.set(data.labelId, { ...held, label: { ...held.label, status: 'voided' } });
  },
  'parcel.opened': (state, { orderNo, data }) => {
    state.carrier.parcels.set(data.trackingNo, { ...data, orderNo, lost: false, scans: [] });
  },
  'parcel.scanned': (state, { data: { trackingNo, scan } }) => {
    change(state, trackingNo, ({ scans }) => ({ lost: false, scans: [...scans, scan] }));
    if (scan.status === 'delivered') reachCustomer(state, state.carrier.parcels.get(trackingNo), scan.at);
  },
  'parcel.lost': (state, { data }) => change(state, data.trackingNo, () => ({ lost: true })),
  'delivery.planned': ({ carrier }, { orderNo, data }) => {
    carrier.deliveryPlans.set(orderNo ?? '', data.deliversAfter);
  },
};
