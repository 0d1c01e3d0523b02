import { z } from 'zod';
import { KINDS } from '#domain/intake/kind.ts';
import { isCurrency } from '#domain/money.ts';
import { LADDER } from '#domain/roles.ts';
import { PRIORITIES, QUEUES } from '#domain/triage.ts';
import { clockName, clockSection, ladder } from './clock-section.ts';
import {
  bilingual,
  days,
  duration,
  liabilityWord,
  localDate,
  minorUnits,
  refusalWord,
  sourced,
  tender,
  valued,
} from './fields.ts';
import { intakeSections, intakeTests } from './intake.ts';
import { hoursSection } from './hours-section.ts';
import { rule } from './rule.ts';
import { offerTerms } from './offer-terms.ts';
import { settlementSection } from './settlement.ts';

const liable = z.strictObject({ liability: liabilityWord });
const verdict = z.union([
  z.literal('person'),
  offerTerms,
  z.strictObject({ refuse: refusalWord, disputable: z.boolean() }),
]);

const facts = z.record(z.string(), z.unknown());
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const refundTargets = z.array(z.enum(['original', 'giftCardOfCustomer'])).min(1);
const tests = z.strictObject({
  given: facts,
  ...intakeTests,
  find: z.array(z.strictObject({ facts, rule: z.string(), liability: liabilityWord })),
  decide: z.array(z.strictObject({ facts, rule: z.string(), then: verdict })),
  window: z.array(
    z.strictObject({
      dates: z.partialRecord(z.enum(['placedAt', 'shippedAt', 'deliveredAt', 'lastParcelAt']), instant),
      endsAt: instant,
    }),
  ),
  clock: z.array(
    z.strictObject({
      clock: clockName,
      tender: tender.optional(),
      kind: z.enum(KINDS).optional(),
      priority: z.literal([...PRIORITIES]).optional(),
      queue: z.enum(QUEUES).optional(),
      level: z.int().min(0).optional(),
      to: z.enum(LADDER).optional(),
      start: instant,
      notice: instant.optional(),
      due: instant,
    }),
  ),
});

const value = valued(z.union([z.string(), z.boolean(), z.int(), z.array(z.string())]));

/** A policy's file, as written. */
export const policyFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Part of an address and of a file's name. */
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/),
  effectiveFrom: localDate,
  title: bilingual,
  zone: z.string(),
  calendar: z.string(),
  currency: z.string().refine(isCurrency, 'is no currency we can settle').optional(),
  values: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), value),
  window: z.strictObject({
    anchor: z.enum(['signed', 'lastParcel', 'delivered', 'fulfilledPlusBuffer']),
    firstDay: z.enum(['sameDay', 'nextDay']),
    days: days.min(1),
    rollToWorkingDay: z.boolean(),
    buffer: duration.nullable(),
    ...sourced,
  }),
  clocks: clockSection,
  /** Who is called, level by level, when those before did nothing (F2). */
  escalation: z.strictObject({ ladder, ...sourced }).optional(),
  /** The platform's table: ends of these clocks that would fall into a holiday move to the end of its last day. */
  holidayExtension: z
    .strictObject({
      clocks: z.array(clockName).min(1),
      periods: z.array(z.strictObject({ from: localDate, until: localDate })),
      ...sourced,
    })
    .optional(),
  /**
   * What each role may promise alone, over all cases of an order (R43): a senior without a figure what an agent may, a
   * supervisor anything, a manager what a supervisor may.
   */
  limits: z.strictObject({
    agent: minorUnits,
    senior: minorUnits.optional(),
    supervisor: minorUnits.optional(),
    manager: minorUnits.optional(),
    autoOffer: minorUnits,
    ...sourced,
  }),
  refund: z.strictObject({
    workingDays: days,
    perTender: z.partialRecord(tender, days).default({}),
    /** No promise is shorter than this, however soon the day ends. */
    atLeast: duration,
    /** No promise is longer than these calendar days, whatever holidays lie between. */
    atMostDays: days.optional(),
    /** From when those days are counted: from the refund, or from the notice, when the request came in. */
    from: z.enum(['refund', 'notice']).default('refund'),
    /** What has to be there before money goes back for goods that come back. */
    hold: z.enum(['untilGoods', 'untilGoodsOrProofOfPosting']).default('untilGoods'),
    ...sourced,
  }),
  refundTo: z.strictObject({
    targets: refundTargets,
    /** Where else the money of an order goes that has not left; missing: as any other. */
    unshipped: refundTargets.optional(),
    ...sourced,
  }),
  settlement: settlementSection,
  /** What becomes of coupons, points and the like that came with a return when nothing is sent back. */
  grantsOnLapse: valued(z.enum(['keep', 'revoke'])).default({ value: 'keep', source: 'ours' }),
  ...intakeSections,
  liability: z.array(rule(liable)).min(1),
  remedies: z.array(rule(verdict)).min(1),
  tests,
});

export type PolicyFile = z.infer<typeof policyFile>;
export type LiabilityThen = z.infer<typeof liable>;
export type VerdictThen = z.infer<typeof verdict>;

/** A calendar's file, as written. */
export const calendarFile = z.strictObject({
  id: z.string(),
  ...sourced,
  weekend: z.array(z.int().min(1).max(7)),
  /** When its working days are worked, where a shop does not say so itself; whole days without it. */
  hours: hoursSection.optional(),
  years: z.array(z.int()).min(1),
  holidays: z.array(localDate),
  makeUpDays: z.array(localDate),
});
