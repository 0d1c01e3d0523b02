import { failureOf, first } from '#test/contract/subject.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';
import { aCoupon, anAddressFor, anExchange, anotherArticle, methodOf } from '#test/contract/wishes.ts';

/** What every shop must do that changes orders, gives things, and is reviewed. */
export function shopBookContract(subject: () => TroubledSubject): void {
  describe('a change before shipment', () => {
    it('of the address is made once per key (J1)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('pending');
      const key = `${caseNo()}/change`;
      const input = anAddressFor(known);
      expect(await ports.shop.lookupOrderChange(key, ctx(known))).toBeUndefined();
      const done = await ports.shop.changeOrder(key, input, ctx(known));
      expect(done).toMatchObject({ key, orderNo: known.order.orderNo, kind: 'address', difference: { amount: 0 } });
      expect(done.appliedAt).toBeGreaterThanOrEqual(ctx(known).businessTime);
      expect(await ports.shop.changeOrder(key, input, ctx(known))).toEqual(done);
      expect(await ports.shop.lookupOrderChange(key, ctx(known))).toEqual(done);
      expect((await ports.shop.order(known.order.orderNo, ctx(known)))?.shippingAddress.line1).toBe('1 New Road');
    });

    it('of the items moves the difference, and shows in the order (J1, R15)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('pending');
      const { orderNo, lines } = known.order;
      const { sku, price } = await anotherArticle(subject(), known);
      const { lineNo, net, quantity } = first(lines);
      const change = { kind: 'items', items: [{ lineNo, newSku: sku }], methodId: methodOf(known) } as const;
      const done = await ports.shop.changeOrder(`${caseNo()}/change`, { orderNo, change }, ctx(known));
      expect(done.difference.amount).toBe(price.amount * quantity - net);
      const now = await ports.shop.order(orderNo, ctx(known));
      expect(now?.order.itemsChangedAt).toBe(done.appliedAt);
      expect(now?.order.lines[0]).toMatchObject({ lineNo, sku, unitPrice: price.amount });
      const again = ports.shop.changeOrder(`${caseNo()}/change`, { orderNo, change }, ctx(known));
      expect(await failureOf(again)).toMatchObject({ name: 'Rejected', code: 'already_modified' });
    });

    it('of the means of payment leaves nothing to give back on the old one (J1, R7)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('pending');
      const { orderNo, customerId } = known.order;
      const gift = { kind: 'gift_card', value: { amount: 1_000_000, currency: 'USD' } } as const;
      const grant = await ports.shop.grant(`${caseNo()}/grant`, { customerId, gift, reason: 'x' }, ctx(known));
      const change = { kind: 'payment', methodId: grant.methodId ?? '' } as const;
      await ports.shop.changeOrder(`${caseNo()}/change`, { orderNo, change }, ctx(known));
      const [old, fresh] = (await ports.shop.order(orderNo, ctx(known)))?.order.payments ?? [];
      expect(old?.givenBack).toBe(old?.captured);
      expect(fresh).toMatchObject({ tender: 'gift_card', captured: old?.captured });
    });

    it('is refused once the order has left', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const failure = await failureOf(ports.shop.changeOrder(`${caseNo()}/change`, anAddressFor(known), ctx(known)));
      expect(failure).toMatchObject({ name: 'Rejected', code: 'already_shipped' });
    });

    it("of a customer's default address is made once per key (J1)", async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('pending');
      const key = `${caseNo()}/address`;
      const { customerId } = known.order;
      const input = { customerId, address: { ...known.shippingAddress, line1: '2 New Road' } };
      const done = await ports.shop.changeDefaultAddress(key, input, ctx(known));
      expect(done).toMatchObject({ key, ...input });
      expect(await ports.shop.changeDefaultAddress(key, input, ctx(known))).toEqual(done);
      expect(await ports.shop.lookupAddressChange(key, ctx(known))).toEqual(done);
      expect((await ports.shop.customer(customerId, ctx(known)))?.address.line1).toBe('2 New Road');
    });
  });

  describe('an exchange in the book', () => {
    it('tells the difference by today (R15)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const key = `${caseNo()}/exchange`;
      const input = await anExchange(subject(), known);
      const { price } = await anotherArticle(subject(), known);
      const { net, quantity } = first(known.order.lines);
      const done = await ports.shop.recordExchange(key, input, ctx(known));
      expect(done).toMatchObject({ key, ...input, difference: { amount: price.amount * quantity - net } });
      expect(await ports.shop.lookupExchange(key, ctx(known))).toEqual(done);
      expect((await ports.shop.order(known.order.orderNo, ctx(known)))?.order.exchangedAt).toBe(done.recordedAt);
    });
  });

  describe('the goods of a shop', () => {
    it('are told with price, stock and options; what is unknown is none (B1)', async () => {
      const { ports, order, ctx } = subject();
      const known = await order('delivered');
      const { sku, productId = '', options } = first(known.order.lines);
      const product = await ports.shop.product(productId, ctx(known));
      expect(product?.variants.map((one) => one.sku)).toContain(sku);
      expect(await ports.shop.sku(sku, ctx(known))).toMatchObject({ sku, productId, options });
      expect(await ports.shop.sku('none', ctx(known))).toBeUndefined();
      expect(await ports.shop.product('none', ctx(known))).toBeUndefined();
      expect(await ports.shop.customer('nobody', ctx(known))).toBeUndefined();
      const { customerId, tier, orderNo } = known.order;
      const customer = await ports.shop.customer(customerId, ctx(known));
      expect(customer).toMatchObject({ customerId, tier, name: known.person.name });
      expect(customer?.orderNos).toContain(orderNo);
    });
  });

  describe('a grant', () => {
    it('is given once per key, and taken back as often as it is told (R16)', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const key = `${caseNo()}/grant`;
      const done = await ports.shop.grant(key, aCoupon(known), ctx(known));
      const { customerId, gift } = aCoupon(known);
      expect(done).toMatchObject({
        key,
        customerId,
        gift,
        status: 'active',
        expiresAt: null,
        code: expect.any(String),
      });
      expect(await ports.shop.grant(key, aCoupon(known), ctx(known))).toEqual(done);
      expect(await ports.shop.lookupGrant(key, ctx(known))).toEqual(done);
      expect((await ports.shop.revokeGrant(key, ctx(known))).status).toBe('revoked');
      expect((await ports.shop.revokeGrant(key, ctx(known))).status).toBe('revoked');
    });

    it('can be points, a gift card, or a tier, and can end', async () => {
      const { ports, order, ctx, caseNo } = subject();
      const known = await order('delivered');
      const { customerId } = known.order;
      const expiresAt = ctx(known).businessTime + 86_400_000;
      const gifts = [
        { kind: 'points', value: { points: 30 } },
        { kind: 'gift_card', value: { amount: 100, currency: 'USD' } },
        { kind: 'tier', value: { tier: 'vip' } },
      ] as const;
      for (const gift of gifts) {
        const input = { customerId, gift, reason: 'apology', expiresAt };
        expect(await ports.shop.grant(`${caseNo()}/grant`, input, ctx(known))).toMatchObject({ gift, expiresAt });
      }
    });
  });

  describe('a review', () => {
    it('is read, and replied to once per key (G1, G3)', async () => {
      const { ports, order, ctx, caseNo, act } = subject();
      const known = await order('delivered');
      const { orderNo, customerId } = known.order;
      const reviewId = await aReview(subject(), orderNo);
      const key = `${caseNo()}/reply`;
      const input = { reviewId, text: 'We are sorry.', locale: 'en-US' };
      const done = await ports.shop.replyToReview(key, input, ctx(known));
      expect(await ports.shop.replyToReview(key, input, ctx(known))).toEqual(done);
      expect(await ports.shop.lookupReviewReply(key, ctx(known))).toEqual(done);
      await act(`/reviews/${reviewId}/change`, { stars: 5 });
      expect(await ports.shop.review(reviewId, ctx(known))).toMatchObject({
        reviewId,
        orderNo,
        customerId,
        stars: 5,
        version: 2,
        text: 'It broke.',
        replies: [{ key, text: 'We are sorry.', postedAt: done.postedAt }],
      });
      expect(await ports.shop.review('none', ctx(known))).toBeUndefined();
    });
  });
}

/** A bad review of the order's first line. */
export async function aReview({ act }: TroubledSubject, orderNo: string): Promise<string> {
  const posted = await act('/reviews', { orderNo, lineNo: 1, stars: 1, text: 'It broke.' });
  if (typeof posted === 'object' && posted !== null && 'reviewId' in posted) return String(posted.reviewId);
  throw new Error('no review');
}
