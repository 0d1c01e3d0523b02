import { z } from 'zod';
import { found, sameKey } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { grantInputSchema, grantSchema } from '#sandbox/shop/grant-schemas.ts';
import { grantAt, makeGrant, revokeGrant } from '#sandbox/shop/grants.ts';

const byKey = z.object({ grantKey: idSchema });

const grant = defineRoute({
  operation: 'shop.grant',
  method: 'post',
  path: '/shop/v1/grants',
  summary: 'Give a customer a coupon, points, a gift card or a better tier',
  key: 'required',
  body: grantInputSchema,
  status: 201,
  reply: grantSchema,
  codes: ['customer_unknown', 'grant_key_mismatch'],
  handle: ({ tx, body, key, timeline, now }) => {
    sameKey(key, body.grantKey, 'grant');
    return makeGrant(tx, body, { at: now(timeline), orderNo: timeline });
  },
});

const lookup = defineRoute({
  operation: 'shop.grant_lookup',
  method: 'get',
  path: '/shop/v1/grants/by-key/{grantKey}',
  summary: 'What was given under this key, and what became of it',
  params: byKey,
  reply: grantSchema,
  codes: ['grant_unknown'],
  handle: ({ tx, params, sees, timeline, now }) =>
    grantAt(found(tx.state.shop.grants, params.grantKey, { thing: 'grant', sees }), now(timeline)),
});

const revoke = defineRoute({
  operation: 'shop.revoke',
  method: 'post',
  path: '/shop/v1/grants/{grantKey}/revoke',
  summary: 'Take back what was given and has not been used',
  key: 'optional',
  params: byKey,
  reply: grantSchema,
  codes: ['grant_unknown', 'grant_spent', 'grant_expired'],
  handle: ({ tx, params, timeline, now }) => revokeGrant(tx, params.grantKey, { at: now(timeline), orderNo: timeline }),
});

export const grantRoutes = [grant, lookup, revoke] as const;
