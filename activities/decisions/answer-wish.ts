import { isDeepStrictEqual } from 'node:util';
import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { needsCounter } from '#domain/negotiation/deciders.ts';
import type { CounterWish } from '#domain/negotiation/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { PolicyBook } from '#policies/load.ts';
import { inputsOf, policyFacts, type Bench } from './bench.ts';
import { offerOf } from './offer-of.ts';
import { claimAndPrice } from './price.ts';
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
  const { tx, state, order, policy, at } = bench;
  const facts = await policyFacts(bench);
  const liability = state.finding?.liability ?? policy.find(facts).liability;
  const inputs = inputsOf({ ...facts, liability, ...(counter.wish ? { wish: counter.wish } : {}) }, bench);
  const verdict = policy.decide(inputs.facts);
  if (verdict.verdict !== 'offer') return undefined;
  const priced = await claimAndPrice(bench, verdict);
  const terms = priced.ok ? asWished(verdict, counter, priced.value.money.amount) : undefined;
  const final = terms && (await claimAndPrice(bench, terms));
  if (!terms || !final?.ok) return undefined;
  const { because } = verdict;
  const offer = offerOf({ state, policy, terms, priced: final.value, decision: 0 });
  if (isSame(offer, state.offer) || !(await isWithinAutoLimit({ tx, state, order, policy }, offer))) return undefined;
  const { arithmetic } = final.value;
  const decision = await tx.saveDecision({ at, kind: 'offer', verdict: terms.remedy, because, inputs, arithmetic });
  return [
    { ...event('offerMade', { offer: { ...offer, decision } }, { by: system('policy'), at }), because: because.rule },
  ];
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
