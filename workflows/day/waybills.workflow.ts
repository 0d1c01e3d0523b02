import type { BatchTold } from '#domain/day/digest.ts';
import { day, shop as shopQueue, warehouse } from './activities.ts';
import type { DayRun } from './digest.workflow.ts';
import { scheduledAt } from './scheduled-at.ts';

/**
 * The hour's waybills: on record first, then to the warehouse under their key, then told (D9). What could not be given
 * stays on record and goes with the next hour, under its own key; that it did not go is in the digest.
 */
export async function waybillsWorkflow({ shop, kind }: DayRun): Promise<string | null> {
  const slot = await day.beginRun({ shop, kind, at: scheduledAt() });
  if (slot === null) return null;
  const at = Date.now();
  const batches: BatchTold[] = [];
  for (const batch of await shopQueue().planWaybills({ shop, kind, slot, at })) {
    const { key, orders } = batch;
    const kept = { key, orders: orders.length, sentAt: null };
    batches.push(
      await warehouse()
        .sendWaybills({ ...batch, at: Date.now() })
        .catch(() => kept),
    );
  }
  return (await day.makeDigest({ shop, kind, slot, at: Date.now(), batches })).id;
}
