import { z } from 'zod';
import { findParcel, refuseParcel } from '#sandbox/carrier/outcomes.ts';
import { parcelOf, viewParcel } from '#sandbox/carrier/parcels.ts';
import { findSchema, parcelSchema, refuseSchema } from '#sandbox/carrier/schemas.ts';
import { claimOf, settleClaim } from '#sandbox/carrier/claims/claims.ts';
import { claimSchema, claimSettleSchema } from '#sandbox/carrier/claims/schemas.ts';
import { doneAt } from '#sandbox/control/done-at.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { inspectSchema } from '#sandbox/warehouse/schemas.ts';
import { unannouncedInspectionSchema } from '#sandbox/warehouse/unannounced/schemas.ts';
import { inspectUnannounced } from '#sandbox/warehouse/unannounced/unannounced.ts';

const byTracking = z.object({ trackingNo: idSchema });

const refusing = defineRoute({
  operation: 'world.refuse',
  method: 'post',
  path: '/world/v1/parcels/{trackingNo}/refuse',
  summary: 'The customer refuses a parcel at the door: it turns round, and the warehouse receives it',
  params: byTracking,
  body: refuseSchema,
  reply: parcelSchema,
  codes: [
    'parcel_unknown',
    'parcel_is_return',
    'parcel_delivered',
    'parcel_refused',
    'parcel_returning',
    'parcel_returned',
    'at_in_future',
  ],
  handle: ({ tx, params: { trackingNo }, body: { at, ...how }, now: clock }) => {
    const now = clock(parcelOf(tx.state, trackingNo).orderNo);
    return viewParcel(refuseParcel(tx, trackingNo, { ...how, at: doneAt(at, now), now }));
  },
});

const finding = defineRoute({
  operation: 'world.find',
  method: 'post',
  path: '/world/v1/parcels/{trackingNo}/find',
  summary: 'A parcel that was lost turns up and goes on to where it was sent',
  params: byTracking,
  body: findSchema,
  reply: parcelSchema,
  codes: ['parcel_unknown', 'parcel_delivered', 'parcel_returned', 'at_in_future'],
  handle: ({ tx, params: { trackingNo }, body: { at, arrivesIn }, now: clock }) => {
    const now = clock(parcelOf(tx.state, trackingNo).orderNo);
    return viewParcel(findParcel(tx, trackingNo, { at: doneAt(at, now), now, arrivesIn }));
  },
});

const inspecting = defineRoute({
  operation: 'world.inspect_parcel',
  method: 'post',
  path: '/world/v1/parcels/{trackingNo}/inspect',
  summary: 'The warehouse inspects a parcel that came back without a return; without units: as planned, or as it left',
  params: byTracking,
  body: inspectSchema,
  reply: unannouncedInspectionSchema,
  codes: ['parcel_unknown', 'not_received', 'at_in_future'],
  handle: ({ tx, params: { trackingNo }, body, now }) => {
    const at = doneAt(body.at, now(parcelOf(tx.state, trackingNo).orderNo));
    return inspectUnannounced(tx, trackingNo, { units: body.units, at });
  },
});

const settling = defineRoute({
  operation: 'world.settle_claim',
  method: 'post',
  path: '/world/v1/claims/{claimKey}/settle',
  summary: 'What the carrier decides about a claim, by hand',
  params: z.object({ claimKey: idSchema }),
  body: claimSettleSchema,
  reply: claimSchema,
  codes: ['claim_unknown', 'claim_not_open', 'at_in_future'],
  handle: ({ tx, params: { claimKey }, body: { at, ...how }, now }) =>
    settleClaim(tx, claimKey, { ...how, at: doneAt(at, now(claimOf(tx.state, claimKey).orderNo)) }),
});

export const parcelRoutes = [refusing, finding, inspecting, settling] as const;
