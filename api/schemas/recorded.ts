import { z } from 'zod';
import type { RecordedOutcome } from '#domain/case/commands.ts';
import { PARCEL_STATUSES } from '#domain/parts/return-parcel.ts';
import { reference } from '#api/schemas/fields.ts';
import { withoutAbsent } from '#api/without-absent.ts';

const refundReport = z
  .strictObject({
    status: z.enum(['accepted', 'held', 'arrived', 'failed', 'unknown', 'reversed']),
    ref: reference().optional().meta({ description: "The provider's own id of the refund." }),
  })
  .transform(({ status, ref }) => ({ status, ...withoutAbsent({ ref }) }));

/** What a person saw happen in place of a step that cannot go on (design 3.6). */
export const recordedOutcome = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('refund'), report: refundReport }),
    z.strictObject({ step: z.literal('authoriseReturn'), trackingNo: reference(64) }),
    z.strictObject({ step: z.literal('traceParcel'), status: z.enum(PARCEL_STATUSES) }),
    z.strictObject({ step: z.literal('cancelUnits') }),
    z.strictObject({ step: z.literal('lookUp') }),
  ])
  .transform((outcome): RecordedOutcome => outcome)
  .meta({ id: 'RecordedOutcome' });
