import { z } from 'zod';
import { claimOf, makeClaim, reverseClaim } from '#sandbox/carrier/claims/claims.ts';
import { claimInputSchema, claimSchema } from '#sandbox/carrier/claims/schemas.ts';
import { parcelOf } from '#sandbox/carrier/parcels.ts';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';

const byKey = z.object({ claimKey: idSchema });

const claiming = defineRoute({
  operation: 'carrier.claim',
  method: 'post',
  path: '/carrier/v1/claims',
  summary: 'Ask the carrier for money for a parcel; the answer comes as claim.updated',
  key: 'required',
  body: claimInputSchema,
  status: 201,
  reply: claimSchema,
  codes: ['parcel_unknown', 'claim_exists', 'claim_key_mismatch'],
  handle: ({ tx, body, key, now }) => {
    sameKey(key, body.claimKey, 'claim');
    return makeClaim(tx, body, { at: now(parcelOf(tx.state, body.trackingNo).orderNo), key });
  },
});

const reversing = defineRoute({
  operation: 'carrier.claim_reverse',
  method: 'post',
  path: '/carrier/v1/claims/{claimKey}/reverse',
  summary: 'Take a claim back, since the parcel turned up',
  key: 'optional',
  params: byKey,
  reply: claimSchema,
  codes: ['claim_unknown', 'claim_refused'],
  handle: ({ tx, params: { claimKey }, key, now }) =>
    reverseClaim(tx, claimKey, { at: now(claimOf(tx.state, claimKey).orderNo), key }),
});

const lookup = defineRoute({
  operation: 'carrier.claim_status',
  method: 'get',
  path: '/carrier/v1/claims/{claimKey}',
  summary: 'The claim that was made under this key',
  params: byKey,
  reply: claimSchema,
  codes: ['claim_unknown'],
  handle: ({ tx, params, sees }) => found(tx.state.carrier.claims, params.claimKey, { thing: 'claim', sees }),
});

export const claimRoutes = [claiming, reversing, lookup] as const;
