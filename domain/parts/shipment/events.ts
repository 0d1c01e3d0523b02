import type { ParcelStatus } from '#domain/parts/return-parcel.ts';
import type { Shipment, ShipmentReport } from './shipment.ts';

/** What can happen to goods on their way to the customer; those of an offer are planned by its acceptance. */
export interface ShipmentEvents {
  /** Planned beside the offer: once more what was lost, only a part of what was agreed, something to go back. */
  shipmentPlanned: Pick<Shipment, 'n' | 'offer' | 'reason' | 'lines' | 'replaces'>;
  shipmentReported: { n: number; report: ShipmentReport };
  shipmentMoved: { n: number; status: ParcelStatus };
  /** It could not be sent any more, and is paid back (R15, R19). */
  shipmentRefunded: { n: number };
}

/** What the warehouse tells of its own accord. */
export interface ShipmentHappenings {
  shipmentShipped: { key: string; trackingNo: string; carrier: string; serials?: ShipmentReport['serials'] };
}

/** What a person can record in place of a shipment that cannot go on. */
export type RecordedShipment =
  | {
      readonly step: 'shipGoods';
      readonly report: Pick<ShipmentReport, 'trackingNo' | 'carrier'> & {
        readonly status: 'shipped' | 'signed' | 'outOfStock';
      };
    }
  | { readonly step: 'reserveGoods' }
  | { readonly step: 'traceShipment'; readonly status: ParcelStatus };
