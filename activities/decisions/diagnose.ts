import type { Decision, DecisionCall } from '#activities/own.ts';
import type { LookedUp } from '#activities/outside/contract.ts';
import { system } from '#domain/case/actor.ts';
import { event, foldNew, openTask } from '#domain/case/new-event.ts';
import type { EventData, NewEvent } from '#domain/case/events.ts';
import type { GoodsRef } from '#domain/diagnosis/finding.ts';
import type { Because, JudgedInputs, Override, PolicyVerdict } from '#domain/policy/decision.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { kindOf } from '#domain/intake/kind.ts';
import { refuse, type Refusal, type RefusalCode } from '#domain/refusals.ts';
import { remedyWished } from '#domain/remedies/index.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { KnowledgeBase } from '#knowledge/base.ts';
import { talkTaskOf } from '#domain/talk/talk-task.ts';
import { countedDefect } from './batch-alarm.ts';
import { inputsOf, policyFacts, type Bench } from './bench.ts';
import { checkRequest } from './check-request.ts';
import { offerOf } from './offer-of.ts';
import type { Terms } from '#domain/remedies/price.ts';
import { knownProblem } from './known-problem.ts';
import { careFor, handedToPerson } from './person-led.ts';
import { claimAndPrice } from './price.ts';
import { isWithinAutoLimit } from './promised.ts';
import { askedByRule, triaged } from './triage.ts';

/** What is kept with a judgement beside the rule: what it was made from, and whose word stood above it (R35, R37). */
interface Kept {
  readonly inputs?: JudgedInputs;
  readonly override?: Override;
}

/** What judgements go by beside the case itself. */
export interface DiagnoseDeps {
  readonly policies: PolicyBook;
  readonly knowledge: KnowledgeBase;
}

/**
 * Judges a request (B4, C2): the plain facts first, then how soon and by whom it is looked at; a question, a complaint
 * and an unhappy customer are a person's from there. Else liability, known problems and remedy by the policy version
 * the case pinned, then the units are tied up and the offer priced. Every answer is kept with its rule and facts.
 */
export const diagnose =
  ({ policies, knowledge }: DiagnoseDeps, call: DecisionCall & LookedUp): Decision =>
  async (tx, state) => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const order = await tx.order();
    const { refundTo, goods } = call;
    const looked = { refundTo, ...(goods ? { goods } : {}) };
    const refused = await checkRequest({ tx, state, order, policy, ...looked });
    if (refused || !order)
      return [refusal(refused ?? refuse('order_unknown').refusal, { disputable: false, at: call.at })];

    const bench: Bench = { tx, state, order, policy, at: call.at, ...(goods ? { goods } : {}) };
    const soon = await triaged(bench);
    const told = knowing(bench, soon);
    const talk = talkTaskOf(state.request);
    return [...soon, ...(await (talk ? talked(told, talk) : judged(told, knowledge, state.triage === undefined)))];
  };

/** The bench once these events are on record: what is opened next gets the next number. */
const knowing = (bench: Bench, events: readonly NewEvent[]): Bench => ({
  ...bench,
  state: foldNew(bench.state, events),
});

/** What a person leads from the start; once an unhappy customer was spoken with, the policy's care (G1). */
async function talked(bench: Bench, task: Omit<EventData['taskOpened'], 'task'>): Promise<readonly NewEvent[]> {
  const care = careFor(bench);
  if (!care) return handedToPerson(bench, task);
  const { because } = care;
  const byPerson = (): readonly NewEvent[] => [
    {
      ...openTask(bench.state, { kind: 'newOffer', why: because.says.en }, { by: system('policy'), at: bench.at }),
      because: because.rule,
    },
  ];
  return care.verdict === 'person' ? byPerson() : offer(bench, care, { because, kept: {}, otherwise: byPerson });
}

async function judged(bench: Bench, knowledge: KnowledgeBase, isFirst: boolean): Promise<readonly NewEvent[]> {
  const counted = await countedDefect(bench);
  const facts = { ...(await policyFacts(bench)), batchDefect: counted.isBatchDefect };
  const { found, liability } = await foundFor(bench, facts, counted.about);
  const known = [...found, ...counted.events];
  const before = isFirst ? [...known, ...askedByRule(knowing(bench, known))] : known;
  return [...before, ...(await answered(knowing(bench, before), { ...facts, liability }, knowledge))];
}

/** Who is liable, by the policy's rule; what a supervisor found stands above it (B4, R37). */
async function foundFor(
  { tx, state, policy, at }: Bench,
  facts: Omit<PolicyFacts, 'liability'>,
  about: readonly GoodsRef[],
): Promise<{ readonly found: readonly NewEvent[]; readonly liability: PolicyFacts['liability'] }> {
  if (state.finding?.changed !== undefined) return { found: [], liability: state.finding.liability };
  const { liability, because } = policy.find(facts);
  await tx.saveDecision({ at, kind: 'finding', verdict: liability, because });
  const data = { liability, ...(about.length > 0 ? { about } : {}) };
  return {
    found: [{ ...event('findingMade', data, { by: system('liability'), at }), because: because.rule }],
    liability,
  };
}

/** A known problem is met with guidance first (B2); else the policy says what the customer gets (C2). */
async function answered(bench: Bench, facts: PolicyFacts, knowledge: KnowledgeBase): Promise<readonly NewEvent[]> {
  const inputs = inputsOf(facts, bench);
  const known = knownProblem(bench, knowledge);
  if (known) return offer(bench, known.terms, { because: known.because, kept: { inputs } });
  const verdict = bench.policy.decide(facts);
  const override = await overrideOf(verdict, bench);
  return override
    ? answer(bench, grantedInstead(verdict, bench), { inputs, override })
    : answer(bench, verdict, { inputs });
}

async function answer(bench: Bench, verdict: PolicyVerdict, kept: Kept): Promise<readonly NewEvent[]> {
  const { tx, state, at } = bench;
  switch (verdict.verdict) {
    case 'refuse':
      await tx.saveDecision({ at, kind: 'refusal', verdict: verdict.code, because: verdict.because, ...kept });
      return [
        { ...refusal({ code: verdict.code }, { disputable: verdict.disputable, at }), because: verdict.because.rule },
      ];
    case 'person':
      await tx.saveDecision({ at, kind: 'person', verdict: 'person', because: verdict.because, ...kept });
      return [
        {
          ...openTask(state, { kind: deciderOf(state), why: verdict.because.says.en }, { by: system('policy'), at }),
          because: verdict.because.rule,
        },
      ];
    case 'offer':
      return offer(bench, verdict, { because: verdict.because, kept });
  }
}

interface Offering {
  readonly because: Because;
  readonly kept: Kept;
  /** What happens when it cannot be given, instead of a refusal. */
  readonly otherwise?: () => readonly NewEvent[];
}

async function offer(bench: Bench, terms: Terms, { because, kept, otherwise }: Offering): Promise<readonly NewEvent[]> {
  const { tx, state, policy, at } = bench;
  const priced = await claimAndPrice(bench, terms);
  if (!priced.ok) return otherwise?.() ?? unpriced(bench, priced.refusal, because);
  const made = { state, policy, terms, priced: priced.value };
  // What compensates counts together with all else that was given for the order (R43).
  if (!(await isWithinAutoLimit(bench, offerOf({ ...made, decision: 0 })))) {
    await tx.releaseUnits();
    return otherwise?.() ?? answer(bench, { verdict: 'person', because }, kept);
  }
  const { arithmetic } = priced.value;
  const decision = await tx.saveDecision({ at, kind: 'offer', verdict: terms.remedy, because, arithmetic, ...kept });
  const summary = offerOf({ ...made, decision });
  const offered = { ...event('offerMade', { offer: summary }, { by: system('policy'), at }), because: because.rule };
  return terms.remedy === 'wait' ? [offered, ...agreedToWait(bench, summary.version)] : [offered];
}

/** What lacks only an amount or words of ours is for a person to name, no refusal; anything else is one. */
const unpriced = ({ state, at }: Bench, { code, data }: Refusal, because: Because): readonly NewEvent[] => {
  const told: NewEvent = UNNAMED.has(code)
    ? openTask(state, { kind: 'newOffer', why: because.says.en }, { by: system('policy'), at })
    : refusal({ code, ...(data ? { data } : {}) }, { disputable: false, at });
  return [{ ...told, because: because.rule }];
};

const UNNAMED: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'amount_missing',
  'guidance_missing',
  'extras_invalid',
]);

/** Who was asked and chose to wait has agreed to it; the day we named is a promise (D9, E6). */
function agreedToWait({ state, policy, at }: Bench, version: number): readonly NewEvent[] {
  const { expectedAt } = state.request;
  const dueAt = Math.max(expectedAt ?? 0, policy.clock('promise', at).dueAt);
  const promise = `p${(state.promises ?? []).length + 1}`;
  return [
    event('offerAccepted', { version }, { by: { type: 'customer' }, at }),
    event('promiseMade', { promise, owner: 'out of stock', dueAt }, { by: system('policy'), at }),
  ];
}

/** What no rule decides is a supervisor's (B5); whoever has to be called back is an agent's (D9). */
const deciderOf = ({ request }: Bench['state']): 'decide' | 'newOffer' =>
  kindOf(request) === 'out_of_stock' ? 'newOffer' : 'decide';

/** Whose word stands above the rule that gave no offer: who granted it, and why (R37). */
async function overrideOf(verdict: PolicyVerdict, { tx, state }: Bench): Promise<Override | undefined> {
  if (!state.granted || verdict.verdict === 'offer') return undefined;
  const grant = await tx.lastGrant();
  return {
    rule: verdict.because.rule,
    verdict: verdict.verdict === 'refuse' ? verdict.code : verdict.verdict,
    by: grant?.by ?? system('policy'),
    why: grant?.because ?? '',
  };
}

/** What a supervisor granted, or the policy in their silence, is offered as the customer wished it. */
function grantedInstead(verdict: PolicyVerdict, { state, order }: Bench): PolicyVerdict {
  const remedy = order.status === 'pending' ? 'refund_only' : remedyWished(state.request.wish ?? 'return_and_refund');
  return {
    verdict: 'offer',
    remedy,
    freight: 'merchant',
    refundShipping: order.status === 'pending',
    because: { ...verdict.because, rule: `${verdict.because.rule} overridden` },
  };
}

const refusal = ({ code, data }: Refusal, { disputable, at }: { disputable: boolean; at: number }): NewEvent =>
  event('requestRefused', { code, disputable, ...(data ? { data } : {}) }, { by: system('policy'), at });
