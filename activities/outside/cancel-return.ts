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
    crashPoint('cancelReturn.before');
    const label = await ports.carrier.lookupLabel(labelKeyOf(call.rma), context);
    if (label) await unlessTooLate(ports.carrier.voidLabel(label.labelId, context));
    crashPoint('cancelReturn.afterCarrier');
    await unlessTooLate(ports.warehouse.cancelReturn(call.rma, context));
    crashPoint('cancelReturn.afterWarehouse');
  };

const TOO_LATE: ReadonlySet<string> = new Set(['label_in_use', 'already_received']);

async function unlessTooLate(cancelled: Promise<void>): Promise<void> {
  try {
    await cancelled;
  } catch (error) {
    if (!(error instanceof Rejected) || !TOO_LATE.has(error.code)) throw error;
  }
}
