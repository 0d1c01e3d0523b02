import { Rejected, Unavailable } from '#adapters/failure.ts';
import { money } from '#domain/money.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { aRefundOf } from '#test/contract/payments.contract.ts';
import { failureOf, first } from '#test/contract/subject.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';
import { aCharge, aHold, aPayout } from '#test/contract/wishes.ts';

/** What every payment provider must do besides refunds. */
export function moneyContract(subject: () => TroubledSubject): void {
  describe('a hold', () => {
    it('is made, captured and found by its one key', async () => {
      const { ports, aCardOrder, ctx, caseNo } = subject();
      const known = await aCardOrder();
      const key = `${caseNo()}/hold`;
      expect(await ports.payments.lookupAuthorisation(key, ctx(known))).toBeUndefined();
      const held = await ports.payments.authorise(key, aHold(known), ctx(known));
      expect(held).toMatchObject({ key, ...aHold(known), status: 'authorised' });
      expect(held.expiresAt).toBeGreaterThan(ctx(known).businessTime);
      const part = { authorisationKey: key, money: money(4000, 'USD') };
      const taken = await ports.payments.captureAuthorisation(`${key}/capture`, part, ctx(known));
      expect(taken).toMatchObject({ status: 'captured', captured: money(4000, 'USD') });
      expect(await ports.payments.lookupAuthorisation(key, ctx(known))).toEqual(taken);
      const [, added] = (await ports.shop.order(known.order.orderNo, ctx(known)))?.order.payments ?? [];
      expect(added).toMatchObject({ paymentId: taken.paymentId, captured: 4000 });
      const failure = await failureOf(ports.payments.voidAuthorisation(key, ctx(known)));
      expect(failure).toMatchObject({ name: 'Rejected', code: 'authorisation_captured' });
    });

    it('is let go as often as it is told', async () => {
      const { ports, aCardOrder, ctx, caseNo } = subject();
      const known = await aCardOrder();
      const key = `${caseNo()}/hold`;
      await ports.payments.authorise(key, aHold(known), ctx(known));
      expect((await ports.payments.voidAuthorisation(key, ctx(known))).status).toBe('voided');
      expect((await ports.payments.voidAuthorisation(key, ctx(known))).status).toBe('voided');
    });
  });

  describe('a charge', () => {
    it('is taken once per key, and never read as one of another amount (R15, M7)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const key = `${caseNo()}/charge`;
      const done = await ports.payments.charge(key, aCharge(known), ctx(known));
      expect(done).toMatchObject({ key, status: 'succeeded', money: money(700, 'USD'), expiresAt: null });
      expect(await ports.payments.charge(key, aCharge(known), ctx(known))).toEqual(done);
      expect(await ports.payments.lookupCharge(key, ctx(known))).toEqual(done);
      const paid = await ports.payments.payment(done.paymentId ?? '', ctx(known));
      expect(paid).toMatchObject({ orderNo: known.order.orderNo, captured: money(700, 'USD') });
      const failure = await failureOf(ports.payments.cancelCharge(key, ctx(known)));
      expect(failure).toMatchObject({ name: 'Rejected', code: 'charge_not_cancellable' });
    });

    it('without a means is a request, which the customer pays, or which is called off', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const { methodId: _none, ...request } = aCharge(known);
      const [paidKey, offKey] = [`${caseNo()}/charge`, `${caseNo()}/charge`];
      const asked = await ports.payments.charge(paidKey, request, ctx(known));
      expect(asked).toMatchObject({ status: 'awaiting', payUrl: expect.stringContaining('http') });
      expect(asked.expiresAt).toBeGreaterThan(ctx(known).businessTime);
      await act(`/charges/${encodeURIComponent(paidKey)}/pay`, {});
      expect(await ports.payments.lookupCharge(paidKey, ctx(known))).toMatchObject({ status: 'succeeded' });
      await ports.payments.charge(offKey, request, ctx(known));
      expect((await ports.payments.cancelCharge(offKey, ctx(known))).status).toBe('cancelled');
      expect((await ports.payments.cancelCharge(offKey, ctx(known))).status).toBe('cancelled');
    });

    it('that the card declines is an answer, not a refusal', async () => {
      const { ports, order, ctx, caseNo, put } = subject();
      const known = await order('delivered');
      await put(`/payment-methods/${aCharge(known).methodId}`, { declines: true });
      const done = await ports.payments.charge(`${caseNo()}/charge`, aCharge(known), ctx(known));
      expect(done).toMatchObject({ status: 'failed', code: 'card_declined' });
      await put(`/payment-methods/${aCharge(known).methodId}`, {});
    });
  });

  describe('a payout', () => {
    it('is made once per key, reported like a refund, and called off in time (R20, R21)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const key = `${caseNo()}/payout/1`;
      const done = await ports.payments.payOut(key, aPayout(known), ctx(known));
      expect(done).toMatchObject({ status: 'accepted', version: 1, ref: expect.any(String) });
      expect(await ports.payments.payOut(key, aPayout(known), ctx(known))).toEqual(done);
      expect(await ports.payments.lookupPayout(key, ctx(known), aPayout(known))).toEqual(done);
      const other = ports.payments.lookupPayout(key, ctx(known), aPayout(known, 101));
      expect(await failureOf(other)).toBeInstanceOf(Unavailable);
      expect((await ports.payments.payment(aPayout(known).paymentId, ctx(known)))?.refunded).toEqual(money(100, 'USD'));
      expect(await ports.payments.cancelPayout(key, ctx(known))).toMatchObject({ status: 'failed', code: 'cancelled' });
    });
  });

  describe('a dispute', () => {
    it('is shown with its payment, holds refunds, and hears evidence once per key (R22)', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const { paymentId, captured } = first(known.order.payments);
      await act(`/payments/${paymentId}/disputes`, { reason: 'not_received' });
      const open = first((await ports.payments.payment(paymentId, ctx(known)))?.disputes ?? []);
      expect(open).toMatchObject({ paymentId, status: 'open', money: money(captured, 'USD'), lost: money(0, 'USD') });
      const { disputeId } = open;
      expect(await ports.payments.dispute(disputeId, ctx(known))).toEqual(open);
      expect(await ports.payments.dispute('none', ctx(known))).toBeUndefined();
      const refund = ports.payments.refund(refundKeyOf(caseNo(), 1), aRefundOf(known), ctx(known));
      expect(await failureOf(refund)).toMatchObject({ name: 'Rejected', code: 'payment_disputed' });
      const key = `${caseNo()}/evidence`;
      const input = { disputeId, text: 'signed for', urls: [] };
      const given = await ports.payments.giveEvidence(key, input, ctx(known));
      expect(given).toMatchObject({ key, disputeId });
      expect(await ports.payments.giveEvidence(key, input, ctx(known))).toEqual(given);
      expect(await ports.payments.lookupEvidence(key, ctx(known))).toEqual(given);
      await act(`/disputes/${disputeId}/close`, { outcome: 'lost' });
      expect(await ports.payments.dispute(disputeId, ctx(known))).toMatchObject({
        status: 'lost',
        lost: money(captured, 'USD'),
        closedAt: expect.any(Number),
      });
    });
  });

  describe('the limits of a provider', () => {
    it('are a refusal for good, or a pause (R21)', async () => {
      const { ports, order, ctx, caseNo, put } = subject();
      const known = await order('delivered');
      const refund = () => failureOf(ports.payments.refund(refundKeyOf(caseNo(), 1), aRefundOf(known), ctx(known)));
      await put('/payment-limits', { maxRefunds: 0 });
      const refused = await refund();
      await put('/payment-limits', { minGap: 'PT1M' });
      await refund();
      const paused = await refund();
      await put('/payment-limits', {});
      expect(refused).toBeInstanceOf(Rejected);
      expect(refused).toMatchObject({ code: 'too_many_refunds' });
      expect(paused).toBeInstanceOf(Unavailable);
      expect(paused).toMatchObject({ retryAfterMs: 60_000 });
    });
  });
}
