import {
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
  type ActivityInterfaceFor,
  type ActivityOptions,
} from '@temporalio/workflow';
import type { OutsideActivities } from '#activities/outside/contract.ts';
import type { OwnActivities } from '#activities/own.ts';
import { RETRY } from './retry.ts';

/** Decisions and the record: our own database only, inside the workflow task (design 3.8). */
export const own = proxyLocalActivities<OwnActivities>(RETRY.own);

/** The look-up every request begins with: mostly answered at once, and then it costs a case no task of its own. */
export const quick = proxyLocalActivities<Pick<OutsideActivities, 'lookUp' | 'lookUpGoods' | 'bookCharge'>>(
  RETRY.quick,
);

/**
 * What touches the outside: a queue for each port beside the cases' own (`cases-shop`, ...), so that each is limited,
 * visible and pausable by itself. Bound when first used, since the queue's name is the running case's.
 */
const onQueueOf = <A extends object>(port: string, options: ActivityOptions) => {
  return (): ActivityInterfaceFor<A> =>
    proxyActivities<A>({ ...options, taskQueue: `${workflowInfo().taskQueue}-${port}` });
};

export const shop = onQueueOf<Pick<OutsideActivities, 'lookUp'>>('shop', RETRY.read);
export const orders = onQueueOf<Pick<OutsideActivities, 'cancelUnits' | 'changeOrder'>>('shop', RETRY.write);
export const grants = onQueueOf<Pick<OutsideActivities, 'giveGrant' | 'revokeGrant'>>('shop', RETRY.write);
export const warehouse = onQueueOf<
  Pick<
    OutsideActivities,
    | 'authoriseReturn'
    | 'askIntercept'
    | 'traceIntercept'
    | 'disposeForeign'
    | 'cancelReturn'
    | 'reserveGoods'
    | 'shipGoods'
    | 'releaseGoods'
  >
>('warehouse', RETRY.write);
export const workshop = onQueueOf<Pick<OutsideActivities, 'orderRepair' | 'answerQuote' | 'traceRepair'>>(
  'warehouse',
  RETRY.write,
);
export const following = onQueueOf<Pick<OutsideActivities, 'traceShipment'>>('carrier', RETRY.poll);
export const carrier = onQueueOf<
  Pick<OutsideActivities, 'traceParcel' | 'traceOutbound' | 'openClaim' | 'reverseClaim'>
>('carrier', RETRY.poll);
export const money = onQueueOf<
  Pick<OutsideActivities, 'requestCharge' | 'cancelCharge' | 'captureCharge' | 'bookCharge'>
>('payments', RETRY.money);
export const goods = onQueueOf<Pick<OutsideActivities, 'lookUpGoods'>>('shop', RETRY.read);
export const disputes = onQueueOf<Pick<OutsideActivities, 'askDisputes' | 'giveEvidence'>>('payments', RETRY.money);
export const payments = onQueueOf<Pick<OutsideActivities, 'requestRefund'>>('payments', RETRY.money);
export const statuses = onQueueOf<Pick<OutsideActivities, 'askRefund'>>('payments', RETRY.poll);
