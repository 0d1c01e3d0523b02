import type { LineClaim } from '#domain/intake/request.ts';
import { contextOf, type OutsideActivities, type OutsideCall, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Stops units that have not left the warehouse, before any money moves (R31). Rejected when one has left. */
export const cancelUnits =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['cancelUnits'] =>
  async (call) => {
    const state = await records.stateOf(call.caseNo);
    const { items = [], problem = 'unsaid' } = state?.request ?? {};
    const lines = items.length > 0 ? items : (state?.intercept?.lines ?? (await wholeOrder(ports, call)));
    crashPoint('cancelUnits.before');
    await settleUnknown(
      () =>
        ports.shop.cancelLines(call.cancellationKey, { orderNo: call.order, lines, reason: problem }, contextOf(call)),
      () => ports.shop.lookupCancellation(call.cancellationKey, contextOf(call)),
    );
    crashPoint('cancelUnits.afterShop');
  };

/** A request that names no units is about all of the order (A5). */
async function wholeOrder({ shop }: OutsideDeps['ports'], call: OutsideCall): Promise<readonly LineClaim[]> {
  const asked = await shop.order(call.order, contextOf(call));
  return (asked?.order.lines ?? []).map(({ lineNo, quantity }) => ({ lineNo, quantity }));
}
