import { z } from 'zod';
import { unknown } from '#sandbox/core/problem.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { claimRoutes } from '#sandbox/carrier/claims/routes.ts';
import { createLabel, labelOf, voidLabel } from '#sandbox/carrier/labels.ts';
import { parcelOf, viewParcel } from '#sandbox/carrier/parcels.ts';
import { labelInputSchema, labelSchema, parcelSchema } from '#sandbox/carrier/schemas.ts';

const byId = z.object({ labelId: idSchema });

const label = defineRoute({
  operation: 'carrier.label',
  method: 'post',
  path: '/carrier/v1/labels',
  summary: 'A label for a return parcel',
  key: 'required',
  body: labelInputSchema,
  status: 201,
  reply: labelSchema,
  handle: ({ tx, body, key, timeline, now, baseUrl }) => {
    const orderNo = tx.state.warehouse.returns.get(body.reference)?.value.orderNo ?? timeline;
    return createLabel(tx, body, { at: now(orderNo), key, orderNo, baseUrl });
  },
});

const lookup = defineRoute({
  operation: 'carrier.lookup',
  method: 'get',
  path: '/carrier/v1/labels/by-key/{idempotencyKey}',
  summary: 'The label that was asked for under this key',
  params: z.object({ idempotencyKey: idSchema }),
  reply: labelSchema,
  codes: ['label_unknown'],
  handle: ({ tx, params, sees }) => {
    const held = tx.state.carrier.labels.get(tx.state.carrier.labelOfKey.get(params.idempotencyKey) ?? '');
    if (!held || !sees(held.createdRealAt)) throw unknown('label', params.idempotencyKey);
    return held.label;
  },
});

const voiding = defineRoute({
  operation: 'carrier.void',
  method: 'post',
  path: '/carrier/v1/labels/{labelId}/void',
  summary: 'Take a label back that was not used',
  key: 'optional',
  params: byId,
  reply: labelSchema,
  codes: ['label_unknown', 'label_in_use'],
  handle: ({ tx, params, key, now }) =>
    voidLabel(tx, params.labelId, { at: now(labelOf(tx.state, params.labelId).orderNo), key }),
});

const parcel = defineRoute({
  operation: 'carrier.parcel',
  method: 'get',
  path: '/carrier/v1/parcels/{trackingNo}',
  summary: 'A parcel and its scans',
  params: z.object({ trackingNo: idSchema }),
  reply: parcelSchema,
  codes: ['parcel_unknown'],
  handle: ({ tx, params }) => viewParcel(parcelOf(tx.state, params.trackingNo)),
});

export const carrierRoutes = [label, lookup, voiding, parcel, ...claimRoutes] as const;
