import { isDeepStrictEqual } from 'node:util';
import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import type { CounterWish } from '#domain/negotiation/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { JudgedInputs, PolicyVerdict } from '#domain/policy/decision.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { PolicyBook } from '#policies/load.ts';
import { inputsOf, policyFacts, type Bench } from './bench.ts';
import { offerOf } from './offer-of.ts';
import { claimAndPrice, type Priced } from './price.ts';
import { isWithinAutoLimit } from './promised.ts';

/**
 * Answers a customer who declined and said what they would rather have (C5): by the policy, where one of its rules
 * gives that and its limits hold; else a person makes the next offer.
 */
export const answerWish =
  (policies: PolicyBook, { at }: DecisionCall): Decision =>
  async (tx, state) => {
    if (!needsCounter(state)) return [];
    const policy = policies.get(state.policy.id, state.policy.version);
    const order = await tx.order();
    const offer = order && (await counterOffer({ tx, state, order, policy, at }, state.counter ?? {}));
    return offer ?? [toPerson(state, at)];
  };

const toPerson = (state: CaseState, at: number): NewEvent =>
  openTask(
    state,
    { kind: 'newOffer', why: `offer ${state.offer?.version ?? 0} declined` },
    { by: system('policy'), at },
  );

/** The offer that a rule makes of the wish, or undefined when none does. */
async function counterOffer(bench: Bench, counter: CounterWish): Promise<readonly NewEvent[] | undefined> {
  const { tx, state, policy, at } = bench;
  const inputs = await inputsWith(bench, counter);
  const verdict = policy.decide(inputs.facts);
  const priced = verdict.verdict === 'offer' ? await pricedAsWished(bench, verdict, counter) : undefined;
  if (verdict.verdict !== 'offer' || !priced) return undefined;
  const { because } = verdict;
  const offer = offerOf({ state, policy, ...priced, decision: 0 });
  if (isSame(offer, state.offer) || !(await isWithinAutoLimit(bench, offer))) return undefined;
  const { arithmetic } = priced.priced;
  const decision = await tx.saveDecision({ at, kind: 'offer', verdict: offer.remedy, because, inputs, arithmetic });
  const made = event('offerMade', { offer: { ...offer, decision } }, { by: system('policy'), at });
  return [{ ...made, because: because.rule }];
}

/** The facts as they were judged, with the customer's present wish. */
async function inputsWith(bench: Bench, { wish }: CounterWish): Promise<JudgedInputs> {
  const facts = await policyFacts(bench);
  const liability = bench.state.finding?.liability ?? bench.policy.find(facts).liability;
  return inputsOf({ ...facts, liability, ...(wish ? { wish } : {}) }, bench);
}

/** The rule's offer with its price, and once more with the amount the customer named. */
async function pricedAsWished(
  bench: Bench,
  verdict: Offered,
  counter: CounterWish,
): Promise<{ readonly terms: Terms; readonly priced: Priced } | undefined> {
  const most = await claimAndPrice(bench, verdict);
  const terms = most.ok ? asWished(verdict, counter, most.value.money.amount) : undefined;
  const priced = terms && (await claimAndPrice(bench, terms));
  return terms && priced?.ok ? { terms, priced: priced.value } : undefined;
}

type Offered = Extract<PolicyVerdict, { verdict: 'offer' }>;

/** What the rule gives, down to the amount the customer named; more than the rule gives is a person's to decide. */
function asWished(verdict: Offered, { amount }: CounterWish, most: number): Terms | undefined {
  const { because: _because, verdict: _verdict, ...terms } = verdict;
  if (amount === undefined) return terms;
  if (terms.percent === undefined || amount > most) return undefined;
  const { percent: _percent, ...rest } = terms;
  return { ...rest, amount };
}

/** What the customer has just declined is no answer to their wish. */
const isSame = (offer: OfferSummary, declined: OfferSummary | undefined): boolean =>
  declined?.remedy === offer.remedy &&
  declined.money.amount === offer.money.amount &&
  declined.freight === offer.freight &&
  isDeepStrictEqual(declined.terms ?? {}, offer.terms ?? {});
