import { Rejected, Unavailable, Unknown } from '#adapters/failure.ts';
import type { RefundInput } from '#adapters/payments/port.ts';
import type { ShopOrder } from '#adapters/shop/port.ts';
import { refundKeyOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import { failureOf, first } from '#test/contract/subject.ts';
import type { ContractSubject } from '#test/contract/subject.ts';

/** A refund on the order's first payment. */
export const aRefundOf = ({ order }: ShopOrder, amount = 100): RefundInput => ({
  paymentId: first(order.payments).paymentId,
  money: money(amount, order.currency),
  reason: 'damaged',
});

/** What every payment provider must do. */
export function paymentsContract(subject: () => ContractSubject): void {
  describe('payments', () => {
    it('tells what was captured and what of it went back (R7)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const { paymentId, captured, tender } = first(known.order.payments);
      const before = await ports.payments.payment(paymentId, ctx(known));
      expect(before).toMatchObject({ paymentId, tender, captured: money(captured, 'USD'), refunded: money(0, 'USD') });
      await ports.payments.refund(refundKeyOf(caseNo(), 1), aRefundOf(known, 70), ctx(known));
      const after = await ports.payments.payment(paymentId, ctx(known));
      expect(after).toMatchObject({ refunded: money(70, 'USD'), disputes: [] });
      expect(await ports.payments.payment('pay_of_nobody', ctx(known))).toBeUndefined();
    });

    it('makes one refund per key for life (R18)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const key = refundKeyOf(caseNo(), 1);
      const input = aRefundOf(known);
      expect(await ports.payments.lookupRefund(key, ctx(known), input)).toBeUndefined();
      const report = await ports.payments.refund(key, input, ctx(known));
      expect(['accepted', 'arrived']).toContain(report.status);
      expect(await ports.payments.refund(key, input, ctx(known))).toMatchObject({ ref: report.ref });
      expect(await ports.payments.lookupRefund(key, ctx(known), input)).toMatchObject({ ref: report.ref });
      const paid = await ports.payments.payment(input.paymentId, ctx(known));
      expect(paid?.refunded).toEqual(input.money);
    });

    it('never calls a refund of another amount under the same key refused, nor ours (R18, M7)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const key = refundKeyOf(caseNo(), 1);
      await ports.payments.refund(key, aRefundOf(known, 100), ctx(known));
      const other = aRefundOf(known, 101);
      expect(await failureOf(ports.payments.refund(key, other, ctx(known)))).toBeInstanceOf(Unknown);
      expect(await failureOf(ports.payments.lookupRefund(key, ctx(known), other))).toBeInstanceOf(Unavailable);
    });

    it('refuses to pay back more than was captured (R7)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const { captured } = first(known.order.payments);
      const tooMuch = ports.payments.refund(refundKeyOf(caseNo(), 1), aRefundOf(known, captured + 1), ctx(known));
      const failure = await failureOf(tooMuch);
      expect(failure).toBeInstanceOf(Rejected);
      expect(failure).toMatchObject({ code: 'amount_above_captured' });
    });

    it('pays to another means of the customer, a gift card, when asked to', async () => {
      const { ports, giftCardOwner, ctx, caseNo } = subject();
      const { known, giftCard } = await giftCardOwner();
      const input = { ...aRefundOf(known), destination: giftCard };
      const report = await ports.payments.refund(refundKeyOf(caseNo(), 1), input, ctx(known));
      expect(['accepted', 'arrived']).toContain(report.status);
      const paid = await ports.payments.payment(input.paymentId, ctx(known));
      expect(paid?.refunded).toEqual(input.money);
    });

    it('refuses a destination that is no gift card of the same customer', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const input = { ...aRefundOf(known), destination: 'gift_card_of_nobody' };
      const failure = await failureOf(ports.payments.refund(refundKeyOf(caseNo(), 1), input, ctx(known)));
      expect(failure).toMatchObject({ name: 'Rejected', code: 'destination_not_allowed' });
    });
  });
}
