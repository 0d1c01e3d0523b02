import type { Happening } from '#domain/case/commands.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { Judges } from '#domain/case/judge.ts';
import { event } from '#domain/case/new-event.ts';
import { shipmentKeyOf } from '#domain/ids.ts';
import { isNewsOfGoods, isNewsOfShipment, type Shipment, type ShipmentReport } from './shipment.ts';

/** News of goods that go out. */
export const shipmentJudges: Pick<Judges, 'shipmentShipped'> = {
  shipmentShipped: (state, { by, data: { key, trackingNo, carrier, serials } }, at) => {
    const shipment = state.shipments?.find((one) => shipmentKeyOf(state.caseNo, one) === key);
    const report: ShipmentReport = { status: 'shipped', trackingNo, carrier, ...(serials ? { serials } : {}) };
    return shipment && isNewsOfShipment(shipment, report)
      ? [event('shipmentReported', { n: shipment.n, report }, { by, at })]
      : [];
  },
};

/** A scan of goods that go out. What arrives after it was given up is the customer's: nothing is asked back for it (R29, R45). */
export function judgeGoodsMoved(
  shipment: Shipment,
  { by, data: { status }, at }: Pick<Happening<'parcelMoved'>, 'by' | 'data' | 'at'>,
): readonly NewEvent[] {
  if (!isNewsOfGoods(shipment, status))
    return shipment.status === 'refunded' && status === 'delivered'
      ? [
          event(
            'lateEventNoted',
            { what: `shipment ${shipment.n} delivered after it was paid back`, effect: 'kept' },
            { by, at },
          ),
        ]
      : [];
  const moved = event('shipmentMoved', { n: shipment.n, status }, { by, at });
  const found = shipment.status === 'lost' && (status === 'delivered' || status === 'in_transit');
  return found
    ? [moved, event('lateEventNoted', { what: `shipment ${shipment.n} found`, effect: 'kept' }, { by, at })]
    : [moved];
}
