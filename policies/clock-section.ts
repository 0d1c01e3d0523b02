import { z } from 'zod';
import { CLOCKS, mayEndIn, type ClockEnd, type ClockName } from '#domain/case/clocks.ts';
import { duration, exactDuration, sourced } from './fields.ts';

/** The clocks there are, and the ends they can have: the domain's own list, so that a new clock is one line there. */
const NAMES = Object.keys(CLOCKS) as ClockName[];
const ENDS: readonly ClockEnd[] = Object.values(CLOCKS).flatMap(({ ends }): readonly ClockEnd[] => ends);

export const clockName = z.enum(NAMES);

const clock = z
  .strictObject({
    within: z.union([z.literal('refundPromise'), duration]),
    /** The shorter cycle of cases in the VIP queue (J3). */
    vip: duration.optional(),
    /** Counted from the clock's own start, or from the day the customer gave notice: when the request came in. */
    from: z.enum(['start', 'notice']).default('start'),
    /** The least that is left once the clock starts, however long ago the notice was given. */
    atLeast: duration.optional(),
    /** Marks counted from the start. */
    remind: z.array(duration).default([]),
    /** Marks counted back from the end; on a clock too short for one it comes half-way. */
    warn: z.array(exactDuration).default([]),
    then: z.enum(ENDS),
    ...sourced,
  })
  .refine(({ from, atLeast }) => from === 'start' || atLeast !== undefined, {
    path: ['atLeast'],
    message: 'says what is left when the notice was given long ago',
  });

export type ClockTerms = z.infer<typeof clock>;

/** A policy chooses among the ends that leave something to move the case; it cannot make one be forgotten. */
function endsThatMoveTheCase(clocks: Readonly<Record<ClockName, ClockTerms>>, context: z.core.$RefinementCtx): void {
  for (const name of NAMES) {
    const { then } = clocks[name];
    if (mayEndIn(name, then)) continue;
    const message = `${name} can end in ${CLOCKS[name].ends.join(' or ')}, not in ${then}`;
    context.addIssue({ code: 'custom', path: [name, 'then'], message });
  }
}

/** Every clock of a case with its length, reminders and end (C2, F2). */
export const clockSection = z.record(clockName, clock).superRefine(endsThatMoveTheCase);
