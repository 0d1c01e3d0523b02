import { z } from 'zod';
import { idSchema, orderNoSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { grantSchema } from '#sandbox/shop/grant-schemas.ts';
import { spendGrant } from '#sandbox/shop/grants.ts';
import {
  cannotShipInputSchema,
  cannotShipSchema,
  reviewChangeSchema,
  reviewInputSchema,
  reviewSchema,
} from '#sandbox/shop/review-schemas.ts';
import { cannotShip, changeReview, postReview, reviewOf } from '#sandbox/shop/reviews.ts';

const review = defineRoute({
  operation: 'world.review',
  method: 'post',
  path: '/world/v1/reviews',
  summary: 'A customer writes a review in public',
  body: reviewInputSchema,
  status: 201,
  reply: reviewSchema,
  codes: ['order_unknown', 'line_unknown'],
  handle: ({ tx, body, now }) => postReview(tx, body, now(body.orderNo)),
});

const changed = defineRoute({
  operation: 'world.review_change',
  method: 'post',
  path: '/world/v1/reviews/{reviewId}/change',
  summary: 'The customer changes a review',
  params: z.object({ reviewId: idSchema }),
  body: reviewChangeSchema,
  reply: reviewSchema,
  codes: ['review_unknown'],
  handle: ({ tx, params: { reviewId }, body, now }) =>
    changeReview(tx, reviewId, { change: body, at: now(reviewOf(tx.state, reviewId).orderNo) }),
});

const outOfStock = defineRoute({
  operation: 'world.cannot_ship',
  method: 'post',
  path: '/world/v1/orders/{orderNo}/cannot-ship',
  summary: 'The shop finds out that it sold what it does not have',
  params: z.object({ orderNo: orderNoSchema }),
  body: cannotShipInputSchema,
  status: 201,
  reply: cannotShipSchema,
  codes: ['order_unknown', 'line_unknown', 'quantity_above_ordered', 'already_shipped'],
  handle: ({ tx, params: { orderNo }, body, now }) => cannotShip(tx, orderNo, { input: body, at: now(orderNo) }),
});

const spent = defineRoute({
  operation: 'world.spend',
  method: 'post',
  path: '/world/v1/grants/{grantKey}/spend',
  summary: 'The customer uses what was given',
  params: z.object({ grantKey: idSchema }),
  reply: grantSchema,
  codes: ['grant_unknown', 'grant_spent', 'grant_expired', 'grant_revoked'],
  handle: ({ tx, params, timeline, now }) => spendGrant(tx, params.grantKey, { at: now(timeline), orderNo: timeline }),
});

export const shopControlRoutes = [review, changed, outOfStock, spent] as const;
