import { and, desc, eq, inArray, or } from 'drizzle-orm';
import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseNo } from '#domain/ids.ts';
import type { Order } from '#domain/order.ts';
import type { Queries } from './db.ts';
import { readEvents } from './events.ts';
import { cases } from './schema/cases.ts';
import { caseTexts } from './schema/intake.ts';
import { orders } from './schema/orders.ts';
import { caseRefs } from './schema/work.ts';
import { unitsOfCase, type Unit } from './ledger/units.ts';

type Look = CaseEvent<'returnInspected'> | CaseEvent<'outboundInspected'>;

/** What is known of a case whose goods may lie on the bench. */
export interface CaseOnBench {
  readonly caseNo: CaseNo;
  readonly shop: string;
  readonly orderNo: string;
  readonly state: CaseState;
  readonly order: Order | undefined;
  readonly units: readonly Unit[];
  /** What was found before, and by whom; the last first. */
  readonly looks: readonly Look[];
  /** What the customer and others showed. */
  readonly photos: readonly { readonly url: string; readonly at: number }[];
}

const MOST = 20;

/** The cases that a number on a label, on a delivery note or in a message may mean: RMA, tracking, order or case number. */
export async function casesOnBench(
  queries: Queries,
  { code, shops }: { readonly code: string; readonly shops?: readonly string[] },
): Promise<CaseOnBench[]> {
  const named = queries
    .select({ caseNo: caseRefs.caseNo })
    .from(caseRefs)
    .where(and(inArray(caseRefs.kind, ['rma', 'tracking']), eq(caseRefs.ref, code)));
  const rows = await queries
    .select({
      caseNo: cases.caseNo,
      shop: cases.shop,
      orderNo: cases.orderNo,
      state: cases.state,
      order: orders.snapshot,
    })
    .from(cases)
    .leftJoin(orders, and(eq(orders.shop, cases.shop), eq(orders.orderNo, cases.orderNo)))
    .where(
      and(
        or(inArray(cases.caseNo, named), eq(cases.caseNo, code), inArray(cases.orderNo, orderNumbers(code))),
        shops === undefined ? undefined : inArray(cases.shop, [...shops]),
      ),
    )
    .orderBy(desc(cases.openedAt), desc(cases.caseNo))
    .limit(MOST);
  return Promise.all(
    rows.map(async ({ order, ...row }) => ({
      ...row,
      order: order ?? undefined,
      ...(await moreOf(queries, row.caseNo)),
    })),
  );
}

/** Shops print `#W1`, people type `W1`. */
const orderNumbers = (code: string): readonly string[] => [code, code.startsWith('#') ? code.slice(1) : `#${code}`];

async function moreOf(queries: Queries, caseNo: CaseNo): Promise<Pick<CaseOnBench, 'units' | 'looks' | 'photos'>> {
  const [units, looks, photos] = await Promise.all([
    unitsOfCase(queries, caseNo),
    looksOf(queries, caseNo),
    queries
      .select({ url: caseTexts.url, at: caseTexts.at })
      .from(caseTexts)
      .where(and(eq(caseTexts.caseNo, caseNo), eq(caseTexts.kind, 'evidence')))
      .orderBy(caseTexts.at, caseTexts.id),
  ]);
  return { units, looks, photos: photos.flatMap(({ url, at }) => (url === null ? [] : [{ url, at }])) };
}

/** Goods that only count as inspected, because nobody looked in time, were looked at by nobody. */
async function looksOf(queries: Queries, caseNo: CaseNo): Promise<CaseOnBench['looks']> {
  const events = await readEvents(queries, caseNo);
  return events.filter(isLook).toReversed();
}

const isLook = (one: CaseEvent): one is Look =>
  (one.type === 'returnInspected' || one.type === 'outboundInspected') && one.by.type !== 'system';
