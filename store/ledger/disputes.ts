import { asc, eq } from 'drizzle-orm';
import type { Money } from '#domain/money.ts';
import { claimOf } from '#domain/settlement/disputes.ts';
import type { Queries } from '#store/db.ts';
import type { OrderRef } from '#store/orders.ts';
import { disputes } from '#store/schema/disputes.ts';
import { payments } from '#store/schema/money.ts';
import { BrokenLedger } from './broken-ledger.ts';
import { ofOrder, shiftMoney, type PaymentRow } from './payments.ts';
import { recoveredOfDispute } from './recoveries.ts';

export type DisputeRow = typeof disputes.$inferSelect;

/** What a bank, or the provider for it, said of a dispute, whole: what opened it and how it stands. */
export interface DisputeNews {
  readonly disputeId: string;
  readonly paymentId: string;
  readonly money: Money;
  readonly status: DisputeRow['state'];
  /** What the bank took; of a lost one that names nothing, all of it. */
  readonly lost?: number;
  readonly reason?: string;
  readonly evidenceDueAt?: number;
  readonly openedAt: number;
  readonly closedAt?: number;
  /** When it was said: older news change nothing (R45). */
  readonly at: number;
}

/** How the payment stands after the news. */
export interface DisputeRecorded {
  /** False for what was known before, and for older news. */
  readonly changed: boolean;
  readonly disputed: number;
  /** Money that disputes claim although refunds have, or will have, paid it: a person must be told (R22). */
  readonly excess: number;
}

/**
 * Keeps a dispute and what it claims of its payment, harmless twice and in any order (R22, R45); undefined when the
 * ledger has no such payment. Never refused for lack of money: a bank asks nobody, the excess says so.
 */
export async function recordDispute(
  queries: Queries,
  caseNo: string | null,
  news: DisputeNews,
): Promise<DisputeRecorded | undefined> {
  const payment = await lockPayment(queries, news.paymentId);
  if (!payment) return undefined;
  const [known] = await queries.select().from(disputes).where(eq(disputes.disputeId, news.disputeId));
  expectSame(news, { paymentId: known?.paymentId ?? news.paymentId, currency: payment.currency });
  if (known && !isNewer(known, news)) return { changed: false, disputed: payment.disputed, excess: payment.excess };
  await write(queries, caseNo, news);
  // What of a claim was got back by hand is claimed no more, whatever the bank decides then.
  const recovered = known ? await recoveredOfDispute(queries, news.disputeId) : 0;
  const left = (claim: number): number => Math.max(0, claim - recovered);
  const before = known ? left(claimOf({ ...known, status: known.state })) : 0;
  await shiftMoney(queries, { paymentId: news.paymentId, claimed: left(claimOf(newsClaim(news))) - before });
  const { disputed, excess } = (await lockPayment(queries, news.paymentId)) ?? payment;
  return { changed: true, disputed, excess };
}

function expectSame(
  { disputeId, paymentId, money }: DisputeNews,
  known: Pick<PaymentRow, 'paymentId' | 'currency'>,
): void {
  if (known.currency !== money.currency)
    throw new BrokenLedger(`dispute ${disputeId} is in ${money.currency}, its payment in ${known.currency}`);
  if (known.paymentId !== paymentId)
    throw new BrokenLedger(`dispute ${disputeId} is of ${known.paymentId}, not of ${paymentId}`);
}

async function lockPayment(queries: Queries, paymentId: string) {
  const { currency, disputed, excess } = payments;
  const [row] = await queries
    .select({ currency, disputed, excess })
    .from(payments)
    .where(eq(payments.paymentId, paymentId))
    .for('no key update');
  return row;
}

/** A closed dispute is opened again by no late news of its opening; otherwise what was said later holds. */
function isNewer(known: DisputeRow, news: DisputeNews): boolean {
  if (known.state !== 'open' && news.status === 'open') return false;
  if (known.state === 'open' && news.status !== 'open') return true;
  return news.at > known.updatedAt;
}

const newsClaim = ({ status, money, lost = money.amount }: DisputeNews) => ({
  status,
  amount: money.amount,
  lost: status === 'lost' ? lost : 0,
});

async function write(queries: Queries, caseNo: string | null, news: DisputeNews): Promise<void> {
  const { disputeId, paymentId, money, status, openedAt, at } = news;
  const told = {
    amount: money.amount,
    lost: newsClaim(news).lost,
    state: status,
    ...(news.reason === undefined ? {} : { reason: news.reason }),
    ...(news.evidenceDueAt === undefined ? {} : { evidenceDueAt: news.evidenceDueAt }),
    closedAt: status === 'open' ? null : (news.closedAt ?? at),
    updatedAt: at,
  };
  await queries
    .insert(disputes)
    .values({ disputeId, paymentId, caseNo, currency: money.currency, openedAt, ...told })
    .onConflictDoUpdate({ target: disputes.disputeId, set: told });
}

export const disputesOfOrder = (queries: Queries, order: OrderRef): Promise<DisputeRow[]> =>
  queries
    .select({ dispute: disputes })
    .from(disputes)
    .innerJoin(payments, eq(payments.paymentId, disputes.paymentId))
    .where(ofOrder(order))
    .orderBy(asc(disputes.openedAt), asc(disputes.disputeId))
    .then((rows) => rows.map(({ dispute }) => dispute));
