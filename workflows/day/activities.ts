import { proxyActivities, workflowInfo, type ActivityInterfaceFor, type ActivityOptions } from '@temporalio/workflow';
import type { DayActivities } from '#activities/day/contract.ts';
import { RETRY } from '#workflows/case/retry.ts';

/** What reads and writes our own database: visible, and longer than a case's; repeated until it is done. */
const OWN = { ...RETRY.own, startToCloseTimeout: '5 minutes' } as const satisfies ActivityOptions;

export const day =
  proxyActivities<Pick<DayActivities, 'beginRun' | 'makeDigest' | 'findSilent' | 'checkInvariants' | 'findHotSpots'>>(
    OWN,
  );

/** What asks the outside shares the queue of its port with the cases, and its limits (design 3.9). */
const onQueueOf =
  <K extends keyof DayActivities>(port: string, options: ActivityOptions) =>
  (): ActivityInterfaceFor<Pick<DayActivities, K>> =>
    proxyActivities<Pick<DayActivities, K>>({ ...options, taskQueue: `${workflowInfo().taskQueue}-${port}` });

export const shop = onQueueOf<'planWaybills'>('shop', RETRY.write);
export const warehouse = onQueueOf<'sendWaybills'>('warehouse', RETRY.write);
export const asked = {
  parcel: onQueueOf<'sweepParcel'>('carrier', RETRY.poll),
  refund: onQueueOf<'sweepRefund'>('payments', RETRY.poll),
  receipt: onQueueOf<'sweepReceipt'>('warehouse', RETRY.poll),
} as const;
