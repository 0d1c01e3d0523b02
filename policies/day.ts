import { z } from 'zod';
import { parseDuration } from '#domain/calendar/duration.ts';
import { RUN_KINDS, STANDARD_DAY, type DayPlan, type RunTime } from '#domain/day/runs.ts';
import type { LoadedPolicy } from './policy.ts';
import { zoneOf } from './zone.ts';

const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
const TIME = /^(?:(MON|TUE|WED|THU|FRI|SAT|SUN) )?((?:[01]\d|2[0-3]):[0-5]\d)$/;

const runTime = z
  .string()
  .regex(TIME, 'must be a time like 08:30, or MON 09:00')
  .transform((text): RunTime => {
    const [, day, at = ''] = TIME.exec(text) ?? [];
    const weekday = WEEKDAYS.findIndex((name) => name === day) + 1;
    return weekday === 0 ? { at } : { at, weekday };
  });
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 17:30');
const days = z
  .string()
  .refine((text) => parseDuration(text)?.kind === 'exact', 'must be a duration like P3D or PT48H')
  .transform((text) => {
    const read = parseDuration(text);
    return read?.kind === 'exact' ? read.days * 86_400_000 + read.ms : 0;
  });

/** The section `day` of a shop, as written: what differs from the standard day; no times switch a run off (H1). */
export const daySection = z.strictObject({
  zone: z.string().refine(isZone, 'must be a time zone that exists').optional(),
  runs: z.partialRecord(z.enum(RUN_KINDS), z.array(runTime).max(48)).optional(),
  forgottenAfter: days.optional(),
  silentAfter: days.optional(),
  earlyShiftEnds: wallTime.optional(),
});

export type DaySection = z.infer<typeof daySection>;

/** How a shop's day goes: the standard one with what the shop says, in its own zone or that of its policy. */
export function dayPlanOf(section: DaySection | undefined, policy: Pick<LoadedPolicy, 'zone'>): DayPlan {
  const { zone, runs = {}, forgottenAfter, silentAfter, earlyShiftEnds } = section ?? {};
  return {
    zone: zone ?? policy.zone,
    runs: { ...STANDARD_DAY.runs, ...runs },
    forgottenAfterMs: forgottenAfter ?? STANDARD_DAY.forgottenAfterMs,
    silentAfterMs: silentAfter ?? STANDARD_DAY.silentAfterMs,
    earlyShiftEnds: earlyShiftEnds ?? STANDARD_DAY.earlyShiftEnds,
  };
}

function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}
