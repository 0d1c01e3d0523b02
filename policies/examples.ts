import { isDeepStrictEqual } from 'node:util';
import type { OrderDates, FindingFacts, PolicyFacts } from '#domain/policy/facts.ts';
import { z } from 'zod';
import { CAUSES } from '#domain/intake/complaint.ts';
import { KINDS } from '#domain/intake/kind.ts';
import { IMPACTS, PROBLEMS } from '#domain/intake/request.ts';
import { REVIEW_CAUSES } from '#domain/talk/events.ts';
import { findingFactsSchema, policyFactsSchema } from './facts-schema.ts';
import type { ClockSubject } from './clocks.ts';
import { detailsOf } from './offer-terms.ts';
import type { LoadedPolicy } from './policy.ts';

/** One example of a policy's file and whether the policy still answers as it says. */
export interface ExampleResult {
  readonly policy: string;
  readonly version: string;
  /** Where in the file: `decide[3] window-closed`. */
  readonly example: string;
  /** The rule the example is about; the name of the section for windows and clocks. */
  readonly rule: string;
  /** What was got instead of what was expected, or undefined when it holds. */
  readonly wrong: string | undefined;
}

const triageFacts = z.strictObject({
  kind: z.enum(KINDS).default('return'),
  impact: z.enum([...IMPACTS, 'unsaid']).default('unsaid'),
  urgent: z.boolean().default(false),
  tier: z.enum(['standard', 'vip']).default('standard'),
});
const askFacts = z.strictObject({
  kind: z.enum(KINDS).default('return'),
  problem: z.enum(PROBLEMS).default('no_longer_wanted'),
  cause: z.enum([...CAUSES, 'unsaid']).default('unsaid'),
  hasProof: z.boolean().default(true),
  orderStatus: z.enum(['pending', 'processed', 'delivered', 'cancelled']).default('delivered'),
});

const recoveryFacts = z.strictObject({
  stars: z.int().min(1).max(5),
  amount: z.int().min(0).default(0),
  tier: z.enum(['standard', 'vip']).default('standard'),
  cause: z.enum([...REVIEW_CAUSES, 'unsaid']).default('unsaid'),
});

/** What a policy answers to an example, beside what its file says it should. */
interface Asked {
  readonly example: string;
  readonly rule: string;
  readonly got: unknown;
  readonly expected: unknown;
}

/** Runs the examples a policy's file holds about itself (style 3.8): facts to rule and result, dates to instants. */
export function runExamples(policy: LoadedPolicy): ExampleResult[] {
  return [...judgements(policy), ...intakeAnswers(policy), ...instants(policy)].map(
    ({ example, rule, got, expected }) => ({
      policy: policy.id,
      version: policy.version,
      example,
      rule,
      wrong: difference(got, expected),
    }),
  );
}

function judgements(policy: LoadedPolicy): readonly Asked[] {
  const { find, decide } = policy.file.tests;
  return [
    ...find.map(({ facts, rule, liability: expected }, n): Asked => {
      const { liability, because } = policy.find(findingFactsOf(policy, facts));
      return {
        example: `find[${n}]`,
        rule,
        got: { rule: because.rule, liability },
        expected: { rule, liability: expected },
      };
    }),
    ...decide.map(({ facts, rule, then: answer }, n): Asked => {
      const { because, ...verdict } = policy.decide(policyFactsOf(policy, facts));
      const got = { rule: because.rule, answer: asWritten(verdict) };
      return { example: `decide[${n}]`, rule, got, expected: { rule, answer } };
    }),
  ];
}

function intakeAnswers(policy: LoadedPolicy): readonly Asked[] {
  const { triage, asks, recovery } = policy.file.tests;
  return [
    ...triage.map(({ facts, rule, then: answer }, n): Asked => {
      const { because, ...got } = policy.triage(triageFacts.parse(facts));
      return { example: `triage[${n}]`, rule, got: { rule: because.rule, answer: got }, expected: { rule, answer } };
    }),
    ...asks.map(({ facts, rule, then: answer }, n): Asked => {
      const hit = policy.asks(askFacts.parse(facts));
      const got = hit
        ? { rule: hit.because.rule, answer: { ask: hit.department } }
        : { rule: 'nobody', answer: 'nobody' };
      return { example: `asks[${n}]`, rule, got, expected: { rule, answer } };
    }),
    ...recovery.map(({ facts, rule, then: answer }, n): Asked => {
      const { because, ...verdict } = policy.recovery(recoveryFacts.parse(facts));
      const got = { rule: because.rule, answer: asWritten(verdict) };
      return { example: `recovery[${n}]`, rule, got, expected: { rule, answer } };
    }),
  ];
}

function instants(policy: LoadedPolicy): readonly Asked[] {
  const { window, clock } = policy.file.tests;
  return [
    ...window.map(({ dates, endsAt }, n): Asked => {
      const got = at(policy.window(datesOf(dates)).endsAt);
      return { example: `window[${n}]`, rule: 'window', got, expected: at(endsAt) };
    }),
    ...clock.map((written, n): Asked => {
      const { dueAt, to } = policy.clock(written.clock, written.start, subjectOf(written));
      const [got, due] = [at(dueAt), at(written.due)];
      const example = `clock[${n}] ${written.clock}`;
      return written.to === undefined
        ? { example, rule: 'clock', got, expected: due }
        : { example, rule: 'clock', got: { due: got, to }, expected: { due, to: written.to } };
    }),
  ];
}

type WrittenClock = LoadedPolicy['file']['tests']['clock'][number];

const subjectOf = ({ tender, notice, kind, priority, queue, level }: WrittenClock): ClockSubject => ({
  ...(tender ? { tender } : {}),
  ...(notice === undefined ? {} : { noticeAt: notice }),
  ...(kind ? { kind } : {}),
  ...(priority ? { priority } : {}),
  ...(queue ? { queue } : {}),
  ...(level === undefined ? {} : { level }),
});

/** Rules of a policy that none of its examples names. */
export function unhitRules(policy: LoadedPolicy): string[] {
  const { find, decide, triage, asks, recovery } = policy.file.tests;
  const named = { liability: find.map((each) => each.rule), remedies: decide.map((each) => each.rule) };
  const unnamed = (rules: readonly string[], by: readonly { rule: string }[]): string[] =>
    rules.filter((rule) => !by.some((each) => each.rule === rule));
  return [
    ...unnamed(policy.intakeRules.triage, triage).map((rule) => `triage ${rule}`),
    ...unnamed(policy.intakeRules.asks, asks).map((rule) => `asks ${rule}`),
    ...unnamed(policy.intakeRules.recovery, recovery).map((rule) => `recovery ${rule}`),
    ...policy.rules.liability.filter((rule) => !named.liability.includes(rule)).map((rule) => `liability ${rule}`),
    ...policy.rules.remedies.filter((rule) => !named.remedies.includes(rule)).map((rule) => `remedies ${rule}`),
  ];
}

const at = (instant: number | null): string => (instant === null ? 'none' : new Date(instant).toISOString());

function difference(got: unknown, expected: unknown): string | undefined {
  if (isDeepStrictEqual(got, expected)) return undefined;
  return `got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`;
}

function findingFactsOf(policy: LoadedPolicy, facts: Readonly<Record<string, unknown>>): FindingFacts {
  const all: Record<string, unknown> = { ...policy.file.tests.given, ...facts };
  const own = Object.keys(findingFactsSchema.shape).map((name) => [name, all[name]]);
  return findingFactsSchema.parse(Object.fromEntries(own));
}

/** An example's liability is what the policy itself finds, unless the example names one. */
function policyFactsOf(policy: LoadedPolicy, facts: Readonly<Record<string, unknown>>): PolicyFacts {
  const { liability } = policy.find(findingFactsOf(policy, facts));
  return policyFactsSchema.parse({ liability, ...policy.file.tests.given, ...facts });
}

const datesOf = (dates: Readonly<Partial<Record<keyof OrderDates, number | undefined>>>): OrderDates => ({
  placedAt: dates.placedAt ?? 0,
  shippedAt: dates.shippedAt ?? null,
  deliveredAt: dates.deliveredAt ?? null,
  lastParcelAt: dates.lastParcelAt ?? null,
});

type Bare = {
  verdict: string;
  remedy?: string;
  code?: string;
  freight?: string;
  disputable?: boolean;
  refundShipping?: boolean;
} & Parameters<typeof detailsOf>[0];

/** A verdict in the words of the file. */
function asWritten({ verdict, remedy, code, freight, disputable, refundShipping, ...details }: Bare): unknown {
  if (verdict === 'person') return 'person';
  return verdict === 'refuse'
    ? { refuse: code, disputable }
    : { offer: remedy, freight, refundShipping, ...detailsOf(details) };
}
