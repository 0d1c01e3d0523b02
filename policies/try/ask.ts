import { z } from 'zod';
import { remedyOf } from '#domain/remedies/index.ts';
import type { ArchivedJudgement } from '#domain/policy/archived.ts';
import type { Bilingual, PolicyVerdict } from '#domain/policy/decision.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { policyFactsSchema } from '#policies/facts-schema.ts';
import type { Policy } from '#policies/policy.ts';
import { estimate } from './estimate.ts';

/** What a version of a policy answers to an archived request. */
export interface TriedAnswer {
  readonly verdict: PolicyVerdict['verdict'];
  /** The answer in one line: `offer return_and_refund, freight on the customer`, `refuse window_closed`, `person`. */
  readonly what: string;
  readonly rule: string;
  readonly says: Bilingual;
  /** Minor units that would go back to the customer; null where nobody can know beforehand. */
  readonly cost: number | null;
  /** The first instant after the window for returns without a reason; null while it has not begun. */
  readonly windowEndsAt: number | null;
}

/**
 * Asks a version what it says to an archived request: liability by its own table, the window counted by its own rule
 * (R36). Throws when the record lacks a fact that this version of the program knows.
 */
export function askPolicy(policy: Policy, judgement: ArchivedJudgement): TriedAnswer {
  const facts = factsFor(policy, judgement);
  const verdict = policy.decide(facts);
  return {
    verdict: verdict.verdict,
    what: wordsOf(verdict),
    rule: verdict.because.rule,
    says: verdict.because.says,
    cost: estimate(policy, verdict, { ...judgement, facts }),
    windowEndsAt: policy.window(judgement.inputs.dates).endsAt,
  };
}

const storedFacts = z.object(policyFactsSchema.shape);

/** The stored facts, with those that a policy finds or counts for itself found and counted by this one. */
function factsFor(policy: Policy, { inputs, state }: ArchivedJudgement): PolicyFacts {
  const stored = storedFacts.parse(inputs.facts);
  const window = policy.window(inputs.dates);
  return {
    ...stored,
    // What a supervisor found stands above every table (R37).
    liability: state.finding?.changed === undefined ? policy.find(stored).liability : stored.liability,
    windowOpen: window.open(inputs.requestedAt),
    daysSinceAnchor: window.daysSinceAnchor(inputs.requestedAt),
    daysSinceOrder: policy.daysBetween(inputs.dates.placedAt, inputs.requestedAt),
  };
}

function wordsOf(verdict: PolicyVerdict): string {
  switch (verdict.verdict) {
    case 'person':
      return 'person';
    case 'refuse':
      return `refuse ${verdict.code}${verdict.disputable ? '' : ', final'}`;
    case 'offer': {
      const { remedy, freight, refundShipping } = verdict;
      const way = remedyOf(remedy).takesBack ? `, freight on the ${freight}` : '';
      return `offer ${remedy}${way}${refundShipping ? ', with shipping' : ''}`;
    }
  }
}
