import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Stops units that have not left the warehouse, before any money moves (R31). Rejected when one has left. */
export const cancelUnits =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['cancelUnits'] =>
  async (call) => {
    const state = await records.stateOf(call.caseNo);
    const { items = [], problem = 'unsaid' } = state?.request ?? {};
    crashPoint('cancelUnits.before');
    await settleUnknown(
      () =>
        ports.shop.cancelLines(
          call.cancellationKey,
          { orderNo: call.order, lines: items, reason: problem },
          contextOf(call),
        ),
      () => ports.shop.lookupCancellation(call.cancellationKey, contextOf(call)),
    );
    crashPoint('cancelUnits.afterShop');
  };
