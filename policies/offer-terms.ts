import { z } from 'zod';
import type { Extra } from '#domain/negotiation/commands.ts';
import { GRANT_KINDS } from '#domain/parts/grant/terms.ts';
import { freightPayer, minorUnits, percent, remedyWord } from './fields.ts';

const extra = z
  .strictObject({
    kind: z.enum(GRANT_KINDS),
    amount: minorUnits.optional(),
    sku: z.string().optional(),
    quantity: z.int().min(1).optional(),
  })
  .transform(({ kind, amount, sku, quantity }) => ({
    kind,
    ...(amount === undefined ? {} : { amount }),
    ...(sku === undefined ? {} : { sku }),
    ...(quantity === undefined ? {} : { quantity }),
  }));

/** What a rule gives: the remedy, who pays the way back, and what it is worth where it has no price of its own (C1, C2). */
export const offerTerms = z.strictObject({
  offer: remedyWord,
  freight: freightPayer,
  refundShipping: z.boolean(),
  /** Minor units: of a coupon. */
  amount: minorUnits.optional(),
  /** Of what was paid, at most: for goods that are kept. */
  percent: percent.optional(),
  extras: z.array(extra).min(1).optional(),
  /** The new goods go first, against money held on a card (D3). */
  replacementFirst: z.literal(true).optional(),
  /** A wrong item comes back with our label; nobody waits for it. */
  sendsBack: z.literal(true).optional(),
  /** Minor units: the freight of goods that were not taken, off the refund where the customer pays it (R30); of goods that go back unrepaired (D4). */
  wayBackCost: minorUnits.optional(),
});

/** What a rule names beside remedy and freight, nothing where it names nothing. */
export const detailsOf = ({
  amount,
  percent: share,
  extras,
  replacementFirst,
  sendsBack,
  wayBackCost,
}: {
  readonly amount?: number | undefined;
  readonly percent?: number | undefined;
  readonly extras?: readonly Extra[] | undefined;
  readonly replacementFirst?: boolean | undefined;
  readonly sendsBack?: boolean | undefined;
  readonly wayBackCost?: number | undefined;
}) => ({
  ...(amount === undefined ? {} : { amount }),
  ...(share === undefined ? {} : { percent: share }),
  ...(extras === undefined ? {} : { extras }),
  ...(replacementFirst === undefined ? {} : { replacementFirst }),
  ...(sendsBack === undefined ? {} : { sendsBack }),
  ...(wayBackCost === undefined ? {} : { wayBackCost }),
});
