import { and, asc, eq } from 'drizzle-orm';
import type { Money } from '#domain/money.ts';
import type { Payment } from '#domain/order.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import { charges } from '#store/schema/charges.ts';
import { payments } from '#store/schema/money.ts';
import { BrokenLedger } from './broken-ledger.ts';

export type ChargeRow = typeof charges.$inferSelect;
type State = ChargeRow['state'];

/** Money to be asked of the customer, or held on their card, under its key for life (R15, R18). */
export interface NewCharge {
  readonly key: string;
  readonly kind: ChargeRow['kind'];
  readonly purpose: string;
  readonly money: Money;
  /** The means it is taken from at once; without it the customer is asked to pay. */
  readonly methodId?: string;
  readonly tender?: Payment['tender'];
  readonly at: number;
}

/** What the provider said of a charge; `taken` with the payment it became when it succeeded, or a hold was captured. */
export interface ChargeNews {
  readonly key: string;
  readonly state: Exclude<State, 'planned'>;
  readonly taken?: {
    readonly paymentId: string;
    readonly tender: Payment['tender'];
    readonly methodId: string;
    readonly amount: number;
  };
  readonly ref?: string;
  readonly version?: number;
  readonly code?: string;
  readonly expiresAt?: number;
  readonly at: number;
}

interface Subject {
  readonly caseNo: string;
  readonly order: OrderRef;
}

/** Puts a charge on record before anybody is asked; the same one again changes nothing, another under its key is a bug. */
export async function planCharge(queries: Queries, { caseNo, order }: Subject, charge: NewCharge): Promise<void> {
  const { key, kind, purpose, money, methodId, tender, at } = charge;
  const row = { key, caseNo, ...order, kind, purpose, amount: money.amount, currency: money.currency };
  const { rowCount } = await queries
    .insert(charges)
    .values({
      ...row,
      methodId: methodId ?? null,
      tender: tender ?? null,
      state: 'planned',
      plannedAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing();
  if (rowCount === 1) return;
  const [known] = await queries.select().from(charges).where(eq(charges.key, key));
  if (known?.amount !== money.amount || known.currency !== money.currency || known.caseNo !== caseNo)
    throw new BrokenLedger(`${key} is another charge already`);
}

/**
 * Keeps what became of a charge; false for what was known, and for what cannot be after what is known (R45). Taken
 * money becomes a payment of the order at once, and is bound like any other (R7).
 */
export async function reportCharge(queries: Queries, news: ChargeNews): Promise<boolean> {
  const [known] = await queries.select().from(charges).where(eq(charges.key, news.key)).for('update');
  if (!known) throw new BrokenLedger(`${news.key} was never planned`);
  if (!isNews(known, news)) return false;
  if (news.state === 'succeeded') await becomePayment(queries, known, news);
  const { state, ref, version = 0, code, expiresAt, taken, at } = news;
  // What is undefined here keeps its column.
  const told = { ref, code, expiresAt, paymentId: taken?.paymentId, tender: taken?.tender, methodId: taken?.methodId };
  await queries
    .update(charges)
    .set({ ...told, state, version: Math.max(known.version, version), updatedAt: at })
    .where(eq(charges.key, news.key));
  return true;
}

/** What was taken stays taken; what had ended without money may turn out to have been paid at the same second (R42). */
function isNews(known: ChargeRow, { state, version }: ChargeNews): boolean {
  if (known.state === state || known.state === 'succeeded') return false;
  if (version !== undefined && version < known.version) return false;
  return ENDED.has(known.state) ? state === 'succeeded' : true;
}

const ENDED: ReadonlySet<State> = new Set<State>(['failed', 'expired', 'cancelled']);

async function becomePayment(queries: Queries, charge: ChargeRow, { key, taken }: ChargeNews): Promise<void> {
  if (!taken) throw new BrokenLedger(`${key} succeeded without a payment`);
  if (taken.amount > charge.amount)
    throw new BrokenLedger(`${key} took ${taken.amount} where ${charge.amount} were agreed`);
  const { paymentId, tender, methodId, amount } = taken;
  const { shop, orderNo, currency } = charge;
  await queries
    .insert(payments)
    .values({ paymentId, shop, orderNo, tender, methodId, currency, captured: amount })
    .onConflictDoNothing();
  const [row] = await queries.select().from(payments).where(eq(payments.paymentId, paymentId));
  // The shop may have told of the payment first; it must be the same one.
  if (row?.orderNo !== orderNo || row.shop !== shop || row.captured !== amount || row.currency !== currency)
    throw new BrokenLedger(`${key} became ${paymentId}, which is another payment`);
}

export const chargesOfOrder = (queries: Queries, { shop, orderNo }: OrderRef): Promise<ChargeRow[]> =>
  queries
    .select()
    .from(charges)
    .where(and(eq(charges.shop, shop), eq(charges.orderNo, orderNo)))
    .orderBy(asc(charges.plannedAt), asc(charges.key));
