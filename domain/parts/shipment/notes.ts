import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { needsStock } from './shipment.ts';

/** The customer hears by when goods leave, that they left and under which number, and what became of them (D3, D7). */
export const shipmentNotes: Pick<Notes, 'shipmentReported' | 'shipmentMoved' | 'shipmentRefunded'> = {
  shipmentReported: ({ data: { n, report } }, { shipments = [] }, dueOf) => {
    const { trackingNo = null, carrier = null } = shipments.find((one) => one.n === n) ?? {};
    switch (report.status) {
      case 'created':
        return customer('shipment_ordered', { dueAt: dueOf('shipmentDue', `s${n}.0`) });
      case 'shipped':
        return customer('shipment_sent', { trackingNo, carrier });
      case 'outOfStock':
        return customer('shipment_out_of_stock');
      case 'signed':
        return customer('shipment_delivered', { trackingNo });
      default:
        return [];
    }
  },
  shipmentMoved: ({ data: { n, status } }, { shipments = [] }) => {
    const { trackingNo = null, reason } = shipments.find((one) => one.n === n) ?? {};
    switch (status) {
      case 'delivered':
        return customer('shipment_delivered', { trackingNo });
      case 'lost':
        // The customer's own unit cannot be sent once more (R29).
        return customer(reason && !needsStock({ reason }) ? 'own_goods_lost' : 'shipment_lost', { trackingNo });
      case 'returned':
        return customer('shipment_returned', { trackingNo });
      default:
        return [];
    }
  },
  shipmentRefunded: () => customer('shipment_refunded'),
};
