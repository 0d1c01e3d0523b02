import { z } from 'zod';
import type { RecordedOutcome } from '#domain/case/commands.ts';
import { REPAIR_STATUSES } from '#domain/parts/repair/repair.ts';
import { PARCEL_STATUSES } from '#domain/parts/return-parcel.ts';
import { reference, words } from '#api/schemas/fields.ts';
import { withoutAbsent } from '#api/without-absent.ts';

const refundReport = z
  .strictObject({
    status: z.enum(['accepted', 'held', 'arrived', 'failed', 'unknown', 'reversed']),
    ref: reference().optional().meta({ description: "The provider's own id of the refund." }),
  })
  .transform(({ status, ref }) => ({ status, ...withoutAbsent({ ref }) }));

const grantReport = z
  .strictObject({
    status: z.enum(['delivered', 'cancelled']),
    ref: reference().optional().meta({ description: "The shop's own id of the grant." }),
    code: reference(64).optional().meta({ description: 'What the customer types in.' }),
  })
  .transform(({ status, ref, code }) => ({ status, ...withoutAbsent({ ref, code }) }));

const goodsReport = z
  .strictObject({
    status: z.enum(['shipped', 'signed', 'outOfStock']).meta({ description: 'outOfStock: cannot be sent any more.' }),
    trackingNo: reference(64).optional(),
    carrier: words(64).optional(),
  })
  .transform(({ status, trackingNo, carrier }) => ({ status, ...withoutAbsent({ trackingNo, carrier }) }));

const chargeReport = z
  .strictObject({
    status: z.enum(['paid', 'authorised', 'failed', 'cancelled']),
    ref: reference().optional().meta({ description: "The provider's own id of it." }),
    paymentId: reference().optional().meta({ description: 'The payment of the order that it became.' }),
  })
  .transform(({ status, ref, paymentId }) => ({ status, ...withoutAbsent({ ref, paymentId }) }));

/** What a person saw happen in place of a step that cannot go on (design 3.6). */
export const recordedOutcome = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('refund'), report: refundReport }),
    z.strictObject({ step: z.literal('authoriseReturn'), trackingNo: reference(64) }),
    z.strictObject({ step: z.literal('traceParcel'), status: z.enum(PARCEL_STATUSES) }),
    z.strictObject({ step: z.literal('cancelReturn') }),
    z.strictObject({ step: z.literal('changeOrder') }),
    z.strictObject({ step: z.literal('cancelUnits') }),
    z.strictObject({ step: z.literal('grant'), report: grantReport }),
    z.strictObject({
      step: z.literal('revokeGrant').meta({ description: 'What was given with a return that lapsed (C4).' }),
      outcome: z.enum(['revoked', 'kept']),
    }),
    z.strictObject({ step: z.literal('reserveGoods') }),
    z.strictObject({ step: z.literal('shipGoods'), report: goodsReport }),
    z.strictObject({ step: z.literal('traceShipment'), status: z.enum(PARCEL_STATUSES) }),
    z.strictObject({ step: z.literal('charge'), report: chargeReport }),
    z.strictObject({ step: z.literal('traceOutbound'), status: z.enum(PARCEL_STATUSES) }),
    z.strictObject({ step: z.literal('intercept'), outcome: z.enum(['intercepted', 'tooLate']) }),
    z.strictObject({
      step: z.literal('lateMoney').meta({ description: 'Money that did not add up was settled by hand (R17).' }),
      how: z.enum(['paid_otherwise', 'not_owed', 'recovered']),
    }),
    z.strictObject({
      step: z
        .literal('recover')
        .meta({ description: 'Money that was paid on proof of posting and is not due came back, or is let be.' }),
      how: z.enum(['recovered', 'not_owed']),
    }),
    z.strictObject({
      step: z.literal('repair'),
      status: z
        .enum([...REPAIR_STATUSES, 'settled'])
        .meta({ description: 'settled: somebody has seen to goods that were lost, or fetched.' }),
    }),
    z.strictObject({ step: z.literal('repairPayment'), how: z.enum(['paid', 'waived']) }),
    z.strictObject({ step: z.literal('lookUp') }),
  ])
  .transform((outcome): RecordedOutcome => outcome)
  .meta({ id: 'RecordedOutcome' });
