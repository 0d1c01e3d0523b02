import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import request from 'supertest';
import { isOpen, KEY_ROLES, type KeyRole } from '#api/access.ts';
import { openapiDocument } from '#api/openapi.ts';
import type { Route } from '#api/route.ts';
import { ROUTES } from '#api/routes/index.ts';
import { anApi, askBy, keyOf } from './an-api.ts';
import { breakagesOf, type Breakage, type Schema } from './breakages.ts';
import { VALID } from './valid-requests.ts';

interface Operation {
  readonly parameters?: readonly { in: string; name: string; schema: Schema }[];
  readonly requestBody?: { content: { 'application/json': { schema: Schema } } };
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Schema> };
}

const document = JSON.parse(JSON.stringify(openapiDocument(ROUTES, 'test'))) as Document;
const resolve = (schema: Schema): Schema =>
  schema.$ref ? resolve(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
const operationOf = (route: Route): Operation => document.paths[route.path]?.[route.method] ?? {};
const moves = { now: async () => 0, fastForward: async () => ({ now: 0, happened: [] }) };
const { app, done } = anApi({ rehearse: moves });
const server = createServer(app);

beforeAll(() => new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening)));
afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function addressOf(route: Route, params: Readonly<Record<string, string>> = {}): string {
  return route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** A role the route serves; none where it is open. */
const roleOf = ({ roles }: Route): KeyRole | undefined =>
  isOpen(roles) ? undefined : KEY_ROLES.find((known) => roles.includes(known));

function ask(
  route: Route,
  {
    params,
    query,
    body,
  }: { params?: Readonly<Record<string, string>>; query?: Readonly<Record<string, string>>; body?: unknown },
) {
  const role = roleOf(route);
  const asked = askBy(request(origin()), route.method, addressOf(route, params))
    .query(query ?? {})
    .set('Idempotency-Key', `key-${Math.random()}`)
    .set('If-Match', '"v7"');
  if (role) void asked.set('Authorization', keyOf(role));
  return body === undefined ? asked : asked.set('Content-Type', 'application/json').send(JSON.stringify(body));
}

const withBody = ROUTES.filter((route) => route.body && route.bodyKind !== 'raw').flatMap((route) =>
  (VALID[route.operationId]?.bodies ?? []).map((body) => ({ route, body })),
);

describe('every field of every body (API3)', () => {
  it.each(
    withBody.map(
      ({ route, body }) => [`${route.operationId} ${JSON.stringify(body).slice(0, 40)}`, route, body] as const,
    ),
  )('%s: each wrong field is refused by name and rule', async (_name, route, body) => {
    const schema = operationOf(route).requestBody?.content['application/json'].schema ?? {};
    const valid = VALID[route.operationId] ?? {};
    for (const broken of breakagesOf({ schema, value: body, pointer: '' }, resolve)) {
      const answer = await ask(route, { ...valid, body: broken.value });
      expectRefused(answer, broken, 'body');
    }
  });

  it.each(
    withBody.map(
      ({ route, body }) => [`${route.operationId} ${JSON.stringify(body).slice(0, 40)}`, route, body] as const,
    ),
  )('%s: the unbroken request is not refused for its form', async (_name, route, body) => {
    const answer = await ask(route, { ...VALID[route.operationId], body });
    expect(answer.status === 400 ? answer.body : 'well-formed').toBe('well-formed');
  });
});

describe('every path and query field', () => {
  it.each(ROUTES.filter((route) => route.params ?? route.query).map((route) => [route.operationId, route] as const))(
    '%s: each wrong field is refused by name and rule',
    async (_name, route) => {
      const valid = VALID[route.operationId] ?? {};
      const params = operationOf(route).parameters ?? [];
      for (const { name, in: where, schema } of params.filter((one) => one.in !== 'header')) {
        for (const wrong of wrongTexts(resolve(schema))) {
          const changed =
            where === 'path'
              ? { ...valid, params: { ...valid.params, [name]: wrong } }
              : { ...valid, query: { ...valid.query, [name]: wrong } };
          const answer = await ask(route, { ...changed, body: valid.bodies?.[0] });
          expectRefused(
            answer,
            {
              what: `${name}=${wrong}`,
              value: wrong,
              pointer: `/${name}`,
              rules: ['type', 'min', 'max', 'enum', 'format'],
            },
            where,
          );
        }
      }
    },
  );

  it.each(ROUTES.filter((route) => route.query).map((route) => [route.operationId, route] as const))(
    '%s: an unknown or doubled query field is refused',
    async (_name, route) => {
      const unknown = await ask(route, { ...VALID[route.operationId], query: { offset: '10' } });
      expectRefused(unknown, { what: 'offset', value: '10', pointer: '/offset', rules: ['unknown_key'] }, 'query');
      const address = `${addressOf(route, VALID[route.operationId]?.params)}?limit=1&limit=2`;
      const doubled = await askBy(request(origin()), route.method, address).set(
        'Authorization',
        keyOf(roleOf(route) ?? 'agent'),
      );
      expect(doubled.status).toBe(400);
    },
  );
});

function wrongTexts(schema: Schema): string[] {
  if (schema.type === 'integer' || schema.type === 'number')
    return ['0', '-1', '1.5', 'x', String((schema.maximum ?? 1e15) + 1)];
  return [...wrongForm(schema), ...(schema.maxLength === undefined ? [] : ['a'.repeat(schema.maxLength + 1)])];
}

/** A text that the field's form does not allow; free words have none. */
function wrongForm({ pattern, enum: words, format, type }: Schema): readonly string[] {
  if (words !== undefined || format !== undefined || type === undefined) return ['~~~'];
  return pattern === undefined ? [] : [new RegExp(pattern).test('~~~') ? 'two words' : '~~~'];
}

function expectRefused(answer: request.Response, broken: Breakage, where: string): void {
  const body = answer.body as {
    code?: string;
    errors?: { pointer: string; in: string; rule: string; message: string }[];
  };
  const named = body.errors?.find(
    ({ pointer, in: part, rule }) =>
      pointer.startsWith(broken.pointer) && part === where && broken.rules.includes(rule),
  );
  expect({
    broken: broken.what,
    pointer: broken.pointer,
    status: answer.status,
    code: body.code,
    named: named !== undefined,
    errors: named ? undefined : body.errors,
  }).toEqual({
    broken: broken.what,
    pointer: broken.pointer,
    status: 400,
    code: 'invalid_request',
    named: true,
    errors: undefined,
  });
}

it('has a valid request of every operation, and none of others', () => {
  expect(Object.keys(VALID).toSorted()).toEqual(ROUTES.map(({ operationId }) => operationId).toSorted());
});

it('has told no case anything while the requests were wrong, and broke nowhere', () => {
  expect(done.errors).toEqual([]);
});
