import { and, eq, sql } from 'drizzle-orm';
import type { UnitRef } from '#domain/parts/repair/repair.ts';
import type { Queries } from './db.ts';
import type { OrderRef } from './orders.ts';
import { cases } from './schema/cases.ts';

/** Which units are meant, and the serial numbers that the customer reads off them. */
export interface UnitsMeant {
  readonly units: readonly UnitRef[];
  readonly serials: readonly string[];
}

/** How often the unit has come back repaired, over all cases of its order (D4): of several units the most often one. */
export async function repairsOfUnits(
  queries: Queries,
  order: OrderRef,
  { units, serials }: UnitsMeant,
): Promise<number> {
  const rows = await queries
    .select({
      repairs: sql<PastRepair[]>`${cases.state} -> 'repairs'`,
      serials: sql<string[] | null>`${cases.state} #> '{request,serials}'`,
    })
    .from(cases)
    .where(
      and(
        eq(cases.shop, order.shop),
        eq(cases.orderNo, order.orderNo),
        sql`jsonb_typeof(${cases.state} -> 'repairs') = 'array'`,
      ),
    );
  const done = rows.flatMap(({ repairs, serials: named }) =>
    isOfOthers(serials, named ?? []) ? [] : repairs.filter(({ goesBackAs }) => goesBackAs === 'repaired'),
  );
  return Math.max(0, ...units.map((unit) => done.filter((repair) => isOf(repair, unit)).length));
}

interface PastRepair {
  readonly goesBackAs?: string;
  readonly units?: readonly UnitRef[];
}

const isOf = ({ units = [] }: PastRepair, meant: UnitRef): boolean =>
  units.some(({ lineNo, unitNo }) => lineNo === meant.lineNo && unitNo === meant.unitNo);

/** Both name serial numbers, and none in common: other units of the same line. */
const isOfOthers = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.length > 0 && theirs.length > 0 && !theirs.some((serial) => ours.includes(serial));

/** The payments by which repairs of this order were paid: work, and no part of the price of any goods (D4, R7). */
export async function repairPayments(queries: Queries, order: OrderRef): Promise<ReadonlySet<string>> {
  const rows = await queries
    .select({
      repairs: sql<readonly OfOffer[]>`${cases.state} -> 'repairs'`,
      charges: sql<readonly (OfOffer & { readonly paymentId?: string })[] | null>`${cases.state} -> 'charges'`,
    })
    .from(cases)
    .where(
      and(
        eq(cases.shop, order.shop),
        eq(cases.orderNo, order.orderNo),
        sql`jsonb_typeof(${cases.state} -> 'repairs') = 'array'`,
      ),
    );
  const paid = rows.flatMap(({ repairs, charges }) =>
    (charges ?? []).filter((charge) => repairs.some(({ offer }) => offer === charge.offer)),
  );
  return new Set(paid.flatMap(({ paymentId }) => paymentId ?? []));
}

interface OfOffer {
  readonly offer: number;
}
