import { z } from 'zod';
import { CLOCKS, mayEndIn, type ClockEnd, type ClockName } from '#domain/case/clocks.ts';
import { KINDS } from '#domain/intake/kind.ts';
import { CARD_SCHEMES } from '#domain/parts/dispute/dispute.ts';
import { LADDER } from '#domain/roles.ts';
import { PRIORITIES, QUEUES } from '#domain/triage.ts';
import { duration, exactDuration, sourced } from './fields.ts';

/** The clocks there are, and the ends they can have: the domain's own list, so that a new clock is one line there. */
const NAMES = Object.keys(CLOCKS) as ClockName[];
const ENDS: readonly ClockEnd[] = Object.values(CLOCKS).flatMap(({ ends }): readonly ClockEnd[] => ends);

export const clockName = z.enum(NAMES);

/** The priorities and queues there are: a number or a word that no case has is a slip of the pen. */
const priority = z.literal([...PRIORITIES]);

/** A level of escalation: who is called, and how long they have; without a length of its own as long as those before (F2). */
const rung = z.strictObject({
  to: z.enum(LADDER),
  within: duration.optional(),
  remind: z.array(duration).default([]),
});
export type Rung = z.infer<typeof rung>;

export const ladder = z
  .array(rung)
  .min(1)
  .refine((rungs) => rungs.every(({ to }, n) => LADDER.indexOf(to) > LADDER.indexOf(rungs[n - 1]?.to ?? 'agent')), {
    message: 'each level must stand higher than the one before',
  });

/** Another length for some cases; what is not said of them may be anything, the first that fits holds (F1, A7, J3). */
const cycle = z.strictObject({
  kind: z.array(z.enum(KINDS)).min(1).optional(),
  priority: z.array(priority).min(1).optional(),
  queue: z.array(z.enum(QUEUES)).min(1).optional(),
  /** Of the card whose payment a bank disputes (R22). */
  scheme: z.array(z.enum(CARD_SCHEMES)).min(1).optional(),
  within: duration,
  remind: z.array(duration).optional(),
  warn: z.array(exactDuration).optional(),
});

const clock = z
  .strictObject({
    within: z.union([z.literal('refundPromise'), duration]),
    /** The shorter cycle of cases in the VIP queue (J3). */
    vip: duration.optional(),
    /** Lengths by kind, priority and queue; they come before `vip` and `within`. */
    cases: z.array(cycle).default([]),
    /** Who is called after its end, instead of the policy's own ladder. */
    ladder: ladder.optional(),
    /** Counted from the clock's own start, or from the day the customer gave notice: when the request came in. */
    from: z.enum(['start', 'notice']).default('start'),
    /** The least that is left once the clock starts, however long ago the notice was given. */
    atLeast: duration.optional(),
    /** Marks counted from the start. */
    remind: z.array(duration).default([]),
    /**
     * Marks counted back from the end; on a clock too short for one it comes half-way. Of a date that a customer was
     * told, the last is when they hear that it slips (D7).
     */
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
