import { Rejected } from '#adapters/failure.ts';
import { labelKeyOf } from '#domain/ids.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';

/**
 * Takes back an RMA and its label that will not be used (D2). Goods that are on the road or in the warehouse by now are
 * no error: they are judged when they are inspected, as what comes late always is (R45).
 */
export const cancelReturn =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['cancelReturn'] =>
  async (call) => {
    const context = contextOf(call);
    await crashPoint('cancelReturn.before', call.caseNo);
    const label = await ports.carrier.lookupLabel(labelKeyOf(call.rma), context);
    if (label) await unlessTooLate(ports.carrier.voidLabel(label.labelId, context));
    await crashPoint('cancelReturn.afterCarrier', call.caseNo);
    await unlessTooLate(ports.warehouse.cancelReturn(call.rma, context));
    await crashPoint('cancelReturn.afterWarehouse', call.caseNo);
  };

const TOO_LATE: ReadonlySet<string> = new Set(['label_in_use', 'already_received']);

async function unlessTooLate(cancelled: Promise<void>): Promise<void> {
  try {
    await cancelled;
  } catch (error) {
    if (!(error instanceof Rejected) || !TOO_LATE.has(error.code)) throw error;
  }
}
