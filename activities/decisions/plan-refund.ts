import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { holdsMoney, type Refund } from '#domain/parts/refund.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { isTied } from './price.ts';
import { reserve } from './reserve.ts';

/**
 * Plans the refund of a case without a return; or, where a refund failed for good, the one that takes its place under
 * a new key, with the same amount on the same payment (R18, R19).
 */
export const planRefund =
  ({ at }: DecisionCall): Decision =>
  async (tx, state) => {
    const failed = state.refunds.find((refund) => !holdsMoney(refund) && refund.replacedBy === undefined);
    return failed ? replace(tx, state, { failed, at }) : planFirst(tx, state, at);
  };

async function planFirst(tx: CaseTx, state: CaseState, at: number): Promise<readonly NewEvent[]> {
  if (!state.offer) throw new Error(`${state.caseNo} has no offer to refund`);
  const units = (await tx.unitsOfCase()).filter(isTied);
  const lines = [...new Set(units.map(({ lineNo }) => lineNo))];
  await tx.settleUnits(
    lines.map((lineNo) => ({ lineNo, count: units.filter((unit) => unit.lineNo === lineNo).length, as: 'refunded' })),
  );
  return reserve(tx, state, { due: state.offer.money, at });
}

async function replace(
  tx: CaseTx,
  state: CaseState,
  { failed, at }: { failed: Refund; at: number },
): Promise<readonly NewEvent[]> {
  const n = state.refunds.length + 1;
  const { paymentId, tender, money, destination } = failed;
  const refund = { n, paymentId, tender, money, ...(destination === undefined ? {} : { destination }) };
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
