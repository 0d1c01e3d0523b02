import type { CaseEvent } from '#domain/case/events.ts';
import { emptyState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { Queries } from '#store/db.ts';
import { readEvents } from '#store/events.ts';
import { findOrder } from '#store/orders.ts';
import { caseColumns, closedAtAfter, priorityOf } from '#store/project/cases.ts';
import { defectRows, type DefectRow } from '#store/project/defects.ts';
import { factsRow, type FactsRow } from '#store/project/facts.ts';
import { opinionRow, type OpinionRow } from '#store/project/opinions.ts';
import { promiseRows, type PromiseRow } from '#store/project/promises.ts';
import { refRows, type RefRow } from '#store/project/refs.ts';
import { registerRows, type RegisterRow } from '#store/project/register.ts';
import { stepsOf, type Step } from '#store/project/step.ts';
import { taskRows, type TaskRow } from '#store/project/tasks.ts';
import type { CaseRow } from '#store/cases.ts';
import { findIntake } from '#store/find-intake.ts';
import type { SearchRow } from '#store/search/document.ts';
import { deriveSearch } from '#store/search/refresh.ts';

/** Everything that follows from one case's events. */
export interface Derived {
  readonly cases: readonly CaseRow[];
  readonly tasks: readonly TaskRow[];
  readonly promises: readonly PromiseRow[];
  readonly register: readonly RegisterRow[];
  readonly refs: readonly RefRow[];
  readonly refunds: readonly DerivedRefund[];
  readonly defects: readonly DefectRow[];
  readonly opinions: readonly OpinionRow[];
  readonly facts: readonly FactsRow[];
  readonly search: readonly SearchRow[];
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
  const search = await searchOf(queries, caseNo, last);
  if (!last)
    return {
      cases: [],
      tasks: [],
      promises: [],
      register: [],
      refs: [],
      refunds: [],
      defects: [],
      opinions: [],
      facts: [],
      search,
    };
  const row = caseColumns(last.after, { closedAt: closedAtAfter(null, steps), updatedAt: last.event.at });
  const order = await findOrder(queries, { shop: row.shop, orderNo: row.orderNo });
  return {
    cases: [{ priority: priorityOf(order?.tier), ...row, customerId: order?.customerId ?? null }],
    tasks: taskRows(steps),
    promises: promiseRows(steps),
    register: registerRows(steps, order),
    refs: refRows(steps),
    refunds: refundsOf(last),
    defects: defectRows(steps),
    opinions: [opinionRow(last.after)].filter((opinion) => opinion !== undefined),
    facts: [factsRow(undefined, steps)].filter((told) => told !== undefined),
    search,
  };
}

/** By what it is found follows from its request, its order and the people's own words, which are no part of the journal. */
async function searchOf(queries: Queries, caseNo: string, last: Step | undefined): Promise<SearchRow[]> {
  const intake = await findIntake(queries, caseNo);
  if (!intake) return [];
  const request = last?.after.request ?? intake.request;
  return [await deriveSearch(queries, { caseNo, openedAt: intake.receivedAt, request })];
}

const refundsOf = ({ after }: Step): DerivedRefund[] =>
  after.refunds.map(({ n, paymentId, money, status }) => ({
    key: refundKeyOf(after.caseNo, n),
    paymentId,
    amount: money.amount,
    currency: money.currency,
    state: status,
  }));
