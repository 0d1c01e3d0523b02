import type { Appliers } from '#sandbox/core/events.ts';
import type { Address } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { AddressChange, Exchange, OrderChange } from '#sandbox/shop/change-schemas.ts';
import type { Grant } from '#sandbox/shop/grant-schemas.ts';
import type { CannotShip, Reply, Review } from '#sandbox/shop/review-schemas.ts';
import type { Order, PaymentMethod, Tier } from '#sandbox/shop/schemas.ts';

/** What the shop itself changes, gives and writes down. */
export type BookEvents = {
  'order.changed': {
    change: OrderChange;
    shippingAddress?: Address;
    lines?: Order['lines'];
    /** by how much the stock of articles moves */
    stock?: readonly { sku: string; by: number }[];
  };
  'order.exchanged': { exchange: Exchange };
  'order.cannot_ship': { notice: CannotShip };
  'customer.address_changed': { change: AddressChange };
  /** `method`: the gift card that it made, or the account of points with what it holds now */
  'grant.made': { grant: Grant; reason: string; method?: PaymentMethod; tier?: Tier };
  'grant.revoked': { grant: Grant; method?: PaymentMethod; tier?: Tier };
  'grant.spent': { grant: Grant };
  'review.posted': { review: Review };
  'review.changed': { review: Review };
  'review.replied': { reply: Reply };
};

type GrantEvent = { grant: Grant; method?: PaymentMethod; tier?: Tier };

function putGrant({ shop }: State, { grant, method, tier }: GrantEvent, realAt: number): void {
  const createdRealAt = shop.grants.get(grant.grantKey)?.createdRealAt ?? realAt;
  shop.grants.set(grant.grantKey, { createdRealAt, value: grant });
  if (method) shop.paymentMethods.set(method.methodId, method);
  const customer = shop.customers.get(grant.customerId);
  if (customer && tier) shop.customers.set(customer.id, { ...customer, tier });
}

export const applyBook: Appliers<State, BookEvents> = {
  'order.changed': ({ shop }, { data: { change, shippingAddress, lines, stock = [] } }, createdRealAt) => {
    shop.changes.set(change.changeKey, { createdRealAt, value: change });
    const order = shop.orders.get(change.orderNo);
    if (!order) return;
    order.shippingAddress = shippingAddress ?? order.shippingAddress;
    if (lines) Object.assign(order, { lines: structuredClone(lines), itemsChangedAt: change.appliedAt });
    for (const { sku, by } of stock) shop.stock.set(sku, (shop.stock.get(sku) ?? 0) + by);
  },
  'order.exchanged': ({ shop }, { data: { exchange } }, createdRealAt) => {
    shop.exchanges.set(exchange.exchangeKey, { createdRealAt, value: exchange });
    const order = shop.orders.get(exchange.orderNo);
    if (order) order.exchangedAt = exchange.recordedAt;
  },
  'order.cannot_ship': ({ shop }, { data: { notice } }) => {
    shop.cannotShip.set(notice.orderNo, [...(shop.cannotShip.get(notice.orderNo) ?? []), notice]);
  },
  'customer.address_changed': ({ shop }, { data: { change } }, createdRealAt) => {
    shop.addressChanges.set(change.changeKey, { createdRealAt, value: change });
    const customer = shop.customers.get(change.customerId);
    if (customer) shop.customers.set(customer.id, { ...customer, address: change.address });
  },
  'grant.made': (state, { data }, realAt) => putGrant(state, data, realAt),
  'grant.revoked': (state, { data }, realAt) => putGrant(state, data, realAt),
  'grant.spent': (state, { data }, realAt) => putGrant(state, data, realAt),
  'review.posted': ({ shop }, { data: { review } }) => void shop.reviews.set(review.reviewId, review),
  'review.changed': ({ shop }, { data: { review } }) => void shop.reviews.set(review.reviewId, review),
  'review.replied': ({ shop }, { data: { reply } }, createdRealAt) => {
    shop.replies.set(reply.replyKey, { createdRealAt, value: reply });
    const { reviewId, ...said } = reply;
    const review = shop.reviews.get(reviewId);
    if (review) shop.reviews.set(reviewId, { ...review, replies: [...review.replies, said] });
  },
};
