import { goodsOf, skusWanted } from './look-up-goods.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';

/**
 * Pulls what is known of an order before anybody judges (B1): goods, dates, payments, person, and whose the wished
 * means of refund is. An order the shop does not know is an answer, not an error: nothing is stored.
 */
export const lookUp =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['lookUp'] =>
  async (call) => {
    const context = contextOf(call);
    await crashPoint('lookUp.before', call.caseNo);
    const asked = await ports.shop.order(call.order, context);
    const request = (await records.stateOf(call.caseNo))?.request;
    const refundTo = request?.refundTo;
    const method = refundTo === undefined ? undefined : await ports.shop.paymentMethod(refundTo, context);
    const goods = asked && request ? await goodsOf(ports, skusWanted(request, asked.order), context) : [];
    await crashPoint('lookUp.afterShop', call.caseNo);
    if (!asked) return { refundTo: null };
    await records.saveOrder({ ...asked.order, shop: call.shop }, asked.person);
    await crashPoint('lookUp.afterStore', call.caseNo);
    return {
      refundTo: method ? { tender: method.tender, ofCustomer: method.customerId === asked.order.customerId } : null,
      ...(goods.length === 0 ? {} : { goods }),
    };
  };
