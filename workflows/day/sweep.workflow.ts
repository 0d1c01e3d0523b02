import type { SilentThing } from '#domain/day/silent.ts';
import { asked, day } from './activities.ts';
import type { DayRun } from './digest.workflow.ts';
import { scheduledAt } from './scheduled-at.ts';

/** So many things are asked about side by side. */
const AT_ONCE = 8;

/**
 * The reconciling sweep: asks the outside what no callback has told, lets the cases judge the news, checks what must
 * always hold, and tells what does not (B6, R45); looks last what has become more than usual (I2).
 */
export async function sweepWorkflow({ shop, kind }: DayRun): Promise<string | null> {
  const slot = await day.beginRun({ shop, kind, at: scheduledAt() });
  if (slot === null) return null;
  const things = await day.findSilent({ shop, kind, slot, at: Date.now() });
  let news = 0;
  for (let next = 0; next < things.length; next += AT_ONCE)
    news += sum(await Promise.all(things.slice(next, next + AT_ONCE).map(ask)));
  await day.checkInvariants({ shop, kind, slot, at: Date.now() });
  await day.findHotSpots({ shop, kind, slot, at: Date.now() });
  return (await day.makeDigest({ shop, kind, slot, at: Date.now(), asked: { things: things.length, news } })).id;
}

const ask = (thing: SilentThing): Promise<number> => ASK[thing.kind]({ ...thing, at: Date.now() }).catch(() => 0);

type Ask = (call: SilentThing & { readonly at: number }) => Promise<number>;

/** Who does not answer is asked again by the next sweep; that it stays silent is found there. */
const ASK: { readonly [K in SilentThing['kind']]: Ask } = {
  parcel: (call) => asked.parcel().sweepParcel(call),
  refund: (call) => asked.refund().sweepRefund(call),
  receipt: (call) => asked.receipt().sweepReceipt(call),
};

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
