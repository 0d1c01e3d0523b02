import { translated } from './outside/as-failure.ts';
import { authoriseReturn } from './outside/authorise-return.ts';
import { cancelReturn } from './outside/cancel-return.ts';
import { changeOrder } from './outside/change-order.ts';
import { cancelUnits } from './outside/cancel-units.ts';
import type { OutsideActivities, OutsideDeps } from './outside/contract.ts';
import { bookCharge, cancelCharge, captureCharge, requestCharge } from './outside/charges.ts';
import { releaseGoods, reserveGoods, shipGoods, traceShipment } from './outside/goods-out.ts';
import { lookUpGoods } from './outside/look-up-goods.ts';
import { answerQuote, orderRepair, traceRepair } from './outside/repairs.ts';
import { giveGrant, revokeGrant } from './outside/give-grant.ts';
import { lookUp } from './outside/look-up.ts';
import { askDisputes, giveEvidence } from './outside/disputes.ts';
import { askRefund, requestRefund } from './outside/refunds.ts';
import { disposeForeign } from './outside/dispose-foreign.ts';
import { openClaim, reverseClaim } from './outside/claims.ts';
import { askIntercept, traceIntercept } from './outside/intercepts.ts';
import { traceOutbound } from './outside/outbound.ts';
import { traceParcel } from './outside/trace-parcel.ts';

/** All activities that touch the outside, their failures in Temporal's words. */
export const createOutsideActivities = (deps: OutsideDeps): OutsideActivities => ({
  lookUp: translated(lookUp(deps)),
  authoriseReturn: translated(authoriseReturn(deps)),
  traceParcel: translated(traceParcel(deps)),
  cancelReturn: translated(cancelReturn(deps)),
  changeOrder: translated(changeOrder(deps)),
  cancelUnits: translated(cancelUnits(deps)),
  requestRefund: translated(requestRefund(deps)),
  askRefund: translated(askRefund(deps)),
  askDisputes: translated(askDisputes(deps)),
  giveEvidence: translated(giveEvidence(deps)),
  giveGrant: translated(giveGrant(deps)),
  revokeGrant: translated(revokeGrant(deps)),
  lookUpGoods: translated(lookUpGoods(deps)),
  reserveGoods: translated(reserveGoods(deps)),
  shipGoods: translated(shipGoods(deps)),
  releaseGoods: translated(releaseGoods(deps)),
  traceOutbound: translated(traceOutbound(deps)),
  askIntercept: translated(askIntercept(deps)),
  traceIntercept: translated(traceIntercept(deps)),
  disposeForeign: translated(disposeForeign(deps)),
  openClaim: translated(openClaim(deps)),
  reverseClaim: translated(reverseClaim(deps)),
  traceShipment: translated(traceShipment(deps)),
  orderRepair: translated(orderRepair(deps)),
  answerQuote: translated(answerQuote(deps)),
  traceRepair: translated(traceRepair(deps)),
  requestCharge: translated(requestCharge(deps)),
  cancelCharge: translated(cancelCharge(deps)),
  captureCharge: translated(captureCharge(deps)),
  bookCharge: translated(bookCharge(deps)),
});
