import { z } from 'zod';
import type { Held } from '#sandbox/core/same-key.ts';
import type { State } from '#sandbox/core/state.ts';
import { authorisationSchema } from '#sandbox/payments/authorisation-schemas.ts';
import { chargeSchema } from '#sandbox/payments/charge-schemas.ts';
import { disputeSchema } from '#sandbox/payments/dispute-schemas.ts';
import { payoutSchema } from '#sandbox/payments/payout-schemas.ts';
import { changeSchema, exchangeSchema } from '#sandbox/shop/change-schemas.ts';
import { grantSchema } from '#sandbox/shop/grant-schemas.ts';
import { cannotShipSchema, reviewSchema } from '#sandbox/shop/review-schemas.ts';
import type { Order } from '#sandbox/shop/schemas.ts';

/** What came of an order in the shop's book and in money, besides cancellations and refunds. */
export const pictureSchema = z.object({
  changes: z.array(changeSchema),
  exchanges: z.array(exchangeSchema),
  grants: z.array(grantSchema).meta({ description: 'of its customer' }),
  reviews: z.array(reviewSchema),
  cannotShip: z.array(cannotShipSchema),
  authorisations: z.array(authorisationSchema),
  charges: z.array(chargeSchema),
  payouts: z.array(payoutSchema),
  disputes: z.array(disputeSchema),
});

export function pictureOf({ shop, payments }: State, { orderNo, customer }: Order): z.infer<typeof pictureSchema> {
  const isOurs = (one: { orderNo: string }): boolean => one.orderNo === orderNo;
  const isPaidHere = (one: { paymentId: string }): boolean => payments.payments.get(one.paymentId)?.orderNo === orderNo;
  return {
    changes: valuesOf(shop.changes).filter(isOurs),
    exchanges: valuesOf(shop.exchanges).filter(isOurs),
    grants: valuesOf(shop.grants).filter((one) => one.customerId === customer.id),
    reviews: [...shop.reviews.values()].filter(isOurs),
    cannotShip: [...(shop.cannotShip.get(orderNo) ?? [])],
    authorisations: valuesOf(payments.authorisations).filter(isOurs),
    charges: valuesOf(payments.charges).filter(isOurs),
    payouts: valuesOf(payments.payouts).filter(isPaidHere),
    disputes: [...payments.disputes.values()].filter(isOurs),
  };
}

const valuesOf = <T>(held: ReadonlyMap<string, Held<T>>): T[] => [...held.values()].map(({ value }) => value);
