import { Rejected } from '#adapters/failure.ts';
import type { Shipment as ThereShipment } from '#adapters/warehouse/port.ts';
import type { ShipmentReport } from '#domain/parts/shipment/shipment.ts';
import { contextOf, type OutsideActivities, type OutsideDeps, type ReserveCall } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Has stock put aside (D3, R32), and an exchange for another variant put in the shop's book. Gone goods are an answer. */
export const reserveGoods =
  (deps: OutsideDeps): OutsideActivities['reserveGoods'] =>
  async (call) => {
    const { ports, crashPoint } = deps;
    const context = contextOf(call);
    const { key, lines, expiresAt } = call;
    await crashPoint('reserveGoods.before', call.caseNo);
    try {
      await settleUnknown(
        () =>
          ports.warehouse.reserve(
            key,
            { orderNo: call.order, lines, ...(expiresAt === undefined ? {} : { expiresAt }) },
            context,
          ),
        () => ports.warehouse.lookupReservation(key, context),
      );
    } catch (error) {
      if (error instanceof Rejected && error.code === 'out_of_stock') return { status: 'outOfStock' };
      throw error;
    }
    await crashPoint('reserveGoods.afterWarehouse', call.caseNo);
    if (call.exchange) {
      await book(deps, call, call.exchange);
      await crashPoint('reserveGoods.afterShop', call.caseNo);
    }
    return { status: 'reserved' };
  };

/** The shop's book counts an exchange of each unit once and knows no second one: its no changes nothing here. */
async function book(
  { ports }: OutsideDeps,
  call: ReserveCall,
  { exchangeKey, items, methodId }: NonNullable<ReserveCall['exchange']>,
): Promise<void> {
  const context = contextOf(call);
  const paidBy = methodId ?? (await ports.shop.order(call.order, context))?.order.payments[0]?.methodId;
  if (paidBy === undefined) return;
  try {
    await settleUnknown(
      () => ports.shop.recordExchange(exchangeKey, { orderNo: call.order, items, methodId: paidBy }, context),
      () => ports.shop.lookupExchange(exchangeKey, context),
    );
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
  }
}

/** Orders the parcel at the warehouse (D3): it answers for the goods from then on, and tells when they leave. */
export const shipGoods =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['shipGoods'] =>
  async (call) => {
    const context = contextOf(call);
    const { key, order: orderNo, lines, reason, reservationKey } = call;
    await crashPoint('shipGoods.before', call.caseNo);
    try {
      const shipment = await settleUnknown(
        () =>
          ports.warehouse.ship(
            key,
            { orderNo, lines, reason, ...(reservationKey === undefined ? {} : { reservationKey }) },
            context,
          ),
        () => ports.warehouse.lookupShipment(key, context),
      );
      await crashPoint('shipGoods.afterWarehouse', call.caseNo);
      return reportOf(shipment);
    } catch (error) {
      const known = error instanceof Rejected ? ANSWERS[error.code] : undefined;
      if (known === undefined) throw error;
      return known;
    }
  };

const ANSWERS: Readonly<Record<string, ShipmentReport>> = {
  out_of_stock: { status: 'outOfStock' },
  reservation_not_open: { status: 'expired' },
};

/** Gives back what was put aside or ordered, exactly once (R32); what has left meanwhile is told as that. */
export const releaseGoods =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['releaseGoods'] =>
  async (call) => {
    await crashPoint('releaseGoods.before', call.caseNo);
    const released = await release(ports, call);
    await crashPoint('releaseGoods.afterWarehouse', call.caseNo);
    return released;
  };

async function release(
  ports: OutsideDeps['ports'],
  call: Parameters<OutsideActivities['releaseGoods']>[0],
): Promise<ShipmentReport> {
  const context = contextOf(call);
  const { key, reservationKey } = call;
  const ordered = await ports.warehouse.lookupShipment(key, context);
  if (ordered?.status === 'shipped') return reportOf(ordered);
  if (ordered) {
    const cancelled = await settleUnknown(
      () => ports.warehouse.cancelShipment(key, context),
      () => ports.warehouse.lookupShipment(key, context),
    ).catch((error: unknown) => {
      if (error instanceof Rejected && error.code === 'already_shipped')
        return ports.warehouse.lookupShipment(key, context);
      throw error;
    });
    return cancelled?.status === 'shipped' ? reportOf(cancelled) : { status: 'cancelled' };
  }
  if (reservationKey !== undefined && (await ports.warehouse.lookupReservation(reservationKey, context)))
    await settleUnknown(
      () => ports.warehouse.releaseReservation(reservationKey, context),
      () => ports.warehouse.lookupReservation(reservationKey, context),
    );
  return { status: 'cancelled' };
}

/** What the warehouse knows of a parcel that should have left, or the carrier of one that is silent (D7). */
export const traceShipment =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['traceShipment'] =>
  async (call) => {
    const context = contextOf(call);
    const { key, trackingNo } = call;
    await crashPoint('traceShipment.before', call.caseNo);
    if (trackingNo === undefined) {
      const shipment = await ports.warehouse.lookupShipment(key, context);
      await crashPoint('traceShipment.afterWarehouse', call.caseNo);
      return shipment?.status === 'shipped' ? { report: reportOf(shipment) } : null;
    }
    const parcel = await ports.carrier.parcel(trackingNo, context);
    await crashPoint('traceShipment.afterCarrier', call.caseNo);
    const status = parcel && SCANS.find((scan) => scan === parcel.status);
    if (!parcel || status === undefined) return null;
    return { scan: { status, lastScanAt: Math.max(0, ...parcel.scans.map((scan) => scan.at)) } };
  };

const SCANS = ['in_transit', 'out_for_delivery', 'delivered', 'exception', 'lost', 'returned'] as const;

const reportOf = ({ status, trackingNo, carrier, serials }: ThereShipment): ShipmentReport => ({
  status,
  ...(trackingNo === undefined ? {} : { trackingNo }),
  ...(carrier === undefined ? {} : { carrier }),
  ...(serials.length === 0 ? {} : { serials }),
});
