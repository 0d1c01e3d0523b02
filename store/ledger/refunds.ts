import { and, eq, sql } from 'drizzle-orm';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { Queries } from '#store/db.ts';
import type { Step } from '#store/project/step.ts';
import { moneyEntries, payments, refunds, type PAYOUTS, type REFUND_STATES } from '#store/schema/money.ts';
import { BrokenLedger } from './broken-ledger.ts';
import { setAside, shiftMoney } from './payments.ts';
import { recoveredOfRefund } from './recoveries.ts';

type RefundState = (typeof REFUND_STATES)[number];
type Payout = (typeof PAYOUTS)[number];

/** Money set aside for a refund that is about to be planned, under its key for life (R18). */
export interface Reservation {
  readonly key: string;
  readonly n: number;
  readonly paymentId: string;
  readonly money: Money;
  readonly destination?: string;
  /** How it goes back; without it, as it was paid, or to the destination's gift card (R16). */
  readonly payout?: Payout;
}

/** Sets money aside for a refund: false when the payment has no room for it, or is in another currency (R7, R24). */
export async function reserveRefund(queries: Queries, { paymentId, money }: Reservation): Promise<boolean> {
  const [payment] = await queries
    .select({ currency: payments.currency })
    .from(payments)
    .where(and(eq(payments.paymentId, paymentId), eq(payments.currency, money.currency)));
  return payment !== undefined && setAside(queries, paymentId, money.amount);
}

interface Ledger {
  readonly queries: Queries;
  readonly caseNo: string;
  readonly reservations: readonly Reservation[];
}

/**
 * Writes what the events say of refunds into the ledger of money, in the transaction that writes the events. Every
 * planned refund needs its reservation and every reservation its refund, or nothing is written at all.
 */
export async function projectRefunds(ledger: Ledger, steps: readonly Step[]): Promise<void> {
  const open = new Map(ledger.reservations.map((reservation) => [reservation.key, reservation]));
  for (const { event, after } of steps) {
    if (event.type === 'refundPlanned') {
      const key = refundKeyOf(ledger.caseNo, event.data.n);
      const reservation = open.get(key);
      open.delete(key);
      await insertPlanned(ledger, { reservation, planned: refundOf(after, event.data.n), at: event.at });
    }
    if (event.type === 'refundReported') await move(ledger, refundOf(after, event.data.n), event.at);
  }
  if (open.size > 0)
    throw new BrokenLedger(`money was set aside for ${[...open.keys()].join(', ')}, but no refund was planned`);
}

function refundOf(state: CaseState, n: number): Refund {
  const refund = state.refunds.find((one) => one.n === n);
  if (!refund) throw new BrokenLedger(`${state.caseNo} has no refund ${n}`);
  return refund;
}

interface Planned {
  readonly reservation: Reservation | undefined;
  readonly planned: Refund;
  readonly at: number;
}

async function insertPlanned({ queries, caseNo }: Ledger, { reservation, planned, at }: Planned): Promise<void> {
  const { n, paymentId, money, destination } = planned;
  const key = refundKeyOf(caseNo, n);
  const agrees =
    reservation?.paymentId === paymentId &&
    reservation.money.amount === money.amount &&
    reservation.money.currency === money.currency;
  if (!agrees) throw new BrokenLedger(`${key} was planned without the same money being set aside for it`);
  await queries.insert(refunds).values({
    key,
    caseNo,
    n,
    paymentId,
    amount: money.amount,
    currency: money.currency,
    destination: destination ?? null,
    payout: reservation.payout ?? (destination === undefined ? 'original' : 'gift_card'),
    state: 'planned',
    plannedAt: at,
    updatedAt: at,
  });
  await queries
    .insert(moneyEntries)
    .values({ refundKey: key, seq: 1, fromState: null, toState: 'planned', amount: money.amount, at });
}

async function move({ queries, caseNo }: Ledger, refund: Refund, at: number): Promise<void> {
  const key = refundKeyOf(caseNo, refund.n);
  const [row] = await queries.select({ state: refunds.state }).from(refunds).where(eq(refunds.key, key)).for('update');
  if (!row) throw new BrokenLedger(`${key} is not in the ledger`);
  if (row.state !== refund.status) await settle(queries, { key, from: row.state, refund, at });
  await queries
    .update(refunds)
    .set({
      state: refund.status,
      version: refund.version,
      ref: refund.ref ?? null,
      code: refund.code ?? null,
      expectedAt: refund.expectedAt ?? null,
      updatedAt: at,
    })
    .where(eq(refunds.key, key));
}

interface Settlement {
  readonly key: string;
  readonly from: RefundState;
  readonly refund: Refund;
  readonly at: number;
}

async function settle(queries: Queries, { key, from, refund, at }: Settlement): Promise<void> {
  const { paymentId, money, status } = refund;
  const held = weight(status, 'held') - weight(from, 'held');
  const refunded = weight(status, 'refunded') - weight(from, 'refunded');
  // What was got back of it by hand is not in the payment's column any more.
  const inColumn = refunded === 0 ? 0 : money.amount - (await recoveredOfRefund(queries, key));
  const moved = await shiftMoney(queries, { paymentId, held: held * money.amount, refunded: refunded * inColumn });
  if (!moved) throw new BrokenLedger(`${key} from ${from} to ${status} would exceed what was captured on ${paymentId}`);
  await queries.insert(moneyEntries).values({
    refundKey: key,
    seq: sql`(select count(*) + 1 from ${moneyEntries} where ${moneyEntries.refundKey} = ${key})`,
    fromState: from,
    toState: status,
    amount: money.amount,
    at,
  });
}

const COLUMN_OF: { readonly [S in RefundState]: 'held' | 'refunded' | null } = {
  planned: 'held',
  accepted: 'held',
  held: 'held',
  unknown: 'held',
  arrived: 'refunded',
  failed: null,
  reversed: null,
};

/** The column of its payment in which a refund of this state is counted, once. */
const weight = (state: RefundState, column: 'held' | 'refunded'): number => (COLUMN_OF[state] === column ? 1 : 0);
