import { disposalKeyOf } from '#domain/ids.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** Has the warehouse send back, or dispose of, what is not ours to keep (R28). */
export const disposeForeign =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['disposeForeign'] =>
  async (call) => {
    const context = contextOf(call);
    const key = disposalKeyOf(call.rma);
    await crashPoint('disposeForeign.before', call.caseNo);
    const { trackingNo } = await settleUnknown(
      () => ports.warehouse.dispose(key, { rma: call.rma, units: call.units, how: call.how }, context),
      () => ports.warehouse.lookupDisposal(key, context),
    );
    await crashPoint('disposeForeign.afterWarehouse', call.caseNo);
    return trackingNo === undefined ? {} : { trackingNo };
  };
