import { z } from 'zod';
import { WEBHOOK_PORTS } from '#api/deps.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { invalid } from '#api/validation.ts';

const receipt = z.object({ stored: z.literal(true), duplicate: z.boolean() }).meta({ id: 'WebhookReceipt' });

/** What the bytes hold, for the documentation; they are checked where they are read. */
const ENVELOPE = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    type: { type: 'string', example: 'parcel.scanned' },
    at: { type: 'string', format: 'date-time', description: 'Business time of the happening.' },
    timeline: { type: 'string', description: 'The order whose clock that is.' },
    data: { type: 'object' },
  },
  required: ['id', 'type', 'at', 'timeline', 'data'],
} as const;

/** News are kept before they are answered, and looked into by the worker: a crash in between loses nothing (R45). */
export const receiveWebhook = defineRoute({
  method: 'post',
  path: '/v1/webhooks/{port}',
  operationId: 'receiveWebhook',
  tag: 'webhooks',
  summary: 'Take news from a provider',
  description:
    'Signed by Standard Webhooks with the secret of the port, over the body as it is sent. Answered when it is stored; a repetition is fine.',
  cites: ['R45'],
  idempotency: 'none',
  bodyKind: 'raw',
  params: z.strictObject({ port: z.enum(WEBHOOK_PORTS) }),
  body: z.instanceof(Buffer).meta({ override: ENVELOPE }),
  responses: { 202: { description: 'It is stored.', schema: receipt } },
  refusals: ['signature_invalid'],
  async handler({ params: { port }, body }, { deps, headers }) {
    const read = deps.readWebhook(port, headers, body);
    if (!read.ok) {
      if (read.reason === 'signature_refused') throw new Problem('signature_invalid');
      throw invalid([{ pointer: '', in: 'body', rule: 'envelope', message: read.detail }]);
    }
    const stored = await deps.inbox.add(read.event);
    return { status: 202, body: { stored: true, duplicate: stored === 'duplicate' } };
  },
});
