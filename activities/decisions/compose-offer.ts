import type { Decision, OfferCall, OwnActivities, Written } from '#activities/own.ts';
import type { Actor } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money } from '#domain/money.ts';
import type { Because } from '#domain/policy/decision.ts';
import { accept, refuse, type Refusal } from '#domain/refusals.ts';
import { isParked, type TaskKind } from '#domain/task.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { offerOf } from './offer-of.ts';
import type { Terms } from '#domain/remedies/price.ts';
import { claimAndPrice } from './price.ts';

interface ComposeDeps {
  readonly policies: PolicyBook;
  readonly write: (call: OfferCall, decide: Decision) => Promise<Written>;
}

/** Undoes the transaction and carries the refusal out of it. */
class RefusedOffer extends Error {
  override readonly name = 'RefusedOffer';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Another offer by a person (C5): the policy's arithmetic is the most it may promise, the agent's limit the most an
 * agent may (R43); above it a supervisor has to make it. What it replaces is superseded (R44).
 */
export const composeOffer =
  ({ policies, write }: ComposeDeps): OwnActivities['composeOffer'] =>
  async (call) => {
    try {
      return accept(await write(call, (tx, state) => compose({ tx, state, policies }, call)));
    } catch (error) {
      if (error instanceof RefusedOffer) return { ok: false, refusal: error.refusal };
      throw error;
    }
  };

interface Composing {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly policies: PolicyBook;
}

async function compose({ tx, state, policies }: Composing, { by, data, at }: OfferCall): Promise<readonly NewEvent[]> {
  const policy = policies.get(state.policy.id, state.policy.version);
  const order = await tx.order();
  if (state.stage === 'closed') throw new RefusedOffer(refuse('case_closed').refusal);
  if (!order || !mayOffer(state)) throw new RefusedOffer(refuse('not_now', { stage: state.stage }).refusal);
  const terms: Terms = {
    remedy: data.remedy,
    freight: data.freight ?? state.offer?.freight ?? 'merchant',
    refundShipping: false,
  };
  const priced = await claimAndPrice({ tx, state, order, policy }, terms);
  if (!priced.ok) throw new RefusedOffer(priced.refusal);
  const agreed = amountWithin(
    { most: priced.value.money.amount, limit: by.type === 'agent' ? policy.limits.agent : undefined },
    data.amount,
  );

  const arithmetic = [...priced.value.arithmetic, { label: 'agreed', amount: agreed }];
  const decision = await tx.saveDecision({
    at,
    kind: 'offer',
    verdict: terms.remedy,
    because: byHand(policy, by, data.reason),
    arithmetic,
  });
  const offer = offerOf({
    state,
    policy,
    terms,
    decision,
    priced: { ...priced.value, money: money(agreed, order.currency) },
  });
  const superseded = state.tasks.filter(({ kind }) => SETTLED_BY_OFFER.has(kind));
  return [
    ...superseded.map((task) => event('taskDone', { task: task.id, how: 'superseded' }, { by, at })),
    { ...event('offerMade', { offer }, { by, at }), because: 'offer by a person' },
  ];
}

/** Tasks that another offer answers. */
const SETTLED_BY_OFFER: ReadonlySet<TaskKind> = new Set<TaskKind>(['newOffer', 'decide', 'stuck']);

/** The amount somebody may promise: what was paid at most, and what their role may at most (R43). */
function amountWithin({ most, limit = most }: { most: number; limit: number | undefined }, wished = most): number {
  if (wished > most) throw new RefusedOffer(refuse('amount_above_net', { most }).refusal);
  if (wished > limit) throw new RefusedOffer(refuse('above_limit', { limit }).refusal);
  return wished;
}

const byHand = (policy: Policy, by: Actor, reason: string): Because => ({
  policy: policy.id,
  version: policy.version,
  rule: 'offer by a person',
  cites: ['C5', 'R37'],
  says: { zh: reason, en: reason },
  facts: { by: by.id ?? by.type },
});

/**
 * While the customer's answer, or ours, is awaited. Once something was agreed, only where its first step turned out to
 * be impossible and neither goods nor money have moved: what could not be stopped becomes a return (R31).
 */
function mayOffer(state: CaseState): boolean {
  if (state.withdrawn) return false;
  if (state.stage === 'execution') return isParked(state, 'cancelUnits') || isParked(state, 'authoriseReturn');
  return state.stage === 'diagnosis' || state.stage === 'negotiation';
}
