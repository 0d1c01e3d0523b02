import type { Decision, OfferCall, OwnActivities, Written } from '#activities/own.ts';
import { system, type Actor } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { tiesToReview } from '#domain/compensation/review-guard.ts';
import { money } from '#domain/money.ts';
import { answeredBy, madeOffer } from '#domain/negotiation/approval.ts';
import type { OfferDetails } from '#domain/negotiation/commands.ts';
import { mayOffer } from '#domain/negotiation/may-offer.ts';
import { overriddenBy } from '#domain/negotiation/overridden.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { Because } from '#domain/policy/decision.ts';
import { accept, refuse, type Refusal } from '#domain/refusals.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { offerOf } from './offer-of.ts';
import { claimAndPrice, type Priced } from './price.ts';
import { needsApproval } from './promised.ts';

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
 * An offer by a person (C5): the policy's arithmetic is the most it may promise of it. What is above the person's own
 * limit, counted over all cases of the order, waits for a supervisor and is not the customer's to see (R43). What it
 * replaces is superseded (R44).
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

async function compose(
  { tx, state, policies }: Composing,
  { by, data, at, goods }: OfferCall,
): Promise<readonly NewEvent[]> {
  const order = orRefuse(await orderToOffer(tx, state));
  const tied = textsOf(data)
    .map(tiesToReview)
    .find((words) => words !== undefined);
  if (tied !== undefined) throw new RefusedOffer(refuse('tied_to_opinion', { words: tied }).refusal);
  const policy = policies.get(state.policy.id, state.policy.version);
  const terms = termsOf(state, data);
  const priced = orRefuse(await claimAndPrice({ tx, state, order, policy, ...(goods ? { goods } : {}) }, terms));
  const agreed = remedyOf(terms.remedy).byAmount === true ? priced.money.amount : loweredTo(priced, data.amount);
  const decision = await tx.saveDecision({
    at,
    kind: 'offer',
    verdict: terms.remedy,
    because: byHand(policy, by, data.reason),
    arithmetic: [...priced.arithmetic, { label: 'agreed', amount: agreed }],
  });
  const offer: OfferSummary = {
    ...offerOf({ state, policy, terms, decision, priced: { ...priced, money: money(agreed, order.currency) } }),
    byPerson: true,
  };
  const above = await needsApproval({ tx, state, order, policy }, { offer, by });
  const act = { by, at, reason: data.reason };
  return above ? proposed(state, { offer, above }, act) : offered(state, offer, act);
}

async function orderToOffer(tx: CaseTx, state: CaseState) {
  const order = await tx.order();
  if (!mayOffer(state) && state.stage === 'closed') return refuse('case_closed');
  return order && mayOffer(state) ? accept(order) : refuse('not_now', { stage: state.stage });
}

function orRefuse<T>(result: { ok: true; value: T } | { ok: false; refusal: Refusal }): T {
  if (!result.ok) throw new RefusedOffer(result.refusal);
  return result.value;
}

/** Everything of an offer that the customer will read in its maker's words (R48). */
const textsOf = ({ reason, guidance }: OfferCall['data']): readonly string[] => [
  reason,
  ...(guidance?.steps ?? []).flatMap(({ zh, en }) => [zh, en]),
];

const termsOf = (
  state: CaseState,
  { remedy, freight, ...details }: OfferDetails & { remedy: Terms['remedy'] },
): Terms => {
  const { amount, extras, guidance, replacements } = details;
  return {
    remedy,
    freight: freight ?? state.offer?.freight ?? 'merchant',
    refundShipping: false,
    ...(amount === undefined ? {} : { amount }),
    ...(extras === undefined ? {} : { extras }),
    ...(guidance === undefined ? {} : { guidance }),
    ...(replacements === undefined ? {} : { replacements }),
  };
};

/** What was paid, at most; a person may go below it, never above (C5). */
function loweredTo({ money: { amount: most } }: Pick<Priced, 'money'>, wished = most): number {
  if (wished > most) throw new RefusedOffer(refuse('amount_above_net', { most }).refusal);
  return wished;
}

/** The customer has it at once. */
const offered = (state: CaseState, offer: OfferSummary, act: Act & { reason: string }): readonly NewEvent[] => [
  ...answeredBy(state, act),
  ...overriddenBy(state, offer, act),
  ...madeOffer(state, offer, { by: act.by, at: act.at, because: 'offer by a person' }),
];

/** It waits for a supervisor; a step that is stuck stays so until the customer has something else (B5). */
function proposed(
  state: CaseState,
  { offer, above }: { readonly offer: OfferSummary; readonly above: Above },
  { by, at, reason }: Act & { reason: string },
): readonly NewEvent[] {
  const why = `${above.total} is above ${above.limit} (${above.what}): ${reason}`;
  const task = openTask(state, { kind: 'approve', why }, { by: system('limits'), at });
  return [
    ...answeredBy(state, { by, at }).filter((one) => !isStuckTask(state, one)),
    { ...event('offerProposed', { offer, above, task: task.data.task }, { by, at }), because: reason },
    task,
  ];
}

const isStuckTask = (state: CaseState, done: NewEvent): boolean =>
  done.type === 'taskDone' && state.tasks.some(({ id, kind }) => id === done.data.task && kind === 'stuck');

const byHand = (policy: Policy, by: Actor, reason: string): Because => ({
  policy: policy.id,
  version: policy.version,
  rule: 'offer by a person',
  cites: ['C5', 'R37'],
  says: { zh: reason, en: reason },
  facts: { by: by.id ?? by.type },
});
