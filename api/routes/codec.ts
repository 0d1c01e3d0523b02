import { z } from 'zod';
import { asking } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { invalid } from '#api/validation.ts';

const MOST_PAYLOADS = 2_000;
const MEGABYTE = 1024 * 1024;

const payload = z.object({
  metadata: z.record(z.string().max(100), z.string().max(1_000)).optional(),
  data: z.string().optional(),
});
const payloads = z.object({ payloads: z.array(payload).max(MOST_PAYLOADS) }).meta({ id: 'Payloads' });

/** What the bytes hold, for the documentation. */
const BATCH = { type: 'object', properties: { payloads: { type: 'array', items: { type: 'object' } } } } as const;

/** The remote codec of the Temporal Web UI (its protocol: `{ payloads }` in, the same opened out). */
export const decodePayloads = defineRoute({
  method: 'post',
  path: '/v1/codec/decode',
  operationId: 'decodePayloads',
  tag: 'operations',
  summary: 'Open payloads for the Temporal Web UI',
  description:
    'What cases carry is encrypted in Temporal. The Web UI has it opened here, for whoever signed in as one of the roles, and who had what opened is on record. What does not open, is moved to another workflow or was changed stays as it is.',
  cites: ['R50', 'E4'],
  idempotency: 'none',
  bodyKind: 'raw',
  // The Web UI sends the payloads of a whole page of events at once.
  bodyLimit: 8 * MEGABYTE,
  body: z.instanceof(Buffer).meta({ override: BATCH }),
  responses: { 200: { description: 'The payloads, opened.', schema: payloads } },
  async handler({ body }, context) {
    const { codec } = context.deps;
    if (!codec) throw new Problem('route_unknown');
    const { id, role } = asking(context);
    const read = payloads.safeParse(parsed(body));
    if (!read.success)
      throw invalid([{ pointer: '/payloads', in: 'body', rule: 'format', message: 'must be a list of payloads' }]);
    const asked = read.data.payloads.map(({ metadata, data }) => ({
      ...(metadata === undefined ? {} : { metadata }),
      ...(data === undefined ? {} : { data }),
    }));
    return { status: 200, body: { payloads: await codec.decode(asked, { id, role }) }, isMasked: true };
  },
});

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Problem('malformed_json');
  }
}
