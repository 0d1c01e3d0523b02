import { findCase, listCases, type CaseListRow } from '#store/cases.ts';
import { BadCursor, encodeCursor, pageOf, startOf } from '#store/cursor.ts';
import { customerFile } from '#store/customer-file.ts';
import type { Queries } from '#store/db.ts';
import { decisionsOf, type Decision } from '#store/decisions.ts';
import { readEvents } from '#store/events.ts';
import { chargesOfOrder } from '#store/ledger/charges.ts';
import { disputesOfOrder } from '#store/ledger/disputes.ts';
import { settlementsOfOrder } from '#store/ledger/settlements.ts';
import { paymentsOfOrder, refundsOfOrder, type PaymentRoom, type RefundRow } from '#store/ledger/payments.ts';
import { unitsOfOrder, type Unit } from '#store/ledger/units.ts';
import { messagesOf, type OutboxRow } from '#store/outbox.ts';
import type { OrderRef } from '#store/orders.ts';
import { sqlStateOf } from '#store/sql-state.ts';
import { countQueues } from '#store/queues.ts';
import { similarDecisions } from '#store/similar-decisions.ts';
import { listTasks, type QueuedTask } from '#store/tasks.ts';
import type {
  CaseFilter,
  CaseLine,
  CaseReads,
  CaseRecord,
  Explanation,
  Shops,
  StoredDecision,
  StoredMessage,
} from './deps.ts';
import type { StoredTask } from './task-port.ts';
import type { OrderLedger } from './order-ledger.ts';
import { ForeignCursor, type Page, type PageWish } from './paging.ts';

/** What the API shows of cases, read from the store. */
export function createCaseReads(queries: Queries): CaseReads {
  return {
    get: (caseNo) => readCase(queries, caseNo),
    list: async ({ shops, order, ...filter }: CaseFilter, page) => {
      const found = await ownCursor(
        listCases(queries, { ...filter, ...named(shops), ...(order === undefined ? {} : { orderNo: order }) }, page),
      );
      return { rows: found.rows.map(lineOf), next: found.next };
    },
    events: async (caseNo, page) => {
      const after = await afterNumber('events', page);
      return numbered('events', await readEvents(queries, caseNo, after), { page, numberOf: ({ seq }) => seq });
    },
    eventsSince: async (caseNo, seq, limit) => (await readEvents(queries, caseNo, seq)).slice(0, limit),
    decisions: async (caseNo, { except = [], ...page }) => {
      const after = await afterNumber('decisions', page);
      const rows = (await decisionsOf(queries, caseNo)).filter(({ n }) => n > after && !except.includes(n));
      return numbered('decisions', rows.map(decisionOf), { page, numberOf: ({ n }) => n });
    },
    similar: ({ caseNo, shop, state }, limit) =>
      similarDecisions(queries, { caseNo, shop, problem: state.request.problem }, limit),
    messages: async (caseNo, { to, ...page }) => {
      const after = await afterNumber('messages', page);
      const rows = (await messagesOf(queries, caseNo)).filter(
        (row) => row.id > after && (to === undefined || row.toRole === to),
      );
      return numbered('messages', rows.map(messageOf), { page, numberOf: ({ id }) => id });
    },
    tasks: async ({ shops, ...filter }, page) => {
      const found = await ownCursor(listTasks(queries, { ...filter, ...named(shops) }, page));
      return { rows: found.rows.map(taskOf), next: found.next };
    },
    queues: ({ shops, ...filter }, at) => countQueues(queries, { ...filter, ...named(shops) }, at),
    customer: (shop, customerId) => customerFile(queries, shop, customerId),
    ledger: (shop, orderNo) => readLedger(queries, { shop, orderNo }),
  };
}

/** Both ledgers of an order, or undefined when no case has registered it. */
async function readLedger(queries: Queries, order: OrderRef): Promise<OrderLedger | undefined> {
  const [units, payments, refunds, disputes, charges, settlements] = await Promise.all([
    unitsOfOrder(queries, order),
    paymentsOfOrder(queries, order),
    refundsOfOrder(queries, order),
    disputesOfOrder(queries, order),
    chargesOfOrder(queries, order),
    settlementsOfOrder(queries, order),
  ]);
  if (units.length === 0 && payments.length === 0) return undefined;
  return {
    units: units.map(unitOf),
    payments: payments.map(paymentOf),
    refunds: refunds.map(refundOf),
    disputes: disputes.map(({ disputeId, paymentId, caseNo, amount, lost, currency, state, evidenceDueAt }) => ({
      disputeId,
      paymentId,
      caseNo,
      amount,
      lost,
      currency,
      state,
      evidenceDueAt,
    })),
    charges: charges.map(({ key, caseNo, kind, amount, currency, state, paymentId }) => ({
      key,
      caseNo,
      kind,
      amount,
      currency,
      state,
      paymentId,
    })),
    settlements,
  };
}

type Ledgers = { readonly [K in keyof OrderLedger]: OrderLedger[K][number] };

const unitOf = ({ lineNo, unitNo, sku, net, state, caseNo, remedy, settledAs }: Unit): Ledgers['units'] => ({
  lineNo,
  unitNo,
  sku,
  net,
  state,
  caseNo,
  remedy,
  settledAs,
});

const paymentOf = (row: PaymentRoom): Ledgers['payments'] => {
  const { paymentId, tender, currency, captured, held, refunded, disputed, excess } = row;
  return { paymentId, tender, currency, captured, held, refunded, disputed, excess };
};

const refundOf = ({
  key,
  caseNo,
  paymentId,
  amount,
  currency,
  state,
  payout,
  updatedAt,
}: RefundRow): Ledgers['refunds'] => ({
  key,
  caseNo,
  paymentId,
  amount,
  currency,
  state,
  payout,
  updatedAt,
});

/** A case with the decision behind its offer. */
async function readCase(queries: Queries, caseNo: string): Promise<CaseRecord | undefined> {
  const row = await findCase(queries, caseNo);
  if (!row) return undefined;
  const { state, shop, waitingOn } = row;
  const wanted = state.offer?.decision;
  const decision =
    wanted === undefined ? undefined : (await decisionsOf(queries, caseNo)).find(({ n }) => n === wanted);
  return { caseNo, shop, state, waitingOn, ...(decision ? { explanation: explanationOf(decision) } : {}) };
}

const named = (shops: Shops): { shops?: readonly string[] } => (shops === 'all' ? {} : { shops });

const lineOf = (row: CaseListRow): CaseLine => ({
  caseNo: row.caseNo,
  shop: row.shop,
  orderNo: row.orderNo,
  stage: row.stage,
  waitingOn: row.waitingOn,
  since: row.since,
  openedAt: row.openedAt,
  dueAt: row.nextDeadlineAt,
  remedy: row.remedy,
  kind: row.kind,
  department: row.department,
  priority: row.priority,
  queue: row.queue,
  firstResponseAt: row.firstResponseAt,
  stuck: row.stuck,
  outcome: row.outcome,
});

const explanationOf = ({ policyId, policyVersion, rule, cites, says, facts, arithmetic }: Decision): Explanation => ({
  policy: policyId,
  version: policyVersion,
  rule,
  cites: [...cites],
  says,
  facts,
  arithmetic: [...arithmetic],
});

export const decisionOf = (row: Decision): StoredDecision => {
  const { n, at, kind, verdict, override } = row;
  return { ...explanationOf(row), n, at, kind, verdict, override };
};

const taskOf = ({
  task: id,
  caseNo,
  kind,
  role,
  step,
  why,
  level,
  openedAt,
  dueAt,
  ...row
}: QueuedTask): StoredTask => ({
  id,
  caseNo,
  kind,
  role,
  step,
  why,
  level,
  openedAt,
  dueAt,
  department: row.department,
  owner: row.owner,
  priority: row.priority,
  queue: row.queue,
  shop: row.shop,
  caseKind: row.caseKind,
  rule: row.rule,
  tier: row.tier,
  ownerAway: row.ownerAway,
});

export const messageOf = ({ id, at, toRole, template, params, locale, status, sentAt }: OutboxRow): StoredMessage => ({
  id,
  at,
  to: toRole,
  template,
  params,
  locale,
  status,
  sentAt,
});

/** A page of rows that a case counts by itself. */
function numbered<Row>(
  order: string,
  rows: readonly Row[],
  { page, numberOf }: { page: PageWish; numberOf: (row: Row) => number },
): Page<Row> {
  return pageOf(rows.slice(0, page.limit + 1), page.limit, (row) => encodeCursor(order, [numberOf(row)]));
}

/** The number to go on after; 0 for the first page. */
async function afterNumber(order: string, page: PageWish): Promise<number> {
  const key = await ownCursor(Promise.resolve().then(() => startOf(order, page, [0])));
  const after = Number(key?.[0] ?? 0);
  if (!Number.isSafeInteger(after) || after < 0 || after > MAX_NUMBER) throw new ForeignCursor(order);
  return after;
}

const MAX_NUMBER = 2 ** 31 - 1;
/** Postgres' class of data that does not fit its type: here only a cursor that somebody made up can be so. */
const DATA_EXCEPTION = /^22/;

/** A cursor that is not ours is the caller's mistake, in whatever way it shows. */
export async function ownCursor<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    const isForeign =
      error instanceof BadCursor || error instanceof RangeError || DATA_EXCEPTION.test(sqlStateOf(error) ?? '');
    throw isForeign ? new ForeignCursor('not of this list') : error;
  });
}
