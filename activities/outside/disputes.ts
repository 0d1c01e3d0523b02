import { Rejected } from '#adapters/failure.ts';
import type { Dispute } from '#adapters/payments/disputes.ts';
import type { DisputeTold } from '#domain/parts/dispute/dispute.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/** What banks claim of a payment, for a refund that the provider refused for a dispute nobody had told us of (R22, R45). */
export const askDisputes =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['askDisputes'] =>
  async (call) => {
    await crashPoint('askDisputes.before', call.caseNo);
    const payment = await ports.payments.payment(call.paymentId, contextOf(call));
    await crashPoint('askDisputes.afterProvider', call.caseNo);
    return (payment?.disputes ?? []).map(toldOf);
  };

const toldOf = ({ disputeId, paymentId, money, reason, status, ...dispute }: Dispute): DisputeTold => ({
  disputeId,
  paymentId,
  money,
  reason,
  status,
  openedAt: dispute.openedAt,
  ...(dispute.evidenceDueAt === null ? {} : { evidenceDueAt: dispute.evidenceDueAt }),
  ...(dispute.scheme === null ? {} : { scheme: dispute.scheme }),
  ...(status === 'lost' ? { lost: dispute.lost.amount } : {}),
});

/** Tells the bank what we have to say, once for its key (R22); that it is too late is an answer, too. */
export const giveEvidence =
  ({ ports, records, crashPoint }: OutsideDeps): OutsideActivities['giveEvidence'] =>
  async (call) => {
    const words = await records.wordsOf(call.caseNo, call.words);
    const text = words.flatMap((one) => (one.text === null ? [] : [one.text])).join('\n\n');
    const urls = words.flatMap((one) => (one.url === null ? [] : [one.url]));
    const context = contextOf(call);
    await crashPoint('giveEvidence.before', call.caseNo);
    try {
      await settleUnknown(
        () => ports.payments.giveEvidence(call.key, { disputeId: call.disputeId, text, urls }, context),
        () => ports.payments.lookupEvidence(call.key, context),
      );
      await crashPoint('giveEvidence.afterProvider', call.caseNo);
    } catch (error) {
      if (error instanceof Rejected) return { status: 'refused', code: error.code };
      throw error;
    }
    return { status: 'given' };
  };
