import { z } from 'zod';
import { SHIPMENT_REASONS } from '#domain/parts/shipment/shipment.ts';
import { lineNo, money, quantity, reference } from '#api/schemas/fields.ts';

/** Articles that are wanted instead, each for units of a line (D3). */
export const replacements = z
  .array(z.strictObject({ line: lineNo, quantity, sku: reference() }))
  .min(1)
  .max(200)
  .meta({
    description:
      'Another variant of the same product for units of a line; units without one are exchanged like for like.',
  });

export const replacementView = z.object({ line: z.int(), quantity: z.int(), sku: z.string() });

const goodsLine = z.object({ line: z.int().nullable(), sku: z.string(), quantity: z.int() });

/** What an offer states of goods and of money held (D3, R15). */
export const goodsDetails = {
  goods: z.array(goodsLine).nullable().meta({ description: 'What is sent to the customer.' }),
  hold: money.nullable().meta({ description: 'Held on their card until the old goods are back.' }),
};

/** Goods on their way to the customer. */
export const shipmentView = z
  .object({
    n: z.int(),
    reason: z.enum(SHIPMENT_REASONS),
    status: z.string(),
    lines: z.array(goodsLine),
    trackingNo: z.string().nullable(),
    carrier: z.string().nullable(),
    serials: z.array(z.string()),
    replacedBy: z.int().nullable(),
  })
  .meta({ id: 'Shipment' });

/** One of the order's own parcels, followed by the case. */
export const outboundView = z
  .object({
    trackingNo: z.string(),
    status: z.string(),
    items: z.array(z.object({ line: z.int(), quantity: z.int() })),
  })
  .meta({ id: 'OutboundParcel' });

/** Things in the return that are not ours: kept until the customer says, or the time for it is over (R28). */
export const foreignView = z
  .object({
    status: z.enum(['asked', 'chosen', 'done']),
    choice: z.string().nullable(),
    units: z.array(goodsLine),
    trackingNo: z.string().nullable(),
  })
  .meta({ id: 'ForeignGoods' });

/** What is claimed of a carrier; the customer's money never waits for it. */
export const claimView = z
  .object({
    n: z.int(),
    reason: z.enum(['lost', 'damaged']),
    status: z.string(),
    money,
    trackingNo: z.string().nullable(),
    paid: money.nullable(),
  })
  .meta({ id: 'CarrierClaim' });

/** Money asked of the customer, or held on their card. */
export const chargeView = z
  .object({
    n: z.int(),
    kind: z.enum(['payment', 'hold']),
    status: z.string(),
    money,
    payUrl: z.string().nullable().meta({ description: 'Where the customer pays while it is awaited.' }),
    failureCode: z.string().nullable(),
    taken: money.nullable(),
    replacedBy: z.int().nullable(),
  })
  .meta({ id: 'Charge' });
