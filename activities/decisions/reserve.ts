import { system } from '#domain/case/actor.ts';
import { event, foldNew, openTask, type Act } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { formatMoney, money, type Money } from '#domain/money.ts';
import type { Order } from '#domain/order.ts';
import { owedOn } from '#domain/parts/refund.ts';
import { refundTiming, type RefundTiming } from '#domain/settlement/provider-limits.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import { comesBackInKind } from '#domain/settlement/tender.ts';
import { splitOverTenders, type TenderPart } from '#domain/settlement/tenders.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { RefundRow } from '#store/ledger/payments.ts';
import { underDispute } from './under-dispute.ts';

interface Due {
  readonly due: Money;
  readonly at: number;
  readonly rules: SettlementRules;
}

/**
 * Sets an amount aside on the payments of the order, in the policy's order, under keys that live as long as the refunds
 * (R7, R16, R18). What a bank claims first waits for its decision (R22); what the payments cannot cover is said, and a
 * person looks at it: it is not 'refunded' (R17).
 */
export async function reserve(tx: CaseTx, state: CaseState, { due, at, rules }: Due): Promise<readonly NewEvent[]> {
  const act = { by: system('settlement'), at };
  const forRepairs = await tx.repairPayments();
  const payments = (await tx.payments()).filter(({ paymentId }) => !forRepairs.has(paymentId));
  const rooms = payments.map((payment) => ({
    ...payment,
    room: payment.room - owedOn(state.refunds, payment.paymentId) - waitingOn(state, payment.paymentId),
  }));
  const { parts, shortfall } = splitOverTenders(rules, due.amount, rooms);
  const past: Past = { order: await tx.order(), refunds: await tx.refundsOfOrder(), rules };
  const planned: NewEvent[] = [];
  for (const [index, part] of parts.entries()) {
    const n = state.refunds.length + index + 1;
    planned.push(await plan({ tx, state, past }, { n, part, currency: due.currency }, act));
  }
  if (shortfall === 0) return planned;
  const claimed = await underDispute(tx, { payments, missing: money(shortfall, due.currency) }, act);
  const short = shortfall - claimed.covered;
  return short === 0
    ? [...planned, ...claimed.events]
    : [...planned, ...claimed.events, ...shortOf(foldNew(state, claimed.events), money(short, due.currency), act)];
}

/** What is due of a payment already, once a bank has let go of it. */
const waitingOn = ({ owed = [] }: CaseState, paymentId: string): number =>
  owed.filter((one) => one.paymentId === paymentId).reduce((total, one) => total + one.money.amount, 0);

function shortOf(state: CaseState, missing: Money, act: Act): readonly NewEvent[] {
  const why = `the payments of the order cannot cover ${formatMoney(missing)}`;
  return [event('refundShort', { money: missing }, act), openTask(state, { kind: 'lateMoney', why }, act)];
}

interface Past {
  readonly order: Order | undefined;
  readonly refunds: readonly RefundRow[];
  readonly rules: SettlementRules;
}

interface Planning {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly past: Past;
}

interface Planned {
  readonly n: number;
  readonly part: TenderPart;
  readonly currency: Money['currency'];
}

async function plan(
  { tx, state, past }: Planning,
  { n, part, currency }: Planned,
  act: Act,
): Promise<NewEvent<'refundPlanned'>> {
  const { paymentId, amount, tender, methodId } = part;
  const wished = state.request.refundTo;
  const elsewhere = wished !== undefined && wished !== methodId && !comesBackInKind(tender);
  const timing = refundTiming(past.rules, pastOf(past, part), act.at);
  const refund = {
    n,
    paymentId,
    money: money(amount, currency),
    ...(elsewhere ? { destination: wished, tender: 'gift_card' as const } : { tender }),
    ...wayOf(part, timing),
  };
  const payout = comesBackInKind(tender) ? { payout: 'in_kind' as const } : {};
  const held = await tx.reserveRefund({ key: refundKeyOf(state.caseNo, n), ...refund, ...payout });
  if (!held) throw new Error(`${paymentId} changed while it was locked`);
  return event('refundPlanned', refund, act);
}

/** What the provider would refuse however often it is asked goes another way; what comes too soon waits (R21). */
function wayOf({ way, tender }: TenderPart, timing: RefundTiming) {
  if (timing.when === 'never' && !comesBackInKind(tender)) return { way: 'alternate' as const, code: timing.because };
  return {
    ...(way === 'original' ? {} : { way }),
    ...(timing.when === 'later' ? { notBefore: timing.notBefore } : {}),
  };
}

/** What is not known to be old is as young as the order. */
function pastOf({ order, refunds }: Past, { paymentId, tender }: TenderPart) {
  const payment = order?.payments.find((one) => one.paymentId === paymentId);
  const capturedAt = payment?.capturedAt ?? order?.dates.placedAt ?? 0;
  const asked = refunds.filter((one) => one.paymentId === paymentId && one.state !== 'failed');
  return { tender, capturedAt, refundedAt: asked.map(({ plannedAt }) => plannedAt) };
}
