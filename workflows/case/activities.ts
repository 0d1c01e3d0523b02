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
export const quick = proxyLocalActivities<Pick<OutsideActivities, 'lookUp'>>(RETRY.quick);

/**
 * What touches the outside: a queue for each port beside the cases' own (`cases-shop`, ...), so that each is limited,
 * visible and pausable by itself. Bound when first used, since the queue's name is the running case's.
 */
const onQueueOf = <A extends object>(port: string, options: ActivityOptions) => {
  return (): ActivityInterfaceFor<A> =>
    proxyActivities<A>({ ...options, taskQueue: `${workflowInfo().taskQueue}-${port}` });
};

export const shop = onQueueOf<Pick<OutsideActivities, 'lookUp'>>('shop', RETRY.read);
export const orders = onQueueOf<Pick<OutsideActivities, 'cancelUnits'>>('shop', RETRY.write);
export const warehouse = onQueueOf<Pick<OutsideActivities, 'authoriseReturn'>>('warehouse', RETRY.write);
export const carrier = onQueueOf<Pick<OutsideActivities, 'traceParcel'>>('carrier', RETRY.poll);
export const payments = onQueueOf<Pick<OutsideActivities, 'requestRefund'>>('payments', RETRY.money);
export const statuses = onQueueOf<Pick<OutsideActivities, 'askRefund'>>('payments', RETRY.poll);
