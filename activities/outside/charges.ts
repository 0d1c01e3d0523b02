import { Rejected } from '#adapters/failure.ts';
import type { ChargeReport } from '#domain/parts/charge/charge.ts';
import { ofAuthorisation, ofCharge } from '#adapters/payments/charge-report.ts';
import { contextOf, type ChargeCall, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/**
 * Asks the customer for money, takes it, or has it held, under the charge's key for life (R15, R18). A card that declines
 * is an answer, not a failure of the case.
 */
export const requestCharge =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['requestCharge'] =>
  async (call) => {
    await crashPoint('charge.before', call.caseNo);
    const report = await orFailed(() => (call.kind === 'hold' ? hold(ports, call) : charge(ports, call)));
    await crashPoint('charge.afterProvider', call.caseNo);
    return withPayment(ports, call, report);
  };

type Ports = OutsideDeps['ports'];

async function charge({ payments }: Ports, call: ChargeCall): Promise<ChargeReport> {
  const { key, order: orderNo, money, methodId } = call;
  const input = { orderNo, money, reason: call.caseNo, ...(methodId === undefined ? {} : { methodId }) };
  const made = await settleUnknown(
    () => payments.charge(key, input, contextOf(call)),
    () => payments.lookupCharge(key, contextOf(call)),
  );
  return ofCharge(made);
}

async function hold({ payments }: Ports, call: ChargeCall): Promise<ChargeReport> {
  const { key, order: orderNo, money, methodId = '' } = call;
  const held = await settleUnknown(
    () => payments.authorise(key, { orderNo, methodId, money }, contextOf(call)),
    () => payments.lookupAuthorisation(key, contextOf(call)),
  );
  return ofAuthorisation(held);
}

/** Takes back what was asked for or held. What the provider never heard of was never asked; what was paid first is paid (R42). */
export const cancelCharge =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['cancelCharge'] =>
  async (call) => {
    await crashPoint('cancelCharge.before', call.caseNo);
    const report = await cancelled(ports, call);
    await crashPoint('cancelCharge.afterProvider', call.caseNo);
    return withPayment(ports, call, report);
  };

async function cancelled({ payments }: Ports, call: ChargeCall): Promise<ChargeReport> {
  const context = contextOf(call);
  const known = await lookUp({ payments }, call);
  if (!known) return { status: 'cancelled' };
  try {
    return call.kind === 'hold'
      ? ofAuthorisation(await payments.voidAuthorisation(call.key, context))
      : ofCharge(await payments.cancelCharge(call.key, context));
  } catch (error) {
    const now = await lookUp({ payments }, call);
    if (now?.status === 'paid') return now;
    throw error;
  }
}

/** Takes what is due of money that is held; a hold that the bank has let go is told as that. */
export const captureCharge =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['captureCharge'] =>
  async (call) => {
    const { payments } = ports;
    await crashPoint('captureCharge.before', call.caseNo);
    try {
      const captured = await settleUnknown(
        () =>
          payments.captureAuthorisation(
            `${call.key}/capture`,
            { authorisationKey: call.key, money: call.money },
            contextOf(call),
          ),
        async () => {
          const known = await payments.lookupAuthorisation(call.key, contextOf(call));
          return known?.status === 'captured' ? known : undefined;
        },
      );
      await crashPoint('captureCharge.afterProvider', call.caseNo);
      return await withPayment(ports, call, ofAuthorisation(captured));
    } catch (error) {
      const now = error instanceof Rejected ? await lookUp(ports, call) : undefined;
      if (now === undefined || now.status === 'authorised') throw error;
      return withPayment(ports, call, now);
    }
  };

/** By what a charge was paid, which its webhook does not say. */
export const bookCharge =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['bookCharge'] =>
  async (call) => {
    await crashPoint('bookCharge.before', call.caseNo);
    const payment = await ports.payments.payment(call.paymentId, contextOf(call));
    await crashPoint('bookCharge.afterProvider', call.caseNo);
    return payment ? { tender: payment.tender, methodId: payment.methodId } : null;
  };

const lookUp = async ({ payments }: Pick<Ports, 'payments'>, call: ChargeCall): Promise<ChargeReport | undefined> => {
  if (call.kind === 'hold') {
    const held = await payments.lookupAuthorisation(call.key, contextOf(call));
    return held && ofAuthorisation(held);
  }
  const known = await payments.lookupCharge(call.key, contextOf(call));
  return known && ofCharge(known);
};

async function orFailed(ask: () => Promise<ChargeReport>): Promise<ChargeReport> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Rejected) return { status: 'failed', code: error.code };
    throw error;
  }
}

/** Money that is taken is in our books at once, with what it was paid by. */
async function withPayment({ payments }: Ports, call: ChargeCall, report: ChargeReport): Promise<ChargeReport> {
  if (report.status !== 'paid' || report.paymentId === undefined) return report;
  const payment = await payments.payment(report.paymentId, contextOf(call));
  return payment ? { ...report, tender: payment.tender, methodId: payment.methodId } : report;
}
