import { settleAsPlanned } from '#sandbox/carrier/claims/claims.ts';
import { scan } from '#sandbox/carrier/parcels.ts';
import type { ScanWish } from '#sandbox/carrier/parcels.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { expireAuthorisation } from '#sandbox/payments/authorisations.ts';
import { expireCharge } from '#sandbox/payments/charges.ts';
import { arrive } from '#sandbox/payments/payouts.ts';
import { takeStep } from '#sandbox/payments/refunds.ts';
import type { RefundStep } from '#sandbox/payments/schemas.ts';
import type { Happening } from '#sandbox/time/state.ts';
import { answerIntercept } from '#sandbox/warehouse/intercepts/intercepts.ts';
import { progress, quoteAsPlanned } from '#sandbox/warehouse/repairs/bench.ts';
import type { RepairProgress } from '#sandbox/warehouse/repairs/schemas.ts';
import { expire } from '#sandbox/warehouse/reservations/reservations.ts';
import { inspect } from '#sandbox/warehouse/returns.ts';
import { ship } from '#sandbox/warehouse/shipments/shipments.ts';
import { inspectUnannounced } from '#sandbox/warehouse/unannounced/unannounced.ts';

/** Everything that can be scheduled, with what it needs to know. */
export type HappeningData = {
  'parcel.scan': { trackingNo: string; wish: ScanWish };
  'return.inspect': { rma: string };
  'unannounced.inspect': { trackingNo: string };
  'reservation.expire': { reservationKey: string };
  'shipment.ship': { shipmentKey: string };
  'intercept.answer': { interceptKey: string };
  'repair.quote': { repairKey: string; index: number };
  'repair.progress': { repairKey: string; status: RepairProgress };
  'claim.settle': { claimKey: string };
  'refund.step': { refundKey: string; step: RefundStep };
  'payout.arrive': { payoutKey: string };
  'authorisation.expire': { authorisationKey: string };
  'charge.expire': { chargeKey: string };
};
export type HappeningKind = keyof HappeningData;

const PERFORM: { readonly [K in HappeningKind]: (tx: Tx, data: HappeningData[K], at: number) => void } = {
  'parcel.scan': (tx, { trackingNo, wish }, at) => void scan(tx, trackingNo, { wish, at }),
  'return.inspect': (tx, { rma }, at) => void inspect(tx, rma, { at }),
  'unannounced.inspect': (tx, { trackingNo }, at) => void inspectUnannounced(tx, trackingNo, { at }),
  'reservation.expire': (tx, { reservationKey }, at) => expire(tx, reservationKey, at),
  'shipment.ship': (tx, { shipmentKey }, at) => void ship(tx, shipmentKey, { at, now: at }),
  'intercept.answer': (tx, { interceptKey }, at) => void answerIntercept(tx, interceptKey, { at }),
  'repair.quote': (tx, data, at) => quoteAsPlanned(tx, data, at),
  'repair.progress': (tx, { repairKey, status }, at) => void progress(tx, repairKey, { status, at }),
  'claim.settle': (tx, { claimKey }, at) => settleAsPlanned(tx, claimKey, at),
  'refund.step': (tx, data, at) => takeStep(tx, data, at),
  'payout.arrive': (tx, { payoutKey }, at) => arrive(tx, payoutKey, at),
  'authorisation.expire': (tx, { authorisationKey }, at) => expireAuthorisation(tx, authorisationKey, at),
  'charge.expire': (tx, { chargeKey }, at) => expireCharge(tx, chargeKey, at),
};

/** Make it happen at its own business time, however late the real clock is. */
export function perform<K extends HappeningKind>(tx: Tx, happening: Happening<K>): void {
  const { id, orderNo, at, what } = happening;
  tx.emit('happening.done', { at, port: 'world', orderNo, key: null, data: { id, what } });
  PERFORM[happening.kind](tx, happening.data, at);
}
