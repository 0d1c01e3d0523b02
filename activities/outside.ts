import { translated } from './outside/as-failure.ts';
import { authoriseReturn } from './outside/authorise-return.ts';
import { cancelUnits } from './outside/cancel-units.ts';
import type { OutsideActivities, OutsideDeps } from './outside/contract.ts';
import { lookUp } from './outside/look-up.ts';
import { askRefund, requestRefund } from './outside/refunds.ts';
import { traceParcel } from './outside/trace-parcel.ts';

/** All activities that touch the outside, their failures in Temporal's words. */
export const createOutsideActivities = (deps: OutsideDeps): OutsideActivities => ({
  lookUp: translated(lookUp(deps)),
  authoriseReturn: translated(authoriseReturn(deps)),
  traceParcel: translated(traceParcel(deps)),
  cancelUnits: translated(cancelUnits(deps)),
  requestRefund: translated(requestRefund(deps)),
  askRefund: translated(askRefund(deps)),
});
