import { z } from 'zod';
import { parseDuration, type Duration } from '#domain/calendar/duration.ts';
import { isLocalDate } from '#domain/calendar/local-date.ts';
import { CLOCKS, mayEndIn, type ClockEnd, type ClockName } from '#domain/case/clocks.ts';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import { isCurrency } from '#domain/money.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { Payment } from '#domain/order.ts';
import { isRefusalCode } from '#domain/refusals.ts';
import { isRemedyKind } from '#domain/remedies/index.ts';

/** The domain's words: tsc refuses this file when a union has one more, or one less. */
export const liabilityWord = z.enum({ customer: 'customer', merchant: 'merchant', carrier: 'carrier' } satisfies {
  [W in FindingLiability]: W;
});
const freightPayer = z.enum({ customer: 'customer', merchant: 'merchant' } satisfies { [W in FreightPayer]: W });
const tender = z.enum({ card: 'card', paypal: 'paypal', gift_card: 'gift_card' } satisfies {
  [W in Payment['tender']]: W;
});
export const clockName = z.enum({
  openQuestions: 'openQuestions',
  offerAnswer: 'offerAnswer',
  refusalDispute: 'refusalDispute',
  customerShips: 'customerShips',
  parcelSilent: 'parcelSilent',
  merchantReceives: 'merchantReceives',
  supervisorDecision: 'supervisorDecision',
  newOffer: 'newOffer',
  stuckStep: 'stuckStep',
  refundArrival: 'refundArrival',
  refundPoll: 'refundPoll',
  revisit: 'revisit',
  revisitAnswer: 'revisitAnswer',
  watch: 'watch',
} satisfies { [W in ClockName]: W });
const clockEnd = z.enum({
  lapse: 'lapse',
  agree: 'agree',
  accept: 'accept',
  escalate: 'escalate',
  trace: 'trace',
  poll: 'poll',
  slip: 'slip',
  ask: 'ask',
  close: 'close',
  archive: 'archive',
} satisfies { [W in ClockEnd]: W });

/** How sure a value is: read in the law or the platform's rules, general knowledge (never promised), or our choice. */
const source = z.enum(['verified', 'K', 'ours']);
const sourced = { source, note: z.string().optional() };
const days = z.int().min(0).max(3650);
const minorUnits = z.int().min(0);
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const localDate = z.string().refine(isLocalDate, 'is no day of the form 2026-11-01');
const remedy = z.string().refine(isRemedyKind, 'is no remedy');
const refusal = z.string().refine(isRefusalCode, 'is no refusal code');
const duration = z.string().transform((text, issues): Duration => {
  const parsed = parseDuration(text);
  if (parsed) return parsed;
  issues.addIssue({ code: 'custom', message: `"${text}" is no duration like PT48H, P7D or P5BD` });
  return z.NEVER;
});

const clock = z.strictObject({
  within: z.union([z.literal('refundPromise'), duration]),
  /** Marks counted from the start. */
  remind: z.array(duration).default([]),
  /** Marks counted back from the end; on a clock too short for one it comes half-way. */
  warn: z.array(duration.refine(({ kind }) => kind === 'exact', 'counts back in days and hours only')).default([]),
  then: clockEnd,
  ...sourced,
});

/** A policy chooses among the ends that leave something to move the case; it cannot make one be forgotten. */
function endsThatMoveTheCase(
  clocks: Readonly<Record<ClockName, z.infer<typeof clock>>>,
  context: z.core.$RefinementCtx,
): void {
  for (const name of clockName.options) {
    const { then } = clocks[name];
    if (mayEndIn(name, then)) continue;
    const message = `${name} can end in ${CLOCKS[name].ends.join(' or ')}, not in ${then}`;
    context.addIssue({ code: 'custom', path: [name, 'then'], message });
  }
}

const rule = <T extends z.ZodType>(then: T) =>
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    cites: z.array(z.string().regex(/^([A-J]|R)\d+$/)).min(1),
    when: z.string().min(1),
    then,
    because: bilingual,
  });

const liable = z.strictObject({ liability: liabilityWord });
const verdict = z.union([
  z.literal('person'),
  z.strictObject({ offer: remedy, freight: freightPayer, refundShipping: z.boolean() }),
  z.strictObject({ refuse: refusal, disputable: z.boolean() }),
]);

const facts = z.record(z.string(), z.unknown());
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const tests = z.strictObject({
  given: facts,
  find: z.array(z.strictObject({ facts, rule: z.string(), liability: liabilityWord })),
  decide: z.array(z.strictObject({ facts, rule: z.string(), then: verdict })),
  window: z.array(
    z.strictObject({
      dates: z.partialRecord(z.enum(['placedAt', 'shippedAt', 'deliveredAt', 'lastParcelAt']), instant),
      endsAt: instant,
    }),
  ),
  clock: z.array(z.strictObject({ clock: clockName, tender: tender.optional(), start: instant, due: instant })),
});

const value = z.strictObject({
  value: z.union([z.string(), z.boolean(), z.int(), z.array(z.string())]),
  ...sourced,
});

/** A policy's file, as written. */
export const policyFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
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
  clocks: z.record(clockName, clock).superRefine(endsThatMoveTheCase),
  limits: z.strictObject({ agent: minorUnits, autoOffer: minorUnits, ...sourced }),
  refund: z.strictObject({
    workingDays: days,
    perTender: z.partialRecord(tender, days).default({}),
    /** No promise is shorter than this, however soon the day ends. */
    atLeast: duration,
    /** No promise is longer than these calendar days, whatever holidays lie between. */
    atMostDays: days.optional(),
    ...sourced,
  }),
  refundTo: z.strictObject({ targets: z.array(z.enum(['original', 'giftCardOfCustomer'])).min(1), ...sourced }),
  shippingRefund: z.strictObject({ rule: z.enum(['never', 'withLastUnitUnshipped', 'withLastUnit']), ...sourced }),
  liability: z.array(rule(liable)).min(1),
  remedies: z.array(rule(verdict)).min(1),
  tests,
});

export type PolicyFile = z.infer<typeof policyFile>;
export type LiabilityThen = z.infer<typeof liable>;
export type VerdictThen = z.infer<typeof verdict>;
export type ClockTerms = z.infer<typeof clock>;

/** A calendar's file, as written. */
export const calendarFile = z.strictObject({
  id: z.string(),
  ...sourced,
  weekend: z.array(z.int().min(1).max(7)),
  years: z.array(z.int()).min(1),
  holidays: z.array(localDate),
  makeUpDays: z.array(localDate),
});
