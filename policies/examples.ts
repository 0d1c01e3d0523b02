import { isDeepStrictEqual } from 'node:util';
import type { OrderDates, FindingFacts, PolicyFacts } from '#domain/policy/facts.ts';
import { z } from 'zod';
import { CHANNELS, PROBLEMS, WISHES } from '#domain/intake/request.ts';
import type { LoadedPolicy } from './policy.ts';
import { liabilityWord } from './schema.ts';

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

const findingFacts = z.strictObject({
  problem: z.enum(PROBLEMS),
  orderStatus: z.enum(['pending', 'processed', 'delivered', 'cancelled']),
  hasProof: z.boolean(),
  channel: z.enum(CHANNELS),
});
const policyFacts = findingFacts.extend({
  wish: z.enum(WISHES),
  liability: liabilityWord,
  windowOpen: z.boolean(),
  daysSinceAnchor: z.int().min(0),
  categories: z.array(z.string()),
  amount: z.int(),
  tier: z.enum(['standard', 'vip']),
  requestsForUnits: z.int().min(0),
});

/** Runs the examples a policy's file holds about itself (style 3.8): facts to rule and result, dates to instants. */
export function runExamples(policy: LoadedPolicy): ExampleResult[] {
  const { find, decide, window, clock } = policy.file.tests;
  const result = (
    example: string,
    rule: string,
    answers: readonly [got: unknown, expected: unknown],
  ): ExampleResult => ({
    policy: policy.id,
    version: policy.version,
    example,
    rule,
    wrong: difference(...answers),
  });
  return [
    ...find.map((each, n) => {
      const { liability, because } = policy.find(findingFactsOf(policy, each.facts));
      const got = { rule: because.rule, liability };
      return result(`find[${n}]`, each.rule, [got, { rule: each.rule, liability: each.liability }]);
    }),
    ...decide.map((each, n) => {
      const { because, ...verdict } = policy.decide(policyFactsOf(policy, each.facts));
      const got = { rule: because.rule, answer: asWritten(verdict) };
      return result(`decide[${n}]`, each.rule, [got, { rule: each.rule, answer: each.then }]);
    }),
    ...window.map((each, n) =>
      result(`window[${n}]`, 'window', [at(policy.window(datesOf(each.dates)).endsAt), at(each.endsAt)]),
    ),
    ...clock.map((each, n) => {
      const { dueAt } = policy.clock(each.clock, each.start, each.tender ? { tender: each.tender } : {});
      return result(`clock[${n}] ${each.clock}`, 'clock', [at(dueAt), at(each.due)]);
    }),
  ];
}

/** Rules of a policy that none of its examples names. */
export function unhitRules(policy: LoadedPolicy): string[] {
  const { find, decide } = policy.file.tests;
  const named = { liability: find.map((each) => each.rule), remedies: decide.map((each) => each.rule) };
  return [
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
  const own = Object.keys(findingFacts.shape).map((name) => [name, all[name]]);
  return findingFacts.parse(Object.fromEntries(own));
}

/** An example's liability is what the policy itself finds, unless the example names one. */
function policyFactsOf(policy: LoadedPolicy, facts: Readonly<Record<string, unknown>>): PolicyFacts {
  const { liability } = policy.find(findingFactsOf(policy, facts));
  return policyFacts.parse({ liability, ...policy.file.tests.given, ...facts });
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
};

/** A verdict in the words of the file. */
function asWritten({ verdict, remedy, code, freight, disputable, refundShipping }: Bare): unknown {
  if (verdict === 'person') return 'person';
  return verdict === 'refuse' ? { refuse: code, disputable } : { offer: remedy, freight, refundShipping };
}
