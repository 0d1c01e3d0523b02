import type { Appliers } from '#sandbox/core/events.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import { addToBalance } from '#sandbox/payments/balance.ts';
import type { Dispute, Evidence } from '#sandbox/payments/dispute-schemas.ts';
import type { Payout } from '#sandbox/payments/payout-schemas.ts';
import type { Refund, RefundPlan, RefundStatus } from '#sandbox/payments/schemas.ts';

/** Money on its way to a customer, or taken away by a bank. */
export type OutgoingEvents = {
  'refund.created': { refund: Refund; reason: string };
  'refund.changed': {
    refundId: string;
    refundKey: string;
    paymentId: string;
    amount: Money;
    status: RefundStatus;
    failureCode?: string;
    version: number;
    updatedAt: string;
    expectedArrivalAt: string | null;
  };
  /** a planned step that would have refunded more than was captured */
  'refund.step_skipped': { refundKey: string; status: RefundStatus };
  'refund.planned': { plan: RefundPlan };
  'payout.created': { payout: Payout; reason: string };
  'payout.changed': { payout: Payout };
  'dispute.opened': { dispute: Dispute };
  'dispute.evidence_given': { evidence: Evidence; text: string; urls: readonly string[] };
  'dispute.closed': { dispute: Dispute };
};

export const applyOutgoing: Appliers<State, OutgoingEvents> = {
  'refund.created': (state, { orderNo, data: { refund } }, realAt) => {
    state.payments.refunds.set(refund.refundKey, { orderNo: orderNo ?? '', createdRealAt: realAt, refund });
    state.payments.keyOfId.set(refund.refundId, refund.refundKey);
    const others = state.payments.keysOfPayment.get(refund.paymentId) ?? [];
    state.payments.keysOfPayment.set(refund.paymentId, [...others, refund.refundKey]);
  },
  'refund.changed': (state, { data }) => {
    const held = state.payments.refunds.get(data.refundKey);
    if (!held) return;
    const { failureCode: _old, ...rest } = held.refund;
    const { status, failureCode, version, updatedAt, expectedArrivalAt } = data;
    const refund: Refund = { ...rest, status, version, updatedAt, expectedArrivalAt };
    state.payments.refunds.set(data.refundKey, {
      ...held,
      refund: failureCode === undefined ? refund : { ...refund, failureCode },
    });
    const to = refund.destinationMethodId ?? state.payments.payments.get(refund.paymentId)?.methodId;
    moveBalance(state, to, { before: held.refund, after: refund });
  },
  'refund.step_skipped': () => undefined,
  'refund.planned': (state, { orderNo, data }) => {
    state.payments.plans.set(orderNo ?? '', data.plan);
  },
  'payout.created': ({ payments }, { data: { payout } }, createdRealAt) => {
    payments.payouts.set(payout.payoutKey, { createdRealAt, value: payout });
  },
  'payout.changed': (state, { data: { payout } }) => {
    const held = state.payments.payouts.get(payout.payoutKey);
    if (!held) return;
    state.payments.payouts.set(payout.payoutKey, { ...held, value: payout });
    if (payout.to.kind === 'gift_card') moveBalance(state, payout.to.ref, { before: held.value, after: payout });
  },
  'dispute.opened': ({ payments }, { data: { dispute } }) => {
    payments.disputes.set(dispute.disputeId, dispute);
  },
  'dispute.evidence_given': ({ payments }, { data: { evidence } }, createdRealAt) => {
    const { disputeId, ...receipt } = evidence;
    payments.evidence.set(evidence.evidenceKey, { createdRealAt, value: evidence });
    const dispute = payments.disputes.get(disputeId);
    if (dispute) payments.disputes.set(disputeId, { ...dispute, evidence: [...dispute.evidence, receipt] });
  },
  'dispute.closed': ({ payments }, { data: { dispute } }) => {
    payments.disputes.set(dispute.disputeId, dispute);
  },
};

type Sent = { readonly status: RefundStatus; readonly amount: Money };

/** What arrives on a card of its own shows there, and so does what is taken back. */
function moveBalance(
  state: State,
  methodId: string | undefined,
  { before, after }: { before: Sent; after: Sent },
): void {
  const arrived = Number(after.status === 'succeeded') - Number(before.status === 'succeeded');
  if (methodId !== undefined) addToBalance(state, methodId, arrived * after.amount.amount);
}
