import type { RunKind } from '#domain/day/runs.ts';
import { day } from './activities.ts';
import { scheduledAt } from './scheduled-at.ts';

/** Which run of which shop's day a schedule starts. */
export interface DayRun {
  readonly shop: string;
  readonly kind: RunKind;
}

/** A digest: gathered, kept and told once for its time on the wall, however often it is run (H1). */
export async function digestWorkflow({ shop, kind }: DayRun): Promise<string | null> {
  const slot = await day.beginRun({ shop, kind, at: scheduledAt() });
  if (slot === null) return null;
  return (await day.makeDigest({ shop, kind, slot, at: Date.now() })).id;
}
