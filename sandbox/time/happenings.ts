import { scan } from '#sandbox/carrier/parcels.ts';
import type { ScanWish } from '#sandbox/carrier/parcels.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { takeStep } from '#sandbox/payments/refunds.ts';
import type { RefundStep } from '#sandbox/payments/schemas.ts';
import type { Happening } from '#sandbox/time/state.ts';
import { inspect } from '#sandbox/warehouse/returns.ts';

/** Everything that can be scheduled, with what it needs to know. */
export type HappeningData = {
  'parcel.scan': { trackingNo: string; wish: ScanWish };
  'return.inspect': { rma: string };
  'refund.step': { refundKey: string; step: RefundStep };
};
export type HappeningKind = keyof HappeningData;

const PERFORM: { readonly [K in HappeningKind]: (tx: Tx, data: HappeningData[K], at: number) => void } = {
  'parcel.scan': (tx, { trackingNo, wish }, at) => void scan(tx, trackingNo, { wish, at }),
  'return.inspect': (tx, { rma }, at) => void inspect(tx, rma, { at }),
  'refund.step': (tx, data, at) => takeStep(tx, data, at),
};

/** Make it happen at its own business time, however late the real clock is. */
export function perform<K extends HappeningKind>(tx: Tx, happening: Happening<K>): void {
  const { id, orderNo, at, what } = happening;
  tx.emit('happening.done', { at, port: 'world', orderNo, key: null, data: { id, what } });
  PERFORM[happening.kind](tx, happening.data, at);
}
