import { z } from 'zod';
import { createDocument } from 'zod-openapi';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { instantSchema } from '#sandbox/core/schemas.ts';
import { GOODS_WEBHOOKS } from '#sandbox/http/goods-webhooks.ts';
import { headersSchema } from '#sandbox/http/input.ts';
import { MONEY_WEBHOOKS } from '#sandbox/http/money-webhooks.ts';
import { portOf } from '#sandbox/http/route.ts';
import type { Route } from '#sandbox/http/route.ts';
import { ROUTES } from '#sandbox/http/routes.ts';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), rule: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const WEBHOOKS = {
  ...GOODS_WEBHOOKS,
  ...MONEY_WEBHOOKS,
} as const;

/** The whole contract, from the same table that serves it. */
export const openApiDocument = (): ReturnType<typeof createDocument> =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Aftercare sandbox world',
      version: '1.0.0',
      description:
        'Shop, warehouse, carrier, payments and messages as one stateful service. The ports are the contract that a ' +
        "company's own systems implement; /world/v1 controls the sandbox and belongs to no contract.",
    },
    security: [{ bearer: [] }],
    tags: [...new Set(ROUTES.map(portOf))].map((name) => ({ name })),
    paths: paths(),
    webhooks: Object.fromEntries(
      Object.entries(WEBHOOKS).map(([type, [port, data]]) => [type, webhook(type, port, data)]),
    ),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });

function paths(): ZodOpenApiPathsObject {
  const made: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of ROUTES) made[route.path] = { ...made[route.path], [route.method]: operation(route) };
  return made;
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { params, query, body, reply, status = 200, codes = [] } = route;
  const header = headersOf(route);
  return {
    operationId: route.operation,
    tags: [portOf(route)],
    summary: route.summary,
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(header && { header }) },
    ...(body && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      [status]: { description: 'done', ...(reply && { content: { 'application/json': { schema: reply } } }) },
      ...refusalsOf(codes),
      '4XX': refusal('invalid_request, not_authorised, idempotency_key_missing, idempotency_key_reused'),
      '5XX': refusal('unavailable, or the outcome is unknown'),
    },
  };
}

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const CONFLICTS = ['already_shipped', 'already_modified', 'order_cancelled', 'not_delivered'];
const isConflict = (code: string): boolean => CONFLICTS.includes(code);
const isTooSoon = (code: string): boolean => code === 'too_soon';

function refusalsOf(codes: readonly string[]): Record<string, ReturnType<typeof refusal>> {
  const missing = codes.filter((code) => code.endsWith('_unknown') && code !== 'line_unknown');
  const conflicts = codes.filter(isConflict);
  const tooSoon = codes.filter(isTooSoon);
  const ruled = codes.filter((code) => !missing.includes(code) && !isConflict(code) && !isTooSoon(code));
  return {
    ...(conflicts.length > 0 && { 409: refusal(conflicts.join(', ')) }),
    ...(missing.length > 0 && { 404: refusal(missing.join(', ')) }),
    ...(ruled.length > 0 && { 422: refusal(ruled.join(', ')) }),
    ...(tooSoon.length > 0 && { 429: refusal(`${tooSoon.join(', ')}, with Retry-After`) }),
  };
}

function headersOf(route: Route): z.ZodObject | undefined {
  if (portOf(route) === 'world') return undefined;
  const { 'idempotency-key': key, ...clock } = headersSchema.shape;
  const described = {
    'X-Business-Time': clock['x-business-time'].meta({ description: "the case's clock" }),
    'X-Timeline': clock['x-timeline'].meta({ description: 'the order whose clock it is' }),
  };
  if (!route.key) return z.object(described);
  return z.object({ ...described, 'Idempotency-Key': route.key === 'required' ? key.unwrap() : key });
}

function webhook(type: string, port: string, data: z.ZodType): { post: ZodOpenApiOperationObject } {
  const envelope = z.object({
    id: z.string(),
    type: z.literal(type),
    at: instantSchema.meta({ description: 'business time' }),
    timeline: z.string().meta({ description: 'order number' }),
    data,
  });
  return {
    post: {
      operationId: `webhook.${type}`,
      tags: [port],
      summary: `${type}, signed by Standard Webhooks, sent to <webhook url>/${port} until it is answered with 2xx`,
      security: [],
      requestParams: {
        header: z.object({
          'webhook-id': z.string(),
          'webhook-timestamp': z.string(),
          'webhook-signature': z.string(),
        }),
      },
      requestBody: { content: { 'application/json': { schema: envelope } } },
      responses: { '2XX': { description: 'taken' } },
    },
  };
}
