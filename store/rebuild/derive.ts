import type { CaseEvent } from '#domain/case/events.ts';
import { emptyState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { Queries } from '#store/db.ts';
import { readEvents } from '#store/events.ts';
import { findOrder } from '#store/orders.ts';
import { caseColumns, closedAtAfter, priorityOf } from '#store/project/cases.ts';
import { defectRows, type DefectRow } from '#store/project/defects.ts';
import { opinionRow, type OpinionRow } from '#store/project/opinions.ts';
import { refRows, type RefRow } from '#store/project/refs.ts';
import { registerRows, type RegisterRow } from '#store/project/register.ts';
import { stepsOf, type Step } from '#store/project/step.ts';
import { taskRows, type TaskRow } from '#store/project/tasks.ts';
import type { CaseRow } from '#store/cases.ts';

/** Everything that follows from one case's events. */
export interface Derived {
  readonly cases: readonly CaseRow[];
  readonly tasks: readonly TaskRow[];
  readonly register: readonly RegisterRow[];
  readonly refs: readonly RefRow[];
  readonly refunds: readonly DerivedRefund[];
  readonly defects: readonly DefectRow[];
  readonly opinions: readonly OpinionRow[];
}

/** What the events say of a refund; the ledger of money must say the same. */
export interface DerivedRefund {
  readonly key: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
  readonly state: string;
}

/** Derives a case anew from its first event, by the same functions that derive it live. */
export async function derive(queries: Queries, caseNo: string): Promise<Derived> {
  const events: readonly CaseEvent[] = await readEvents(queries, caseNo);
  const steps = stepsOf(emptyState(caseNo), events);
  const last = steps.at(-1);
  if (!last) return { cases: [], tasks: [], register: [], refs: [], refunds: [], defects: [], opinions: [] };
  const row = caseColumns(last.after, { closedAt: closedAtAfter(null, steps), updatedAt: last.event.at });
  const order = await findOrder(queries, { shop: row.shop, orderNo: row.orderNo });
  return {
    cases: [{ priority: priorityOf(order?.tier), ...row, customerId: order?.customerId ?? null }],
    tasks: taskRows(steps),
    register: registerRows(steps, order),
    refs: refRows(steps),
    refunds: refundsOf(last),
    defects: defectRows(steps),
    opinions: [opinionRow(last.after)].filter((opinion) => opinion !== undefined),
  };
}

const refundsOf = ({ after }: Step): DerivedRefund[] =>
  after.refunds.map(({ n, paymentId, money, status }) => ({
    key: refundKeyOf(after.caseNo, n),
    paymentId,
    amount: money.amount,
    currency: money.currency,
    state: status,
  }));
