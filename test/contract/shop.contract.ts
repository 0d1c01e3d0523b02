import { Rejected } from '#adapters/failure.ts';
import { cancellationKeyOf } from '#domain/ids.ts';
import { failureOf, first } from '#test/contract/subject.ts';
import type { ContractSubject } from '#test/contract/subject.ts';

/** What every shop must do. */
export function shopContract(subject: () => ContractSubject): void {
  describe('shop', () => {
    it('tells an order with its dates, lines and payments (B1)', async () => {
      const { order, person, shippingAddress } = await subject().order('delivered');
      expect(order.status).toBe('delivered');
      expect(order.lines.length).toBeGreaterThan(0);
      expect(order.payments.length).toBeGreaterThan(0);
      expect(order.dates.shippedAt).toBeGreaterThanOrEqual(order.dates.placedAt);
      expect(order.dates.deliveredAt).toBeGreaterThan(order.dates.shippedAt ?? Infinity);
      expect(order.dates.lastParcelAt).toBe(order.dates.deliveredAt);
      expect(person.name).not.toBe('');
      expect(shippingAddress.zip).not.toBe('');
    });

    it('tells an order that has not left yet without dates of shipping', async () => {
      const { order } = await subject().order('pending');
      expect(order.dates).toMatchObject({ shippedAt: null, deliveredAt: null, lastParcelAt: null });
    });

    it('knows an order as the customer writes it', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const asked = await ports.shop.order(`#${known.order.orderNo}`, ctx(known));
      expect(asked?.order.orderNo).toBe(known.order.orderNo);
    });

    it('says plainly that it does not know an order', async () => {
      const ctx = { businessTime: Date.UTC(2026, 11, 1), timeline: '#W0000000' };
      expect(await subject().ports.shop.order('#W0000000', ctx)).toBeUndefined();
    });

    it('says whose a means of payment is', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const { methodId, tender } = first(known.order.payments);
      const { customerId } = known.order;
      expect(await ports.shop.paymentMethod(methodId, ctx(known))).toEqual({ methodId, customerId, tender });
      expect(await ports.shop.paymentMethod('card_of_nobody', ctx(known))).toBeUndefined();
    });

    it('cancels units before they leave, once per key (R31)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('pending');
      const { orderNo, lines } = known.order;
      const key = cancellationKeyOf(caseNo());
      const input = { orderNo, lines: [{ lineNo: first(lines).lineNo, quantity: 1 }], reason: 'changed_mind' };
      expect(await ports.shop.lookupCancellation(key, ctx(known))).toBeUndefined();
      const done = await ports.shop.cancelLines(key, input, ctx(known));
      expect(done).toMatchObject({ key, orderNo, lines: input.lines });
      expect(await ports.shop.cancelLines(key, input, ctx(known))).toEqual(done);
      expect(await ports.shop.lookupCancellation(key, ctx(known))).toEqual(done);
    });

    it('refuses to cancel what has left', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const { orderNo, lines } = known.order;
      const input = { orderNo, lines: [{ lineNo: first(lines).lineNo, quantity: 1 }], reason: 'changed_mind' };
      const failure = await failureOf(ports.shop.cancelLines(cancellationKeyOf(caseNo()), input, ctx(known)));
      expect(failure).toBeInstanceOf(Rejected);
      expect(failure).toMatchObject({ code: 'already_shipped' });
    });
  });
}
