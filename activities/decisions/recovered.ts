import type { Decision } from '#activities/own.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { withDisputes } from './dispute-news.ts';

/**
 * Puts events on record; money that a person got back by hand goes into the ledger with them: of a refund that was not
 * due, or of what a bank had claimed beyond a payment (R7, R22). Then news of disputes are heeded.
 */
export const withLedger =
  (events: readonly NewEvent[]): Decision =>
  async (tx, state, rules) => {
    for (const one of events) {
      if (one.type === 'recoveryDone' && one.data.how === 'recovered')
        await givenBack(tx, state, { n: one.data.n, at: one.at });
      if (one.type === 'moneyRecorded' && one.data.how === 'recovered')
        await excessBack(tx, state, { task: one.data.task, at: one.at });
    }
    return withDisputes(events)(tx, state, rules);
  };

/** Units whose price is back with us are the customer's again, to use or to send back once more (R3). */
async function givenBack(
  tx: CaseTx,
  { recoveries = [] }: CaseState,
  { n, at }: { readonly n: number; readonly at: number },
): Promise<void> {
  const due = recoveries.find((one) => one.n === n);
  if (!due) return;
  await tx.recoverRefunded(`recovery/${n}`, due.money.amount, at);
  await tx.unsettleUnits(
    (due.units ?? []).map(({ lineNo, quantity }) => ({ lineNo, count: quantity, as: 'refunded' })),
    'free',
  );
}

async function excessBack(
  tx: CaseTx,
  { tasks, disputes = [] }: CaseState,
  { task: id, at }: { readonly task: string; readonly at: number },
): Promise<void> {
  const task = tasks.find((one) => one.id === id);
  const dispute = disputes.find(({ disputeId }) => task?.why.startsWith(`${disputeId}:`));
  if (task?.kind === 'disputeExcess' && dispute) await tx.recoverExcess(`excess/${id}`, dispute.disputeId, at);
}
