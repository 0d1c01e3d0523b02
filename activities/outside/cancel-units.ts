import type { LineClaim } from '#domain/intake/request.ts';
import { contextOf, type OutsideActivities, type OutsideCall, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Stops units that have not left the warehouse, before any money moves (R31). Rejected when one has left. */
export const cancelUnits =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['cancelUnits'] =>
  async (call) => {
    const state = await records.stateOf(call.caseNo);
    const { items = [], problem = 'unsaid' } = state?.request ?? {};
    const lines = items.length > 0 ? items : (state?.intercept?.lines ?? (await wholeOrder({ ports, records }, call)));
    await crashPoint('cancelUnits.before', call.caseNo);
    await settleUnknown(
      () =>
        ports.shop.cancelLines(call.cancellationKey, { orderNo: call.order, lines, reason: problem }, contextOf(call)),
      () => ports.shop.lookupCancellation(call.cancellationKey, contextOf(call)),
    );
    await crashPoint('cancelUnits.afterShop', call.caseNo);
  };

/** A request that names no units is about all of the order that no other case has settled or stopped (A5, R1). */
async function wholeOrder(
  { ports: { shop }, records }: Pick<OutsideDeps, 'ports' | 'records'>,
  call: OutsideCall,
): Promise<readonly LineClaim[]> {
  const held = await records.heldLines(call.caseNo);
  if (held.length > 0) return held;
  const asked = await shop.order(call.order, contextOf(call));
  return (asked?.order.lines ?? []).map(({ lineNo, quantity }) => ({ lineNo, quantity }));
}
