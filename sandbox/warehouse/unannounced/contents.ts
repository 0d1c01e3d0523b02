import type { State } from '#sandbox/core/state.ts';
import type { Unit } from '#sandbox/warehouse/schemas.ts';
import { asSent } from '#sandbox/warehouse/sent-units.ts';

type Contents = {
  readonly lines: readonly { readonly lineNo: number | null; readonly sku: string; readonly quantity: number }[];
  /** the customer's own units come from no shelf */
  readonly own: boolean;
};

/** What a parcel was filled with when it left: the order's own, a shipment after the sale, or what was sent back. */
function contentsOf({ shop, warehouse }: State, orderNo: string, trackingNo: string): Contents {
  const shipment = [...warehouse.shipments.values()].find(({ value }) => value.trackingNo === trackingNo)?.value;
  if (shipment) {
    const own = shipment.reason === 'repair_back' || shipment.reason === 'refused_units_back';
    return { lines: shipment.lines, own };
  }
  const disposal = [...warehouse.disposals.values()].find(({ value }) => value.trackingNo === trackingNo)?.value;
  if (disposal) return { lines: disposal.units, own: true };
  const lines = shop.orders.get(orderNo)?.lines.filter(({ parcel }) => parcel === trackingNo) ?? [];
  return { lines, own: false };
}

/** The units as they left: nobody has touched them. */
export function untouched(state: State, orderNo: string, trackingNo: string): Unit[] {
  const { lines, own } = contentsOf(state, orderNo, trackingNo);
  return asSent(state, { orderNo, lines, disposition: own ? 'back_to_customer' : 'sellable' });
}
