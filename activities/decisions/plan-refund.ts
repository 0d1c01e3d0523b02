import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { refundToReplace } from '#domain/case/own-turn.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import { isApproved } from '#domain/parts/payout/payout.ts';
import { canReissue } from '#domain/parts/refund-plan.ts';
import { dueOf, type Refund } from '#domain/parts/refund.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { keepUnits } from './keep-units.ts';
import { openUnits } from './open-units.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import { reserve } from './reserve.ts';
import { settleAs } from './settle-as.ts';
import { settledUnits } from './settled-units.ts';

/**
 * Plans the refund of a case without a return; or, where a refund failed for good, the one that takes its place under
 * a new key, with the same amount on the same payment (R18, R19).
 */
export const planRefund =
  ({ at }: DecisionCall): Decision =>
  async (tx, state, rules) => {
    const failed = refundToReplace(state);
    return failed ? replace(tx, state, { failed, at }) : planFirst(tx, state, { at, rules: rules() });
  };

interface Planning {
  readonly at: number;
  readonly rules: SettlementRules;
}

async function planFirst(tx: CaseTx, state: CaseState, { at, rules }: Planning): Promise<readonly NewEvent[]> {
  if (!state.offer) throw new Error(`${state.caseNo} has no offer to refund`);
  const units = await openUnits(tx);
  const { keepsUnits = false, settles = false } = remedyOf(state.offer.remedy);
  if (keepsUnits) await keepUnits(tx, state, { offer: state.offer, units, at });
  const settled = settles && units.length > 0 ? await settledUnits(tx, { state, rules }, { units, at }) : undefined;
  if (!keepsUnits) await settleAs(tx, units, 'refunded');
  const due = settled ? money(settled.due, state.offer.money.currency) : state.offer.money;
  return due.amount === 0 ? nothingToPay(tx, state, at) : reserve(tx, state, { due, at, rules });
}

/** What cost nothing is paid back by nothing: on record, and no call to the provider (R23). */
async function nothingToPay(tx: CaseTx, state: CaseState, at: number): Promise<readonly NewEvent[]> {
  const [payment] = await tx.payments();
  const act = { by: system('settlement'), at };
  if (!payment || !state.offer) return [openTask(state, { kind: 'lateMoney', why: 'the order has no payment' }, act)];
  const n = state.refunds.length + 1;
  const refund = { n, paymentId: payment.paymentId, tender: payment.tender, money: state.offer.money };
  await tx.reserveRefund({ key: refundKeyOf(state.caseNo, n), ...refund });
  return [
    event('refundPlanned', refund, act),
    { ...event('refundReported', { n, report: { status: 'arrived' } }, act), because: 'nothing to pay' },
  ];
}

async function replace(
  tx: CaseTx,
  state: CaseState,
  { failed, at }: { failed: Refund; at: number },
): Promise<readonly NewEvent[]> {
  const act = { by: system('settlement'), at };
  const refund: NewEvent<'refundPlanned'>['data'] = {
    n: state.refunds.length + 1,
    ...sameAgain(failed),
    replaces: failed.n,
  };
  const { payout: _choice, ...reserved } = refund;
  const payout = payoutOf(refund);
  const key = refundKeyOf(state.caseNo, refund.n);
  const held = await tx.reserveRefund({ key, ...reserved, ...(payout ? { payout } : {}) });
  if (held) return [event('refundPlanned', refund, act)];
  return [openTask(state, { kind: 'lateMoney', why: `${failed.paymentId} has no room for another try` }, act)];
}

/** The same money on the same payment: as before, the way that was chosen for it, or on a new card for a closed one (R16). */
function sameAgain(failed: Refund) {
  const { paymentId, tender, destination, payout } = failed;
  const due = { paymentId, tender, money: money(dueOf(failed), failed.money.currency) };
  if (isApproved(failed) && payout) return { ...due, way: 'alternate' as const, payout };
  if (canReissue(failed)) return { ...due, way: 'reissue' as const };
  return {
    ...due,
    ...(destination === undefined ? {} : { destination }),
    ...(failed.way === undefined || failed.way === 'alternate' ? {} : { way: failed.way }),
  };
}

/** How the ledger calls the way (R16, R21). */
function payoutOf({ way, payout }: Pick<Refund, 'way' | 'payout'>) {
  if (way === 'alternate') return payout?.to;
  if (way === 'inKind') return 'in_kind' as const;
  return way === 'reissue' ? ('reissue' as const) : undefined;
}
