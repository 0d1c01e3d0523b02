import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { Goods } from '#domain/goods.ts';
import { paidBack } from '#domain/parts/repair/settle.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import type { PolicyBook } from '#policies/load.ts';
import { inputsOf, policyFacts, type Bench } from './bench.ts';
import { offerOf } from './offer-of.ts';
import { claimAndPrice } from './price.ts';

export type InsteadOfRepairCall = DecisionCall & { readonly n: number; readonly goods: readonly Goods[] };

/**
 * What was to be repaired cannot be, or got lost on our way: the policy says what is offered instead, and where it does
 * not, a person does (D4, C2). What was paid for the repair goes back.
 */
export const offerForRepair =
  (policies: PolicyBook, { n, at, goods }: InsteadOfRepairCall): Decision =>
  async (tx, state) => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const order = await tx.order();
    const repair = state.repairs?.find((one) => one.n === n);
    if (!order || !repair) throw new Error(`${state.caseNo} has no repair ${n}`);
    const bench: Bench = { tx, state, order, policy, at, goods };
    const facts = { ...(await policyFacts(bench)), liability: state.finding?.liability ?? 'merchant' };
    const verdict = policy.decide(facts);
    const back = paidBack(state, repair, { by: system('settlement'), at });
    const offered = verdict.verdict === 'offer' ? await offer(bench, verdict, inputsOf(facts, bench)) : undefined;
    return [...back, offered ?? byPerson(bench, verdict)];
  };

type Offered = Extract<PolicyVerdict, { verdict: 'offer' }>;

async function offer(
  bench: Bench,
  verdict: Offered,
  inputs: ReturnType<typeof inputsOf>,
): Promise<NewEvent | undefined> {
  const { tx, state, policy, at } = bench;
  const { because, verdict: _verdict, ...terms } = verdict;
  const priced = await claimAndPrice(bench, terms);
  if (!priced.ok) return undefined;
  const { arithmetic } = priced.value;
  const decision = await tx.saveDecision({ at, kind: 'offer', verdict: terms.remedy, because, arithmetic, inputs });
  const summary = offerOf({ state, policy, terms, priced: priced.value, decision });
  return { ...event('offerMade', { offer: summary }, { by: system('policy'), at }), because: because.rule };
}

const byPerson = ({ state, at }: Bench, { because }: PolicyVerdict): NewEvent => ({
  ...openTask(state, { kind: 'newOffer', why: because.says.en }, { by: system('policy'), at }),
  because: because.rule,
});
