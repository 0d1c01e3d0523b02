import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { labelKeyOf } from '#domain/ids.ts';
import { ApplicationFailure } from '@temporalio/common';
import { settleUnknown } from './settle-unknown.ts';

/** Tells the warehouse what to expect and gets the customer a label to its address (D2); the keys make it harmless twice. */
export const authoriseReturn =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['authoriseReturn'] =>
  async (call) => {
    const context = contextOf(call);
    const state = await records.stateOf(call.caseNo);
    const asked = await ports.shop.order(call.order, context);
    if (!state || !asked) throw ApplicationFailure.nonRetryable(`order ${call.order} is gone`, 'Rejected');
    const { request, offer } = state;
    // What an earlier round has settled does not come a second time (R3, E2).
    const held = await records.heldLines(call.caseNo);
    const lines = (held.length > 0 ? held : (request.items ?? [])).map(({ lineNo, quantity }) => ({
      lineNo,
      quantity,
      sku: skuOf(asked.order.lines, lineNo),
    }));

    await crashPoint('authoriseReturn.before', call.caseNo);
    const { returnAddress } = await settleUnknown(
      () =>
        ports.warehouse.authoriseReturn(
          call.rma,
          { orderNo: call.order, lines, reason: request.problem ?? 'unsaid' },
          context,
        ),
      () => ports.warehouse.lookupReturn(call.rma, context),
    );
    await crashPoint('authoriseReturn.afterWarehouse', call.caseNo);
    const key = labelKeyOf(call.rma);
    const label = await settleUnknown(
      () =>
        ports.carrier.issueLabel(
          key,
          { reference: call.rma, from: asked.shippingAddress, to: returnAddress, payer: offer?.freight ?? 'merchant' },
          context,
        ),
      () => ports.carrier.lookupLabel(key, context),
    );
    await crashPoint('authoriseReturn.afterCarrier', call.caseNo);
    return { trackingNo: label.trackingNo, carrier: label.carrier };
  };

const skuOf = (lines: readonly { readonly lineNo: number; readonly sku: string }[], lineNo: number): string =>
  lines.find((line) => line.lineNo === lineNo)?.sku ?? '';
