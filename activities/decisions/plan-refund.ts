import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { refundToReplace } from '#domain/case/own-turn.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { openUnits } from './open-units.ts';
import { reserve } from './reserve.ts';

/**
 * Plans the refund of a case without a return; or, where a refund failed for good, the one that takes its place under
 * a new key, with the same amount on the same payment (R18, R19).
 */
export const planRefund =
  ({ at }: DecisionCall): Decision =>
  async (tx, state) => {
    const failed = refundToReplace(state);
    return failed ? replace(tx, state, { failed, at }) : planFirst(tx, state, at);
  };

async function planFirst(tx: CaseTx, state: CaseState, at: number): Promise<readonly NewEvent[]> {
  if (!state.offer) throw new Error(`${state.caseNo} has no offer to refund`);
  const units = await openUnits(tx);
  const lines = [...new Set(units.map(({ lineNo }) => lineNo))];
  await tx.settleUnits(
    lines.map((lineNo) => ({ lineNo, count: units.filter((unit) => unit.lineNo === lineNo).length, as: 'refunded' })),
  );
  return state.offer.money.amount === 0
    ? nothingToPay(tx, state, at)
    : reserve(tx, state, { due: state.offer.money, at });
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
  const n = state.refunds.length + 1;
  const { paymentId, tender, money, destination } = failed;
  const refund = {
    n,
    paymentId,
    tender,
    money,
    replaces: failed.n,
    ...(destination === undefined ? {} : { destination }),
  };
  const held = await tx.reserveRefund({ key: refundKeyOf(state.caseNo, n), ...refund });
  return held
    ? [event('refundPlanned', refund, { by: system('settlement'), at })]
    : [
        openTask(
          state,
          { kind: 'lateMoney', why: `${paymentId} has no room for another try` },
          { by: system('settlement'), at },
        ),
      ];
}
