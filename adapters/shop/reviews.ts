import { z } from 'zod';
import type { CallContext } from '#adapters/call-context.ts';
import { segment } from '#adapters/http-client.ts';
import type { HttpClient } from '#adapters/http-client.ts';
import { isAbout, wireInstant, wireText } from '#adapters/wire.ts';
import type { OrderNo } from '#domain/ids.ts';

export interface ReviewReplyInput {
  readonly reviewId: string;
  readonly text: string;
  readonly locale: string;
}

/** What the shop has said in public under a review (G3). */
export interface ReviewReply extends ReviewReplyInput {
  readonly key: string;
  readonly postedAt: number;
}

/** What a customer has written in public about a line of an order (G1). */
export interface Review {
  readonly reviewId: string;
  readonly orderNo: OrderNo;
  readonly lineNo: number;
  readonly customerId: string;
  readonly stars: number;
  readonly text: string;
  readonly locale: string;
  readonly postedAt: number;
  readonly changedAt: number | null;
  readonly version: number;
  readonly replies: readonly Omit<ReviewReply, 'reviewId'>[];
}

/** Reviews and our public replies to them. */
export interface ShopReviews {
  readonly review: (reviewId: string, ctx: CallContext) => Promise<Review | undefined>;
  readonly replyToReview: (key: string, input: ReviewReplyInput, ctx: CallContext) => Promise<ReviewReply>;
  readonly lookupReviewReply: (key: string, ctx: CallContext) => Promise<ReviewReply | undefined>;
}

const stars = z.int().min(1).max(5);
const said = z.string().max(10_000);
const wireReply = z.object({ replyKey: wireText, text: said, locale: wireText, postedAt: wireInstant });

const replyAnswer = (key: string): z.ZodType<ReviewReply> =>
  wireReply
    .extend({ reviewId: wireText })
    .refine(isAbout('replyKey', key), 'about another reply')
    .transform(({ replyKey, ...rest }) => ({ key: replyKey, ...rest }));

const reviewAnswer = (reviewId: string): z.ZodType<Review> =>
  z
    .object({
      reviewId: wireText,
      orderNo: wireText,
      lineNo: z.int().positive(),
      customerId: wireText,
      stars,
      text: said,
      locale: wireText,
      postedAt: wireInstant,
      changedAt: wireInstant.nullable(),
      version: z.int().positive(),
      replies: z.array(wireReply.transform(({ replyKey, ...rest }) => ({ key: replyKey, ...rest }))).max(1000),
    })
    .refine(isAbout('reviewId', reviewId), 'about another review');

const ofReview = { reviewId: wireText, orderNo: wireText, stars, at: wireInstant };

/** A customer has written a review (G1). */
export const reviewPosted = z.object({ ...ofReview, lineNo: z.int().positive() });

/** A customer has changed one (G3). */
export const reviewChanged = z.object({ ...ofReview, version: z.int().positive() });

export const reviewCalls = (http: HttpClient): ShopReviews => ({
  review: async (reviewId, ctx) =>
    http.find(
      { path: `/reviews/${segment(reviewId)}`, absentCode: 'review_unknown', answer: reviewAnswer(reviewId) },
      ctx,
    ),
  replyToReview: async (key, { reviewId, text, locale }, ctx) => {
    const path = `/reviews/${segment(reviewId)}/replies`;
    return http.write({ key, path, body: { replyKey: key, text, locale }, answer: replyAnswer(key) }, ctx);
  },
  lookupReviewReply: async (key, ctx) =>
    http.find(
      { path: `/review-replies/by-key/${segment(key)}`, absentCode: 'reply_unknown', answer: replyAnswer(key) },
      ctx,
    ),
});
