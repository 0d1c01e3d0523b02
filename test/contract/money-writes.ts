import type { ShopOrder } from '#adapters/shop/port.ts';
import { aReview } from '#test/contract/shop-book.contract.ts';
import { first } from '#test/contract/subject.ts';
import type { TroubledSubject } from '#test/contract/subject.ts';
import { aCharge, aCoupon, aHold, aPayout, anAddressFor, anExchange } from '#test/contract/wishes.ts';
import type { Write } from '#test/contract/write.ts';

type Kind = Omit<Write, 'prepare'> & { readonly effect: string };
type Calls = { readonly execute: () => Promise<unknown>; readonly lookup: () => Promise<unknown> };
type Ready = { readonly subject: TroubledSubject; readonly known: ShopOrder; readonly key: string };

const write = ({ effect, ...kind }: Kind, ready: (given: Ready) => Promise<Calls> | Calls): Write => ({
  ...kind,
  prepare: async (subject, known) => ({
    ...(await ready({ subject, known, key: `${subject.caseNo()}/${kind.operation}` })),
    effect,
  }),
});

const shop = (operation: string, effect: string, status: Write['status'] = 'delivered'): Kind => ({
  port: 'shop',
  operation: `shop.${operation}`,
  status,
  effect,
});
const payments = (operation: string, effect: string): Kind => ({
  port: 'payments',
  operation: `payments.${operation}`,
  status: 'delivered',
  effect,
});

/** Every write of shop and payments that is younger than refunds and cancellations. */
export const MONEY_WRITES: readonly Write[] = [
  write(shop('change', 'order.changed', 'pending'), ({ subject: { ports, ctx }, known, key }) => ({
    execute: async () => ports.shop.changeOrder(key, anAddressFor(known), ctx(known)),
    lookup: async () => ports.shop.lookupOrderChange(key, ctx(known)),
  })),
  write(shop('default_address', 'customer.address_changed'), ({ subject: { ports, ctx }, known, key }) => {
    const input = { customerId: known.order.customerId, address: known.shippingAddress };
    return {
      execute: async () => ports.shop.changeDefaultAddress(key, input, ctx(known)),
      lookup: async () => ports.shop.lookupAddressChange(key, ctx(known)),
    };
  }),
  write(shop('exchange', 'order.exchanged'), async ({ subject, known, key }) => {
    const { ports, ctx } = subject;
    const input = await anExchange(subject, known);
    return {
      execute: async () => ports.shop.recordExchange(key, input, ctx(known)),
      lookup: async () => ports.shop.lookupExchange(key, ctx(known)),
    };
  }),
  write(shop('grant', 'grant.made'), ({ subject: { ports, ctx }, known, key }) => ({
    execute: async () => ports.shop.grant(key, aCoupon(known), ctx(known)),
    lookup: async () => ports.shop.lookupGrant(key, ctx(known)),
  })),
  write(shop('reply', 'review.replied'), async ({ subject, known, key }) => {
    const { ports, ctx } = subject;
    const input = { reviewId: await aReview(subject, known.order.orderNo), text: 'Sorry.', locale: 'en-US' };
    return {
      execute: async () => ports.shop.replyToReview(key, input, ctx(known)),
      lookup: async () => ports.shop.lookupReviewReply(key, ctx(known)),
    };
  }),
  write(payments('authorise', 'authorisation.made'), ({ subject: { ports, ctx }, known, key }) => ({
    execute: async () => ports.payments.authorise(key, aHold(known), ctx(known)),
    lookup: async () => ports.payments.lookupAuthorisation(key, ctx(known)),
  })),
  write(payments('capture', 'payment.taken'), async ({ subject: { ports, ctx }, known, key }) => {
    const authorisationKey = `${key}/hold`;
    await ports.payments.authorise(authorisationKey, aHold(known), ctx(known));
    return {
      execute: async () => ports.payments.captureAuthorisation(key, { authorisationKey }, ctx(known)),
      lookup: async () => {
        const held = await ports.payments.lookupAuthorisation(authorisationKey, ctx(known));
        return held?.status === 'captured' ? held : undefined;
      },
    };
  }),
  write(payments('charge', 'payment.taken'), ({ subject: { ports, ctx }, known, key }) => ({
    execute: async () => ports.payments.charge(key, aCharge(known), ctx(known)),
    lookup: async () => ports.payments.lookupCharge(key, ctx(known)),
  })),
  write(payments('payout', 'payout.created'), ({ subject: { ports, ctx }, known, key }) => ({
    execute: async () => ports.payments.payOut(key, aPayout(known), ctx(known)),
    lookup: async () => ports.payments.lookupPayout(key, ctx(known), aPayout(known)),
  })),
  write(payments('evidence', 'dispute.evidence_given'), async ({ subject: { ports, ctx, act }, known, key }) => {
    const { paymentId } = first(known.order.payments);
    await act(`/payments/${paymentId}/disputes`, { reason: 'not_received' });
    const { disputeId } = first((await ports.payments.payment(paymentId, ctx(known)))?.disputes ?? []);
    const input = { disputeId, text: 'signed for', urls: [] };
    return {
      execute: async () => ports.payments.giveEvidence(key, input, ctx(known)),
      lookup: async () => ports.payments.lookupEvidence(key, ctx(known)),
    };
  }),
];
