import { system } from '#domain/case/actor.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { formatMoney, money, type Money } from '#domain/money.ts';
import { owedOn } from '#domain/parts/refund.ts';
import type { CaseTx } from '#store/case-tx.ts';

/**
 * Sets an amount aside on the payments of the order, in their order, under keys that live as long as the refunds
 * (R7, R18). What the payments cannot cover is said, and a person looks at it: it is not 'refunded' (R17).
 */
export async function reserve(
  tx: CaseTx,
  state: CaseState,
  { due, at }: { due: Money; at: number },
): Promise<readonly NewEvent[]> {
  const planned: NewEvent[] = [];
  let left = due.amount;
  let n = state.refunds.length;
  for (const payment of await tx.payments()) {
    const part = Math.min(left, payment.room - owedOn(state.refunds, payment.paymentId));
    if (part <= 0) continue;
    n += 1;
    const wished = state.request.refundTo;
    const destination =
      wished !== undefined && wished !== payment.methodId
        ? { destination: wished, tender: 'gift_card' as const }
        : { tender: payment.tender };
    const refund = { n, paymentId: payment.paymentId, money: money(part, due.currency), ...destination };
    const held = await tx.reserveRefund({ key: refundKeyOf(state.caseNo, n), ...refund });
    if (!held) throw new Error(`${payment.paymentId} changed while it was locked`);
    planned.push(event('refundPlanned', refund, { by: system('settlement'), at }));
    left -= part;
  }
  if (left === 0) return planned;
  const why = `the payments of the order cannot cover ${formatMoney(money(left, due.currency))}`;
  return [...planned, openTask(state, { kind: 'lateMoney', why }, { by: system('settlement'), at })];
}
