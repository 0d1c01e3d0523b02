import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { isStaffRole } from '#domain/roles.ts';
import { inboundMessage } from './schemas/inbound.ts';
import { isOpen } from './access.ts';
import { MASKS, RELATIONS } from './permissions.ts';
import { problemKind, type ProblemCode } from './problem-catalogue.ts';
import type { ResponseSpec, Route } from './route.ts';

const TAGS = [
  { name: 'cases', description: 'Cases: open, list, read.' },
  { name: 'acts', description: 'What a customer, or an agent for them, does in a case.' },
  { name: 'tasks', description: 'What people of the shop are asked to decide or to free.' },
  { name: 'team', description: 'The people of the shops: who they are, and what they hand to each other.' },
  { name: 'record', description: 'Who did what, when and why.' },
  { name: 'orders', description: 'The ledgers of goods and money.' },
  { name: 'messages', description: 'What people are told, and the words for it.' },
  { name: 'returns', description: 'The register of returned goods, and the bench at which they are inspected.' },
  { name: 'finance', description: 'Money that somebody has to look at: refunds, disputes, charges.' },
  { name: 'day', description: "What the runs of the shops' days gathered, and what does not hold." },
  { name: 'archive', description: 'Finding cases again, open or over, and reading all of them.' },
  { name: 'customers', description: 'What customers prefer, and being forgotten.' },
  { name: 'quality', description: 'Samples of closed cases, their scores, and what is learned from them.' },
  { name: 'alarms', description: 'Batch defects: several cases on one article.' },
  { name: 'figures', description: 'What is learned from the record: figures, hot spots, feedback, files.' },
  { name: 'knowledge', description: 'Known problems and answers.' },
  { name: 'reviews', description: 'What customers say in public, and why.' },
  { name: 'policies', description: 'What the rules are, and what a draft of them would change.' },
  { name: 'webhooks', description: 'News from warehouse, carrier and payment provider.' },
  { name: 'evidence', description: 'Photos, films and papers that people show.' },
  { name: 'inbound', description: 'Requests and words that come by mail, by other systems and by lists.' },
  { name: 'rehearsal', description: 'Months in seconds, in sandbox mode.' },
  { name: 'operation', description: 'For machines that look after this one.' },
  { name: 'documentation', description: 'This API about itself.' },
];

const fieldError = z.object({
  pointer: z.string().meta({ description: 'RFC 6901, into the part named by `in`.' }),
  in: z.enum(['body', 'query', 'path', 'header']),
  rule: z.string(),
  message: z.string(),
});

const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    errors: z.array(fieldError).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. `code` is one of docs/refusals.md; `type` leads to its meaning.' });

/** The API as OpenAPI 3.1, from the route table alone. */
export function openapiDocument(routes: readonly Route[], version: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Aftercare',
      version,
      description:
        "After-sales cases of online shops. Every 'no' is an RFC 9457 problem whose code is listed with what to do about it; acts carry an Idempotency-Key and may be repeated; reads of a case carry its version as ETag, decisions name it in If-Match; lists are keyset pages.",
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: TAGS,
    paths,
    components: {
      // what is signed is read as bytes first, so no route names it as its body
      schemas: { InboundMessage: inboundMessage },
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API key, `ak_<id>_<secret>`, with a role and its shops, or those of the person it belongs to.',
        },
        staffToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "A token of the installation's OpenID Connect provider, for the people of the shops.",
        },
        customerLink: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The token of a customer link: one case, some days.',
        },
      },
    },
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const header = headersOf(route);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, rolesText(route), refusalsText(route)].filter(Boolean).join('\n\n'),
    security: securityOf(route),
    requestParams: {
      ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(header ? { header } : {}),
    },
    ...(route.body
      ? {
          requestBody: {
            required: !route.body.safeParse({}).success,
            content: bodyContent(route.body, route.bodyTypes),
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(Object.entries(route.responses).map(([status, spec]) => [status, responseOf(spec)])),
      ...problemResponses(route),
    },
    ...(route.cites.length > 0 ? { 'x-cites': [...route.cites] } : {}),
    ...(isOpen(route.roles) ? {} : { 'x-roles': [...route.roles], 'x-touches': route.within }),
  };
}

/** Files are described by their types; all else is JSON. */
const bodyContent = (schema: z.ZodType, types: readonly string[] = []): Record<string, { schema: z.ZodType }> =>
  Object.fromEntries((types.length > 0 ? types : ['application/json']).map((type) => [type, { schema }]));

function headersOf(route: Route): z.ZodObject | undefined {
  const fields = {
    ...(route.idempotency === 'none'
      ? {}
      : {
          'Idempotency-Key': optionalIf(
            route.idempotency === 'optional',
            'Names this act: a repetition with the same key is answered, not done again.',
          ),
        }),
    ...(route.ifMatch
      ? { 'If-Match': optionalIf(route.ifMatch === 'optional', 'The version of the case the act is based on.') }
      : {}),
  };
  return Object.keys(fields).length > 0 ? z.object(fields) : undefined;
}

function optionalIf(isOptional: boolean, description: string): z.ZodType {
  return isOptional ? z.string().optional().meta({ description }) : z.string().meta({ description });
}

function rolesText({ roles, within }: Route): string {
  if (isOpen(roles)) return `Open: ${roles.open}.`;
  const masked = roles.flatMap((role) => (MASKS[role] ? [`For ${role} without ${MASKS[role].join(' and ')}.`] : []));
  return [`For: ${roles.join(', ')}. Touches ${RELATIONS[within]}.`, ...masked].join(' ');
}

const refusalsText = ({ refusals = [] }: Route): string =>
  refusals.length > 0 ? `Refusals: ${refusals.map((code) => `\`${code}\``).join(', ')}.` : '';

function securityOf({ roles }: Route): NonNullable<ZodOpenApiOperationObject['security']> {
  if (isOpen(roles)) return [];
  const house = [{ apiKey: [] }, ...(roles.some(isStaffRole) ? [{ staffToken: [] }] : [])];
  return roles.includes('customer') ? [...house, { customerLink: [] }] : house;
}

function responseOf({
  description,
  schema,
  contentType = 'application/json',
  files = [],
  headers = {},
}: ResponseSpec): ZodOpenApiResponseObject {
  const sent = schema ?? (contentType === 'application/json' ? undefined : z.string());
  const described = Object.entries(headers).map(
    ([name, text]) => [name, { description: text, schema: { type: 'string' } }] as const,
  );
  return {
    description,
    ...(sent ? { content: { [contentType]: { schema: sent }, ...asFiles(files) } } : {}),
    ...(described.length > 0 ? { headers: Object.fromEntries(described) } : {}),
  };
}

const asFiles = (types: readonly string[]): Record<string, { schema: z.ZodType }> =>
  Object.fromEntries(types.map((type) => [type, { schema: z.string() }]));

/** Which problems any route of this kind can answer with, besides the refusals it names. */
function problemCodes(route: Route): ProblemCode[] {
  const { idempotency, ifMatch, refusals = [] } = route;
  const kinds: readonly (readonly [boolean, readonly ProblemCode[]])[] = [
    [(route.params ?? route.query ?? route.body) !== undefined, ['invalid_request']],
    [!isOpen(route.roles), ['unauthenticated', 'forbidden']],
    [route.body !== undefined && route.bodyKind !== 'raw', ['malformed_json', 'media_type_unsupported']],
    [route.body !== undefined, ['body_too_large']],
    [idempotency === 'required', ['idempotency_key_missing']],
    [idempotency !== 'none', ['idempotency_in_progress', 'idempotency_key_reused']],
    [ifMatch !== undefined, ['precondition_failed']],
    [ifMatch === 'required', ['precondition_required']],
    [true, refusals],
    [!isOpen(route.roles) || route.bodyKind === 'raw', ['internal', 'unavailable']],
  ];
  return kinds.flatMap(([holds, codes]) => (holds ? codes : []));
}

function problemResponses(route: Route): Record<string, ZodOpenApiResponseObject> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemCodes(route)) {
    const { status } = problemKind(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
