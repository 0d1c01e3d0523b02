import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { replyInputSchema, replySchema, reviewSchema } from '#sandbox/shop/review-schemas.ts';
import { replyTo, reviewOf } from '#sandbox/shop/reviews.ts';

const byReview = z.object({ reviewId: idSchema });

const review = defineRoute({
  operation: 'shop.review',
  method: 'get',
  path: '/shop/v1/reviews/{reviewId}',
  summary: 'A review as it is now, with the replies to it',
  params: byReview,
  reply: reviewSchema,
  codes: ['review_unknown'],
  handle: ({ tx, params }) => reviewOf(tx.state, params.reviewId),
});

const reply = defineRoute({
  operation: 'shop.reply',
  method: 'post',
  path: '/shop/v1/reviews/{reviewId}/replies',
  summary: 'Reply in public to a review',
  key: 'required',
  params: byReview,
  body: replyInputSchema,
  status: 201,
  reply: replySchema,
  codes: ['review_unknown', 'reply_key_mismatch'],
  handle: ({ tx, params: { reviewId }, body, key, now }) => {
    sameKey(key, body.replyKey, 'reply');
    return replyTo(tx, reviewId, { input: body, at: now(reviewOf(tx.state, reviewId).orderNo) });
  },
});

const lookup = defineRoute({
  operation: 'shop.reply_lookup',
  method: 'get',
  path: '/shop/v1/review-replies/by-key/{replyKey}',
  summary: 'The reply that was given under this key',
  params: z.object({ replyKey: idSchema }),
  reply: replySchema,
  codes: ['reply_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.shop.replies, params.replyKey, { thing: 'reply', sees }),
});

export const reviewRoutes = [review, reply, lookup] as const;
