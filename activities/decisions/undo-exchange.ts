import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew, openTask } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import { isBooked, takenOf, type Charge } from '#domain/parts/charge/charge.ts';
import type { Because } from '#domain/policy/decision.ts';
import { paidBackInstead } from '#domain/remedies/exchange/refund-instead.ts';
import { currencyOf } from '#domain/remedies/exchange/settle.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { Policy } from '#policies/policy.ts';
import { worthOf } from '#domain/settlement/price-reduction.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { offerOf } from './offer-of.ts';
import { openUnits } from './open-units.ts';
import { claimAndPrice } from './price.ts';
import { reserve } from './reserve.ts';
import { settlementName, settlementOf } from './settlement-of.ts';

type Numbered = DecisionCall & { readonly n: number };

/** What was paid and is not due goes back on the payment that it became, under a refund of its own (R7, R18). */
export const returnCharge =
  ({ n, at }: Numbered): Decision =>
  async (tx, state) => {
    const charge = state.charges?.find((one) => one.n === n);
    if (!charge || !isBooked(charge)) throw new Error(`charge ${n} of ${state.caseNo} was not paid`);
    const act = { by: system('settlement'), at };
    const back = charge.back ?? takenOf(charge);
    const left = back - (charge.returned ?? 0);
    const settled = event('chargeSettled', { n, back, returned: back }, act);
    return left <= 0 ? [settled] : [settled, await refundOn(tx, state, { charge, amount: left, at })];
  };

async function refundOn(
  tx: CaseTx,
  state: CaseState,
  { charge, amount, at }: { readonly charge: Charge; readonly amount: number; readonly at: number },
): Promise<NewEvent> {
  const { paymentId = '', tender = 'card' } = charge;
  const act = { by: system('settlement'), at };
  const n = state.refunds.length + 1;
  const refund = { n, paymentId, tender, money: money(amount, charge.money.currency) };
  const held = await tx.reserveRefund({ key: refundKeyOf(state.caseNo, n), ...refund });
  return held
    ? event('refundPlanned', refund, act)
    : openTask(state, { kind: 'lateMoney', why: `${paymentId} has no room for what was paid` }, act);
}

/** What the new goods would have counted for is paid back: it was agreed so, and nobody waits for another yes (R19). */
export const refundInstead =
  ({ n, at }: Numbered): Decision =>
  async (tx, state, rulesOf) => {
    const rules = rulesOf();
    const { events, due } = paidBackInstead(state, n, { by: system('settlement'), at });
    const back = Math.max(0, due + (await takenOffInstead(tx, { state, rules, at }, n)));
    if (back === 0) return events;
    const owed = money(back, currencyOf(state));
    return [...events, ...(await reserve(tx, foldNew(state, events), { due: owed, at, rules }))];
  };

interface Settling {
  readonly state: CaseState;
  readonly rules: SettlementRules;
  readonly at: number;
}

/**
 * The old units are refunded instead of exchanged, and settled like any that come back: with what breaks or goes back
 * with them (R6, R10, R11). Answers that beside their price; goods that were to be sent again have not come back.
 */
async function takenOffInstead(tx: CaseTx, { state, rules, at }: Settling, n: number): Promise<number> {
  const goods = state.shipments?.find((one) => one.n === n);
  const order = await tx.order();
  if (!goods || !order || goods.reason !== 'exchange') return 0;
  const ends = new Map<number, number>();
  for (const { lineNo, quantity } of goods.lines)
    if (lineNo !== null) ends.set(lineNo, (ends.get(lineNo) ?? 0) + quantity);
  const exchanged = [...ends].map(([lineNo, count]) => ({ lineNo, count, as: 'exchanged' }));
  await tx.unsettleUnits(exchanged, 'tied');
  const units = await openUnits(tx);
  const { due, lines } = await settlementOf({ tx, state, order, rules, refundShipping: true }, units);
  // What was taken off for wear before stays taken off (R13).
  const worn = (state.settled?.lines ?? []).filter(({ kind }) => kind === 'wear');
  await tx.noteSettlement({ settlement: settlementName(state), lines: [...lines, ...worn], at });
  await tx.settleUnits(exchanged.map((one) => ({ ...one, as: 'refunded' })));
  return due - units.reduce((total, unit) => total + worthOf(unit), 0);
}

/** What was agreed is out of stock before anything moved: the money instead, for the customer to take or to leave (D3). */
export const offerInstead =
  (policies: PolicyBook, { at }: DecisionCall): Decision =>
  async (tx, state) => {
    const policy = policies.get(state.policy.id, state.policy.version);
    const order = await tx.order();
    if (!order || !state.offer) throw new Error(`${state.caseNo} has no offer to replace`);
    const terms: Terms = {
      remedy: state.offer.remedy === 'exchange' ? 'return_and_refund' : 'refund_only',
      freight: state.offer.freight,
      refundShipping: false,
    };
    const priced = await claimAndPrice({ tx, state, order, policy }, terms);
    const act = { by: system('policy'), at };
    if (!priced.ok)
      return [
        openTask(state, { kind: 'stuck', step: 'reserveGoods', why: `out of stock: ${priced.refusal.code}` }, act),
      ];
    const because = outOfStock(policy);
    const { arithmetic } = priced.value;
    const decision = await tx.saveDecision({ at, kind: 'offer', verdict: terms.remedy, because, arithmetic });
    const offer = offerOf({ state, policy, terms, priced: priced.value, decision });
    return [{ ...event('offerMade', { offer }, act), because: because.rule }];
  };

const outOfStock = ({ id, version }: Policy): Because => ({
  policy: id,
  version,
  rule: 'out of stock',
  cites: ['D3'],
  says: {
    zh: '所需商品已无库存，改为退款方案。',
    en: 'The goods agreed are out of stock: the money is offered instead.',
  },
  facts: {},
});
