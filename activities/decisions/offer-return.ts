import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { Because } from '#domain/policy/decision.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Policy } from '#policies/policy.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { policyFacts } from './bench.ts';
import { offerOf } from './offer-of.ts';
import { claimAndPrice } from './price.ts';

/** The goods could not be stopped and have arrived: what was a cancellation is offered as a return (R31). */
export const offerReturn =
  (policies: PolicyBook, { at }: DecisionCall): Decision =>
  async (tx, state) => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const order = await tx.order();
    if (!order) throw new Error(`${state.caseNo} has no order`);
    const liability = state.finding?.liability ?? 'customer';
    const act = { by: system('policy'), at };
    const byHand = (why: string): readonly NewEvent[] => [
      openTask(state, { kind: 'stuck', step: 'intercept', why: `too late to stop: ${why}` }, act),
    ];
    const arrived = { ...order, status: 'delivered' as const };
    const facts = await policyFacts({ tx, state, order: arrived, policy, at });
    // It has arrived just now; what may never come back is not taken back on this way either (R34).
    const verdict = policy.decide({
      ...facts,
      wish: 'return_and_refund',
      windowOpen: true,
      daysSinceAnchor: 0,
      liability,
    });
    if (verdict.verdict === 'refuse') return byHand(verdict.code);
    const terms: Terms = {
      remedy: 'return_and_refund',
      freight: liability === 'customer' ? 'customer' : 'merchant',
      refundShipping: false,
    };
    const priced = await claimAndPrice({ tx, state, order, policy }, terms);
    if (!priced.ok) return byHand(priced.refusal.code);
    const because = tooLate(policy);
    const { arithmetic } = priced.value;
    const decision = await tx.saveDecision({ at, kind: 'offer', verdict: terms.remedy, because, arithmetic });
    const offer = offerOf({ state, policy, terms, priced: priced.value, decision });
    return [{ ...event('offerMade', { offer }, act), because: because.rule }];
  };

const tooLate = ({ id, version }: Policy): Because => ({
  policy: id,
  version,
  rule: 'too late to stop',
  cites: ['R31'],
  says: {
    zh: '来不及拦截，商品已送达，改为退货方案。',
    en: 'It was too late to stop the goods; they have arrived and can be returned.',
  },
  facts: {},
});
