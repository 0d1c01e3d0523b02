import { and, asc, eq, sql } from 'drizzle-orm';
import type { LineClaim } from '#domain/intake/request.ts';
import type { Reduction } from '#domain/settlement/price-reduction.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import { units } from '#store/schema/orders.ts';

/** A unit of the ledger of goods. */
export type Unit = Pick<
  typeof units.$inferSelect,
  'lineNo' | 'unitNo' | 'sku' | 'net' | 'reduced' | 'state' | 'caseNo' | 'remedy' | 'settledAs'
>;

export type Claimed = { readonly ok: true } | { readonly ok: false; readonly lineNo: number; readonly free: number };

/** So many units of a line came to this end: `returned`, `refunded`, `cancelled`, ... */
export interface UnitSettlement {
  readonly lineNo: number;
  readonly count: number;
  readonly as: string;
}

interface Claim {
  readonly caseNo: string;
  readonly order: OrderRef;
  readonly lines: readonly LineClaim[];
  readonly remedy: string;
}

/**
 * Ties units up for a case and remedy, all that are asked for or none (R1, R2). Units the case already holds count
 * and take the new remedy, so that claiming again changes nothing. Rows are locked in key order: two cases that want
 * the same units wait for each other and never deadlock, and the later one sees what the earlier one took.
 */
export async function claimUnits(queries: Queries, { caseNo, order, lines, remedy }: Claim): Promise<Claimed> {
  const wanted = quantities(lines);
  const available = await lockAvailable(queries, { caseNo, order, lineNos: [...wanted.keys()] });
  for (const [lineNo, quantity] of wanted) {
    const free = available.get(lineNo) ?? 0;
    if (free < quantity) return { ok: false, lineNo, free };
  }
  for (const [lineNo, quantity] of wanted) await tie(queries, { caseNo, order, lineNo, quantity, remedy });
  return { ok: true };
}

const quantities = (lines: readonly LineClaim[]): ReadonlyMap<number, number> => {
  const sums = new Map<number, number>();
  for (const { lineNo, quantity } of lines.toSorted((a, b) => a.lineNo - b.lineNo))
    sums.set(lineNo, (sums.get(lineNo) ?? 0) + quantity);
  return sums;
};

interface LockWish {
  readonly caseNo: string;
  readonly order: OrderRef;
  readonly lineNos: readonly number[];
}

async function lockAvailable(
  queries: Queries,
  { caseNo, order, lineNos }: LockWish,
): Promise<ReadonlyMap<number, number>> {
  const locked = await queries
    .select({ lineNo: units.lineNo, state: units.state, caseNo: units.caseNo })
    .from(units)
    .where(and(ofOrder(order), sql`${units.lineNo} = any(${sql.param([...lineNos])}::int[])`))
    .orderBy(asc(units.lineNo), asc(units.unitNo))
    .for('update');
  const counts = new Map<number, number>();
  for (const unit of locked) {
    const available = unit.state === 'free' || (unit.state === 'tied' && unit.caseNo === caseNo);
    if (available) counts.set(unit.lineNo, (counts.get(unit.lineNo) ?? 0) + 1);
  }
  return counts;
}

interface LineTie {
  readonly caseNo: string;
  readonly order: OrderRef;
  readonly lineNo: number;
  readonly quantity: number;
  readonly remedy: string;
}

async function tie(queries: Queries, { caseNo, order, lineNo, quantity, remedy }: LineTie): Promise<void> {
  const { rowCount } = await queries.execute(sql`
    update units set state = 'tied', case_no = ${caseNo}, remedy = ${remedy}
    where shop = ${order.shop} and order_no = ${order.orderNo} and line_no = ${lineNo} and unit_no in (
      select unit_no from units
      where shop = ${order.shop} and order_no = ${order.orderNo} and line_no = ${lineNo}
        and (state = 'free' or (state = 'tied' and case_no = ${caseNo}))
      order by (state = 'free'), unit_no limit ${quantity})`);
  if (rowCount !== quantity)
    throw new Error(`line ${lineNo} of order ${order.orderNo}: ${rowCount} of ${quantity} locked units tied`);
}

/** Units of the case that came to their end stay with it for good (R3); lowest numbers first, as they were priced. */
export async function settleUnits(
  queries: Queries,
  caseNo: string,
  settlements: readonly UnitSettlement[],
): Promise<void> {
  for (const { lineNo, count, as } of settlements) {
    const { rowCount } = await queries.execute(sql`
      update units set state = 'settled', settled_as = ${as}
      where (shop, order_no, line_no, unit_no) in (
        select shop, order_no, line_no, unit_no from units
        where case_no = ${caseNo} and line_no = ${lineNo} and state = 'tied'
        order by unit_no limit ${count} for update)`);
    if (rowCount !== count) throw new Error(`case ${caseNo} holds ${rowCount} units of line ${lineNo}, not ${count}`);
  }
}

/**
 * Units whose end did not hold: paid before they came and to be judged anew, or the customer's again, since the money
 * is back. Tied up by the case once more, or free.
 */
export async function unsettleUnits(
  queries: Queries,
  caseNo: string,
  { ends, to }: { readonly ends: readonly UnitSettlement[]; readonly to: 'tied' | 'free' },
): Promise<void> {
  const owner = to === 'tied' ? sql`` : sql`, case_no = null, remedy = null`;
  for (const { lineNo, count, as } of ends) {
    const { rowCount } = await queries.execute(sql`
      update units set state = ${to}, settled_as = null${owner}
      where (shop, order_no, line_no, unit_no) in (
        select shop, order_no, line_no, unit_no from units
        where case_no = ${caseNo} and line_no = ${lineNo} and settled_as = ${as}
        order by unit_no desc limit ${count} for update)`);
    if (rowCount !== count) throw new Error(`case ${caseNo} settled ${rowCount} units of line ${lineNo}, not ${count}`);
  }
}

/**
 * Notes what went back for units that the case holds and the customer keeps; negative amounts take it back, as when
 * the money never arrived (R14). The ledger refuses more than was paid for a unit.
 */
export async function reduceUnits(queries: Queries, caseNo: string, reductions: readonly Reduction[]): Promise<void> {
  for (const { lineNo, unitNo, amount } of reductions) {
    const { rowCount } = await queries
      .update(units)
      .set({ reduced: sql`${units.reduced} + ${amount}` })
      .where(and(eq(units.caseNo, caseNo), eq(units.lineNo, lineNo), eq(units.unitNo, unitNo)));
    if (rowCount !== 1) throw new Error(`case ${caseNo} does not hold unit ${unitNo} of line ${lineNo}`);
  }
}

/** Gives back what the case still holds (R3); how many. */
export async function releaseUnits(queries: Queries, caseNo: string): Promise<number> {
  const { rowCount } = await queries
    .update(units)
    .set({ state: 'free', caseNo: null, remedy: null })
    .where(and(eq(units.caseNo, caseNo), eq(units.state, 'tied')));
  return rowCount ?? 0;
}

const unitColumns = {
  lineNo: units.lineNo,
  unitNo: units.unitNo,
  sku: units.sku,
  net: units.net,
  reduced: units.reduced,
  state: units.state,
  caseNo: units.caseNo,
  remedy: units.remedy,
  settledAs: units.settledAs,
};

export const unitsOfCase = (queries: Queries, caseNo: string): Promise<Unit[]> =>
  queries.select(unitColumns).from(units).where(eq(units.caseNo, caseNo)).orderBy(asc(units.lineNo), asc(units.unitNo));

export const unitsOfOrder = (queries: Queries, order: OrderRef): Promise<Unit[]> =>
  queries.select(unitColumns).from(units).where(ofOrder(order)).orderBy(asc(units.lineNo), asc(units.unitNo));

const ofOrder = ({ shop, orderNo }: OrderRef) => and(eq(units.shop, shop), eq(units.orderNo, orderNo));

/** The units that a case has tied up and not settled, by line. */
export async function heldLines(queries: Queries, caseNo: string): Promise<readonly LineClaim[]> {
  const held = (await unitsOfCase(queries, caseNo)).filter(({ state }) => state === 'tied');
  const lines = [...new Set(held.map(({ lineNo }) => lineNo))].toSorted((a, b) => a - b);
  return lines.map((lineNo) => ({ lineNo, quantity: held.filter((unit) => unit.lineNo === lineNo).length }));
}
