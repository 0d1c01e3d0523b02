import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { totalOf, type LineKind, type SettlementLine } from '#domain/settlement/line.ts';
import type { SettledBefore } from '#domain/settlement/return-settlement.ts';
import type { UnitsBack } from '#domain/settlement/threshold.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import { cases } from '#store/schema/cases.ts';
import { units } from '#store/schema/orders.ts';
import { settlementLines } from '#store/schema/settlements.ts';
import { grantedByCase } from './grants.ts';

interface Subject {
  readonly caseNo: string;
  readonly order: OrderRef;
}

/** What a case settled under a name of its own, as an offer or a return has one. */
export interface NotedSettlement {
  readonly settlement: string;
  readonly lines: readonly SettlementLine[];
  readonly at: number;
}

/**
 * What may happen once for an order is decided by one case at a time: this waits for the others until the transaction
 * ends. Units are claimed before it, payments locked after it.
 */
export const lockOrder = (queries: Queries, { shop, orderNo }: OrderRef) =>
  queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${shop} ${orderNo}`}, 0))`);

/**
 * Notes what money is for. Noting under the same name again replaces what was noted, and no lines at all take it back:
 * by lines of the opposite sign, so that the record only grows.
 */
export async function noteSettlement(
  queries: Queries,
  { caseNo, order }: Subject,
  noted: NotedSettlement,
): Promise<void> {
  const { settlement, lines, at } = noted;
  await lockOrder(queries, order);
  const before = await queries
    .select()
    .from(settlementLines)
    .where(and(eq(settlementLines.caseNo, caseNo), eq(settlementLines.settlement, settlement)));
  const rows = [...netOf(before).map((line) => ({ ...line, amount: -line.amount })), ...lines]
    .reduce(merge, [])
    .filter(({ amount }) => amount !== 0)
    .map(({ kind, lineNo, amount }, index) => {
      const n = before.length + index + 1;
      return { caseNo, settlement, n, ...order, kind, lineNo: lineNo ?? null, amount, at };
    });
  if (rows.length > 0) await queries.insert(settlementLines).values(rows);
}

type Net = Pick<SettlementLine, 'kind' | 'amount'> & { readonly lineNo?: number | null };

const netOf = (rows: readonly Net[]): readonly Net[] => rows.reduce(merge, []);

/** Adds up lines of the same kind about the same order line. */
function merge(some: readonly Net[], { kind, lineNo = null, amount }: Net): readonly Net[] {
  const same = some.find((one) => one.kind === kind && (one.lineNo ?? null) === lineNo);
  return same
    ? some.map((one) => (one === same ? { ...one, amount: one.amount + amount } : one))
    : [...some, { kind, lineNo, amount }];
}

/**
 * What the cases of the order have settled so far, for settling a return (R10-R12). `ofReturn` is how the settlements
 * of that return are named, or begin to be. Other cases of the order wait until this transaction ends.
 */
export async function settledBefore(queries: Queries, order: OrderRef, ofReturn: string): Promise<SettledBefore> {
  await lockOrder(queries, order);
  const lines = await queries
    .select()
    .from(settlementLines)
    .where(and(ofOrder(order), inArray(settlementLines.kind, [...ONCE])));
  const sumOf = (kind: LineKind) =>
    totalOf(lines.filter((line) => line.kind === kind).map(({ amount }) => ({ label: '', amount })));
  const fees = lines.filter(({ kind, settlement }) => kind === 'returnFee' && settlement.startsWith(ofReturn));
  return {
    lostDiscount: 0 - sumOf('lostDiscount'),
    lostShipping: 0 - sumOf('lostShipping'),
    shippingRefunded: sumOf('shipping'),
    gifts: netOf(lines)
      .filter(({ kind }) => kind === 'gift')
      .map(({ lineNo, amount }) => ({ lineNo: lineNo ?? 0, taken: 0 - amount })),
    flatFeeTaken: netOf(fees).some(({ amount }) => amount < 0),
    units: await unitsBack(queries, order),
  };
}

const ONCE: readonly LineKind[] = ['lostDiscount', 'lostShipping', 'shipping', 'gift', 'returnFee'];

/** What the money of an order's cases was for, line by line, as it was noted. */
export const settlementsOfOrder = (queries: Queries, order: OrderRef) => {
  const { caseNo, settlement, kind, lineNo, amount, n } = settlementLines;
  return queries
    .select({ caseNo, settlement, kind, lineNo, amount })
    .from(settlementLines)
    .where(ofOrder(order))
    .orderBy(asc(caseNo), asc(settlement), asc(n));
};

const ofOrder = ({ shop, orderNo }: OrderRef) =>
  and(eq(settlementLines.shop, shop), eq(settlementLines.orderNo, orderNo));

/** The ends of units whose price went back: they stay with the customer no more, or were paid for in full. */
const MONEY_BACK = ['returned', 'refunded', 'cancelled', 'in_transit'];

/** Settled units by line, and those of them that somebody else than the customer was liable for. */
async function unitsBack(queries: Queries, { shop, orderNo }: OrderRef): Promise<readonly UnitsBack[]> {
  return queries
    .select({
      lineNo: units.lineNo,
      back: sql`count(*)`.mapWith(Number),
      excused: sql`count(*) filter (where ${cases.state} #>> '{finding,liability}' <> 'customer')`.mapWith(Number),
    })
    .from(units)
    .leftJoin(cases, eq(cases.caseNo, units.caseNo))
    .where(and(eq(units.shop, shop), eq(units.orderNo, orderNo), inArray(units.settledAs, MONEY_BACK)))
    .groupBy(units.lineNo);
}

/** What was given beyond what is owed: money for keeping goods or for the trouble, coupons, points, gifts (D6). */
export interface Compensation {
  readonly ofCase: number;
  /** By all cases of the order together: splitting a problem into cases gives nobody more (R43). */
  readonly ofOrder: number;
}

/** Other cases of the order wait until this transaction ends, so that two offers cannot share one limit (R43). */
export async function compensationGiven(queries: Queries, { caseNo, order }: Subject): Promise<Compensation> {
  await lockOrder(queries, order);
  const money = await queries
    .select({ caseNo: settlementLines.caseNo, amount: sql`sum(${settlementLines.amount})`.mapWith(Number) })
    .from(settlementLines)
    .where(and(ofOrder(order), inArray(settlementLines.kind, ['priceReduction', 'compensation'])))
    .groupBy(settlementLines.caseNo);
  const all = [...money, ...(await grantedByCase(queries, order))];
  const sum = (some: typeof all) => some.reduce((total, { amount }) => total + amount, 0);
  return { ofCase: sum(all.filter((one) => one.caseNo === caseNo)), ofOrder: sum(all) };
}
