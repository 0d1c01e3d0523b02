import { newId } from '#sandbox/core/ids.ts';
import { conflict, refused, unknown } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import { orderOf } from '#sandbox/core/state.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type {
  CannotShip,
  CannotShipInput,
  Reply,
  ReplyInput,
  Review,
  ReviewChange,
  ReviewInput,
} from '#sandbox/shop/review-schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

export function reviewOf({ shop }: State, reviewId: string): Review {
  const review = shop.reviews.get(reviewId);
  if (!review) throw unknown('review', reviewId);
  return review;
}

function lineOf({ orderNo, lines }: Order, lineNo: number): Order['lines'][number] {
  const line = lines.find((one) => one.lineNo === lineNo);
  if (!line) throw refused('line_unknown', `order ${orderNo} has no line ${lineNo}`);
  return line;
}

/** A customer writes in public what a line of an order was like. */
export function postReview(tx: Tx, { orderNo, lineNo, stars, text, locale }: ReviewInput, at: number): Review {
  const order = orderOf(tx.state, orderNo);
  const { sku, productId } = lineOf(order, lineNo);
  const about = { orderNo, lineNo, sku, productId, customerId: order.customer.id };
  const said = { stars, text, locale, postedAt: iso(at), changedAt: null };
  const review: Review = { reviewId: newId('rev'), ...about, ...said, version: 1, replies: [] };
  const { reviewId } = review;
  tx.emit('review.posted', { at, port: 'shop', orderNo, key: reviewId, data: { review } });
  const data = { reviewId, orderNo, lineNo, stars, at: iso(at) };
  tx.webhook({ port: 'shop', type: 'review.posted', at, orderNo, data });
  return review;
}

/** The customer thinks better, or worse, of it. */
export function changeReview(tx: Tx, reviewId: string, { change, at }: { change: ReviewChange; at: number }): Review {
  const before = reviewOf(tx.state, reviewId);
  const { stars, text = before.text } = change;
  const version = before.version + 1;
  const { orderNo } = before;
  const review: Review = { ...before, stars, text, changedAt: iso(at), version };
  tx.emit('review.changed', { at, port: 'shop', orderNo, key: reviewId, data: { review } });
  const data = { reviewId, orderNo, stars, version, at: iso(at) };
  tx.webhook({ port: 'shop', type: 'review.changed', at, orderNo, data });
  return review;
}

/** What the shop says in public under a review. */
export function replyTo(tx: Tx, reviewId: string, { input, at }: { input: ReplyInput; at: number }): Reply {
  const { orderNo } = reviewOf(tx.state, reviewId);
  const reply: Reply = { ...input, reviewId, postedAt: iso(at) };
  tx.emit('review.replied', { at, port: 'shop', orderNo, key: input.replyKey, data: { reply } });
  return reply;
}

/** The shop finds out that it sold what it does not have. */
export function cannotShip(tx: Tx, orderNo: string, { input, at }: { input: CannotShipInput; at: number }): CannotShip {
  const order = orderOf(tx.state, orderNo);
  for (const { lineNo, quantity } of input.lines) {
    const line = lineOf(order, lineNo);
    if (line.parcel !== null) throw conflict('already_shipped', `line ${lineNo} has left in ${line.parcel}`);
    if (quantity > line.quantity) throw refused('quantity_above_ordered', `line ${lineNo} has ${line.quantity}`);
  }
  const expectedAt = input.expectedAt ? iso(Date.parse(input.expectedAt)) : null;
  const notice: CannotShip = { orderNo, lines: input.lines, reason: 'out_of_stock', expectedAt, at: iso(at) };
  tx.emit('order.cannot_ship', { at, port: 'shop', orderNo, key: null, data: { notice } });
  tx.webhook({ port: 'shop', type: 'order.cannot_ship', at, orderNo, data: notice });
  return notice;
}
