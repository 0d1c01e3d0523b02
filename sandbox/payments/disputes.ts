import { DAY } from '#sandbox/core/duration.ts';
import { newId } from '#sandbox/core/ids.ts';
import { refused, unknown } from '#sandbox/core/problem.ts';
import { formatMoney, iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { Dispute, DisputeEnd, DisputeInput, Evidence, EvidenceInput } from '#sandbox/payments/dispute-schemas.ts';
import { leftOf, paymentOf } from '#sandbox/payments/room.ts';

const EVIDENCE_MS = 30 * DAY;

export function disputeOf({ payments }: State, disputeId: string): Dispute {
  const dispute = payments.disputes.get(disputeId);
  if (!dispute) throw unknown('dispute', disputeId);
  return dispute;
}

export const disputesOf = ({ payments }: State, paymentId: string): Dispute[] =>
  [...payments.disputes.values()].filter((one) => one.paymentId === paymentId);

/** The customer's bank wants money back, even what has been given back already. */
export function openDispute(tx: Tx, paymentId: string, { input, at }: { input: DisputeInput; at: number }): Dispute {
  const payment = paymentOf(tx.state, paymentId);
  const { orderNo, captured } = payment;
  const amount = input.amount ?? { ...captured, amount: leftOf(tx.state, payment) };
  refuseOther(amount, captured);
  if (amount.amount === 0) throw refused('amount_above_captured', `nothing is left of payment ${paymentId}`);
  const { reason, evidenceDueAt = iso(at + EVIDENCE_MS) } = input;
  const dispute: Dispute = {
    disputeId: newId('dp'),
    paymentId,
    orderNo,
    amount,
    reason,
    status: 'open',
    lost: { ...amount, amount: 0 },
    evidenceDueAt: evidenceDueAt === null ? null : iso(Date.parse(evidenceDueAt)),
    scheme: tx.state.shop.paymentMethods.get(payment.methodId)?.brand ?? null,
    openedAt: iso(at),
    closedAt: null,
    evidence: [],
  };
  tx.emit('dispute.opened', { at, port: 'payments', orderNo, key: dispute.disputeId, data: { dispute } });
  const { disputeId, scheme } = dispute;
  const told = { evidenceDueAt: dispute.evidenceDueAt, scheme, at: iso(at) };
  const data = { disputeId, paymentId, orderNo, amount, reason, ...told };
  tx.webhook({ port: 'payments', type: 'dispute.opened', at, orderNo, data });
  return dispute;
}

/** Money in a currency and up to an amount. */
function refuseOther({ amount, currency }: Money, most: Money): void {
  if (currency !== most.currency) throw refused('currency_mismatch', `body.amount.currency: it was ${most.currency}`);
  if (amount > most.amount) throw refused('amount_above_captured', `body.amount: above ${formatMoney(most)}`);
}

function openOne(state: State, disputeId: string): Dispute {
  const dispute = disputeOf(state, disputeId);
  if (dispute.status !== 'open') throw refused('dispute_closed', `dispute ${disputeId} is ${dispute.status}`);
  return dispute;
}

/** What we say to the bank, in time. */
export function giveEvidence(tx: Tx, disputeId: string, { input, at }: { input: EvidenceInput; at: number }): Evidence {
  const { orderNo, evidenceDueAt } = openOne(tx.state, disputeId);
  if (evidenceDueAt !== null && at > Date.parse(evidenceDueAt))
    throw refused('evidence_too_late', `it was due at ${evidenceDueAt}`);
  const { evidenceKey, text, urls } = input;
  const evidence: Evidence = { evidenceKey, disputeId, receivedAt: iso(at) };
  const data = { evidence, text, urls };
  tx.emit('dispute.evidence_given', { at, port: 'payments', orderNo, key: evidenceKey, data });
  return evidence;
}

/** The bank has decided: won, and its money is free again; lost, and it is gone. */
export function closeDispute(tx: Tx, disputeId: string, { end, at }: { end: DisputeEnd; at: number }): Dispute {
  const open = openOne(tx.state, disputeId);
  const { orderNo, paymentId } = open;
  const { outcome, amount = open.amount } = end;
  refuseOther(amount, open.amount);
  const lost = outcome === 'lost' ? amount : open.lost;
  const dispute: Dispute = { ...open, status: outcome, lost, closedAt: iso(at) };
  tx.emit('dispute.closed', { at, port: 'payments', orderNo, key: disputeId, data: { dispute } });
  const decided = outcome === 'lost' ? amount : open.amount;
  const data = { disputeId, paymentId, orderNo, outcome, amount: decided, at: iso(at) };
  tx.webhook({ port: 'payments', type: 'dispute.closed', at, orderNo, data });
  return dispute;
}
