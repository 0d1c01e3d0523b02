import { cannotShip } from '#adapters/shop/goods.ts';
import { reviewChanged, reviewPosted } from '#adapters/shop/reviews.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { LineClaim, ReviewRef } from '#domain/intake/request.ts';
import type { Reading } from './happening.ts';

/** News that no case has heard of yet and that may open one: a public opinion, goods that cannot be shipped (D9, G1), a bank's claim on a payment (R22). */
export interface Opening {
  readonly problem: 'bad_review' | 'out_of_stock' | 'payment_disputed';
  readonly order: OrderNo;
  readonly items: readonly LineClaim[];
  readonly review?: ReviewRef;
  readonly expectedAt?: number | null;
}

/** A customer has spoken in public; whether that opens a case is the policy's to say (G1). */
export const opinionPosted: Reading = reviewPosted.transform(({ reviewId, orderNo, lineNo, stars }) => ({
  opening: {
    problem: 'bad_review',
    order: orderNo,
    items: [{ lineNo, quantity: 1 }],
    review: { reviewId, stars, lineNo },
  },
}));

export const opinionChanged: Reading = reviewChanged.transform(({ reviewId, stars, version, at }) => ({
  what: { type: 'reviewChanged', at, data: { reviewId, stars, version } },
  reference: { kind: 'review', reviewId },
}));

/** Goods of an order are not there: the customer is called back before they ask (D9). */
export const goodsMissing: Reading = cannotShip.transform(({ orderNo, lines, expectedAt }) => ({
  opening: { problem: 'out_of_stock', order: orderNo, items: lines, expectedAt },
}));
