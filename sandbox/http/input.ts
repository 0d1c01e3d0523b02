import type { Request } from 'express';
import { z } from 'zod';
import type { Route } from '#sandbox/http/route.ts';
import { InvalidRequest, Problem } from '#sandbox/core/problem.ts';
import type { FieldError } from '#sandbox/core/problem.ts';
import { instantSchema, orderNoSchema } from '#sandbox/core/schemas.ts';

/** The headers that carry the case's clock and the key of a write. */
export const headersSchema = z.object({
  'x-business-time': instantSchema.optional(),
  'x-timeline': orderNoSchema.optional(),
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/u, '1 to 255 visible ASCII characters')
    .optional(),
});

/** A call as it was understood. */
export type Input = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly businessTime: number | null;
  readonly timeline: string | null;
  readonly key: string | null;
};

/** Read all of a call at once, and name every field that breaks a rule. */
export function readInput(route: Route, request: Request): Input {
  const errors: FieldError[] = [];
  const read = <T>(where: string, schema: z.ZodType<T> | undefined, value: unknown): T | undefined => {
    const result = schema?.safeParse(value);
    if (result?.success === false) errors.push(...result.error.issues.flatMap((issue) => named(where, issue)));
    return result?.data;
  };
  const headers = read('header', headersSchema, pick(request));
  const params = read('path', route.params, request.params);
  const query = read('query', route.query, request.query);
  const body = read('body', route.body, request.body);
  if (errors.length > 0 || !headers) throw new InvalidRequest(errors);
  const { 'x-timeline': timeline = orderNoIn(params), 'x-business-time': at } = headers;
  const businessTime = at === undefined ? null : Date.parse(at);
  return { params, query, body, businessTime, timeline, key: keyOf(route, headers['idempotency-key'] ?? null) };
}

function keyOf(route: Route, key: string | null): string | null {
  if (route.key === 'required' && key === null) {
    throw new Problem(400, 'idempotency_key_missing', 'header.Idempotency-Key: needed for this operation');
  }
  return route.key ? key : null;
}

const pick = (request: Request): Record<string, string | undefined> =>
  Object.fromEntries(Object.keys(headersSchema.shape).map((name) => [name, request.get(name)]));

const orderNoIn = (params: unknown): string | null => orderInPath.safeParse(params).data?.orderNo ?? null;
const orderInPath = z.object({ orderNo: z.string() });

function named(where: string, issue: z.core.$ZodIssue): FieldError[] {
  const field = [where, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: `${field}.${key}`, rule: 'not known' }));
  return [{ field, rule: issue.message }];
}
