import { Rejected, Unknown } from '#adapters/failure.ts';
import { contextOf, type OutsideActivities, type OutsideDeps, type RefundCall } from './contract.ts';
import { otherWay } from './other-way.ts';
import type { RefundReport } from '#domain/parts/refund.ts';

/**
 * Asks the provider for a refund under its key for life (D1, R18). An outcome that stays unclear is a report of its
 * own, and so is a refusal for good: both are news of the refund, not failures of the case.
 */
export const requestRefund =
  (deps: OutsideDeps): OutsideActivities['requestRefund'] =>
  async (call) => {
    await deps.crashPoint('refund.before', call.caseNo);
    try {
      const report = await execute(deps, call);
      await deps.crashPoint('refund.afterProvider', call.caseNo);
      return report;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      return (await look(deps, call).catch(() => undefined)) ?? { status: 'unknown' };
    }
  };

/**
 * Asks what became of a refund. One that the provider does not know was never taken: it is requested again under the
 * same key and amount, which a good provider answers only once.
 */
export const askRefund =
  (deps: OutsideDeps): OutsideActivities['askRefund'] =>
  async (call) => {
    await deps.crashPoint('askRefund.before', call.caseNo);
    const known = await look(deps, call);
    await deps.crashPoint('askRefund.afterProvider', call.caseNo);
    return known ?? requestRefund(deps)(call);
  };

const look = (deps: OutsideDeps, call: RefundCall): Promise<RefundReport | undefined> => {
  const other = otherWay(deps, call);
  if (other) return other.look();
  const asked = { paymentId: call.paymentId, money: call.money };
  return deps.ports.payments.lookupRefund(call.key, contextOf(call), asked);
};

async function execute(deps: OutsideDeps, call: RefundCall): Promise<RefundReport> {
  try {
    return await (otherWay(deps, call)?.pay() ?? asItCame(deps, call));
  } catch (error) {
    if (error instanceof Rejected) return { status: 'failed', code: error.code };
    throw error;
  }
}

/** To what it was paid by, or to the gift card that the customer wished for; points and coupons as what they were. */
function asItCame({ ports }: OutsideDeps, call: RefundCall): Promise<RefundReport> {
  const { key, paymentId, money, destination } = call;
  return ports.payments.refund(
    key,
    { paymentId, money, reason: call.caseNo, ...(destination === undefined ? {} : { destination }) },
    contextOf(call),
  );
}
