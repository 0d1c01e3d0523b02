import { openOutbound } from '#sandbox/carrier/outbound.ts';
import { newTrackingNo } from '#sandbox/core/ids.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { siteOfOrder } from '#sandbox/shop/shops.ts';
import type { Disposal, DisposalInput } from '#sandbox/warehouse/disposals/schemas.ts';
import { returnOf } from '#sandbox/warehouse/returns.ts';

const BACK_AFTER = 'P2D';

/** What came and is not ours to keep is thrown away, or goes back to the customer (R28). */
export function dispose(tx: Tx, input: DisposalInput, { at, key }: { at: number; key: string | null }): Disposal {
  const { disposalKey, rma, units, how, to } = input;
  const { orderNo, receipts } = returnOf(tx.state, rma);
  if (receipts.length === 0) throw refused('not_received', `return ${rma} has not been received`);
  const trackingNo = how === 'send_back' ? newTrackingNo() : null;
  const value: Disposal = {
    disposalKey,
    rma,
    orderNo,
    units,
    how,
    status: 'done',
    trackingNo,
    carrier: trackingNo && siteOfOrder(tx.state, orderNo).carrier,
    doneAt: iso(at),
  };
  const address = trackingNo === null ? null : (to ?? orderOf(tx.state, orderNo).shippingAddress);
  tx.emit('disposal.done', { at, port: 'warehouse', orderNo, key, data: { value, to: address } });
  if (trackingNo !== null) openOutbound(tx, { trackingNo, orderNo, at, now: at, deliversAfter: BACK_AFTER });
  return value;
}
