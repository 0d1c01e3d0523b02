import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { words } from '#api/schemas/fields.ts';
import { mayMake } from '#api/team-rules.ts';
import { colleague, staffParams } from './staff.ts';

const SECRET_BYTES = 24;
const keyId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9-]+$/, 'must be small letters, digits, hyphens');

export const addStaffKey = defineRoute({
  method: 'post',
  path: '/v1/staff/{id}/keys',
  operationId: 'addStaffKey',
  tag: 'team',
  summary: 'Make an API key for a person',
  description: 'The key is shown once and kept nowhere; it may what its person may, and nothing once they have left.',
  cites: ['H2'],
  idempotency: 'none',
  params: staffParams,
  body: z.strictObject({ name: words(100) }),
  responses: {
    201: { description: 'The key.', schema: z.object({ id: z.string(), key: z.string() }).meta({ id: 'StaffKey' }) },
  },
  refusals: ['staff_unknown', 'staff_above'],
  async handler({ params, body }, context) {
    const { deps } = context;
    const member = await colleague(context, params.id);
    if (!mayMake(asking(context), member)) throw new Problem('staff_above');
    const id = `p-${randomBytes(8).toString('hex')}`;
    const key = `ak_${id}_${randomBytes(SECRET_BYTES).toString('hex')}`;
    await deps.staff.addKey({ id, secret: key, staffId: member.id, name: body.name }, deps.now());
    return { status: 201, body: { id, key } };
  },
});

export const revokeStaffKey = defineRoute({
  method: 'post',
  path: '/v1/staff/{id}/keys/{key}/revoke',
  operationId: 'revokeStaffKey',
  tag: 'team',
  summary: "Take a person's API key out of use",
  cites: ['H2'],
  idempotency: 'required',
  params: staffParams.extend({ key: keyId }),
  body: z.strictObject({}),
  responses: { 200: { description: 'It lets nobody in any more.', schema: z.object({ id: z.string() }) } },
  refusals: ['staff_unknown', 'staff_above', 'key_unknown'],
  async handler({ params }, context) {
    const { deps } = context;
    const member = await colleague(context, params.id);
    if (!mayMake(asking(context), member)) throw new Problem('staff_above');
    if (!(await deps.staff.revokeKey(member.id, params.key, deps.now()))) throw new Problem('key_unknown');
    return { status: 200, body: { id: params.key } };
  },
});
