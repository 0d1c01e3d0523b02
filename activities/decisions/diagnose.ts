import type { Decision, DecisionCall } from '#activities/own.ts';
import type { LookedUp } from '#activities/outside/contract.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Order } from '#domain/order.ts';
import type { Because, PolicyVerdict } from '#domain/policy/decision.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { remedyWished } from '#domain/remedies/index.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { checkRequest } from './check-request.ts';
import { offerOf } from './offer-of.ts';
import type { Terms } from '#domain/remedies/price.ts';
import { claimAndPrice } from './price.ts';

/** Everything one judgement works with. */
interface Bench {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly policy: Policy;
  readonly at: number;
}

/**
 * Judges a request (B4, C2): the plain facts first, then liability and remedy by the policy version the case pinned,
 * then the units are tied up and the offer priced. Every answer is kept with the rule and the facts it came from.
 */
export const diagnose =
  (policies: PolicyBook, call: DecisionCall & LookedUp): Decision =>
  async (tx, state) => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const order = await tx.order();
    const refused = await checkRequest({ tx, state, order, policy, refundTo: call.refundTo });
    if (refused || !order)
      return [refusal(refused ?? refuse('order_unknown').refusal, { disputable: false, at: call.at })];

    const bench: Bench = { tx, state, order, policy, at: call.at };
    const facts = await policyFacts(bench);
    const finding = policy.find(facts);
    const found: NewEvent = {
      ...event('findingMade', { liability: finding.liability }, { by: system('liability'), at: call.at }),
      because: finding.because.rule,
    };
    await tx.saveDecision({ at: call.at, kind: 'finding', verdict: finding.liability, because: finding.because });
    return [
      found,
      ...(await answer(bench, grantedOr(policy.decide({ ...facts, liability: finding.liability }), bench))),
    ];
  };

async function answer(bench: Bench, verdict: PolicyVerdict): Promise<readonly NewEvent[]> {
  const { tx, state, at } = bench;
  switch (verdict.verdict) {
    case 'refuse':
      await tx.saveDecision({ at, kind: 'refusal', verdict: verdict.code, because: verdict.because });
      return [
        { ...refusal({ code: verdict.code }, { disputable: verdict.disputable, at }), because: verdict.because.rule },
      ];
    case 'person':
      return [
        {
          ...openTask(state, { kind: 'decide', why: verdict.because.says.en }, { by: system('policy'), at }),
          because: verdict.because.rule,
        },
      ];
    case 'offer':
      return offer(bench, verdict, verdict.because);
  }
}

async function offer(
  { tx, state, order, policy, at }: Bench,
  terms: Terms,
  because: Because,
): Promise<readonly NewEvent[]> {
  const priced = await claimAndPrice({ tx, state, order, policy }, terms);
  if (!priced.ok) return [{ ...refusal(priced.refusal, { disputable: false, at }), because: because.rule }];
  const decision = await tx.saveDecision({
    at,
    kind: 'offer',
    verdict: terms.remedy,
    because,
    arithmetic: priced.value.arithmetic,
  });
  const summary = offerOf({ state, policy, terms, priced: priced.value, decision });
  return [{ ...event('offerMade', { offer: summary }, { by: system('policy'), at }), because: because.rule }];
}

/** What a supervisor granted, or the policy in their silence, is offered as the customer wished it; kept as an override (R37). */
function grantedOr(verdict: PolicyVerdict, { state, order }: Bench): PolicyVerdict {
  if (!state.granted || verdict.verdict === 'offer') return verdict;
  const remedy = order.status === 'pending' ? 'refund_only' : remedyWished(state.request.wish ?? 'return_and_refund');
  return {
    verdict: 'offer',
    remedy,
    freight: 'merchant',
    refundShipping: order.status === 'pending',
    because: { ...verdict.because, rule: `${verdict.because.rule} overridden` },
  };
}

async function policyFacts({ tx, state, order, policy }: Bench): Promise<Omit<PolicyFacts, 'liability'>> {
  const { request, openedAt } = state;
  const items = request.items ?? [];
  const window = policy.window(order.dates);
  const lines = items.flatMap(({ lineNo, quantity }) =>
    order.lines.filter((line) => line.lineNo === lineNo).map((line) => ({ line, quantity })),
  );
  return {
    problem: request.problem ?? 'no_longer_wanted',
    wish: request.wish ?? 'return_and_refund',
    channel: request.channel,
    orderStatus: order.status,
    hasProof: request.evidence > 0,
    windowOpen: window.open(openedAt),
    daysSinceAnchor: window.daysSinceAnchor(openedAt),
    categories: [...new Set(lines.map(({ line }) => line.category))],
    amount: lines.reduce((total, { line, quantity }) => total + Math.floor((line.net * quantity) / line.quantity), 0),
    tier: order.tier,
    requestsForUnits: await tx.requestsForUnits(items),
  };
}

const refusal = ({ code, data }: Refusal, { disputable, at }: { disputable: boolean; at: number }): NewEvent =>
  event('requestRefused', { code, disputable, ...(data ? { data } : {}) }, { by: system('policy'), at });
