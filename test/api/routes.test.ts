import request from 'supertest';
import { isOpen, KEY_ROLES, type Role } from '#api/access.ts';
import { checkRoutes } from '#api/app.ts';
import { signLink } from '#api/links.ts';
import { defineRoute, type Route } from '#api/route.ts';
import { ROUTES } from '#api/routes/index.ts';
import { aWorldDesk } from './a-case-page.ts';
import { aCase, anApi, askBy, CASE_NO, keyOf } from './an-api.ts';
import { VALID } from './valid-requests.ts';

const OPEN = [
  'backFromProvider',
  'docs',
  'docsPart',
  'getProblem',
  'goToProvider',
  'healthz',
  'metrics',
  'openapi',
  'readyz',
  'receiveMail',
  'receiveMessage',
  'receiveWebhook',
  'signIn',
  'signInWays',
  'signOut',
  'version',
];

const aRoute = (roles: Route['roles']): Route =>
  defineRoute({
    method: 'get',
    path: '/v1/nothing',
    operationId: 'nothing',
    tag: 'cases',
    summary: 'nothing',
    cites: [],
    idempotency: 'none',
    roles,
    responses: {},
    handler: () => ({ status: 200 }),
  });

function ask(api: ReturnType<typeof anApi>, route: Route, authorization?: string) {
  const { params = {}, bodies } = VALID[route.operationId] ?? {};
  const address = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = askBy(request(api.app), route.method, address)
    .set('Idempotency-Key', `${route.operationId}-1`)
    .set('If-Match', '"v7"');
  if (authorization !== undefined) void asked.set('Authorization', authorization);
  return bodies?.[0] === undefined ? asked : asked.send(bodies[0] as object);
}

const customerOf = async (api: ReturnType<typeof anApi>, caseNo = CASE_NO, days = 1) =>
  `Bearer ${(await signLink(caseNo, days, api.deps)).token}`;

describe('the route table', () => {
  it('keeps the API from starting when a route names nobody (design 9.7)', () => {
    expect(() => checkRoutes([aRoute([])])).toThrow('names no role');
    expect(() => checkRoutes([aRoute({ open: ' ' })])).toThrow('names no role');
    expect(() => checkRoutes([aRoute(['nobody' as Role])])).toThrow('names no role');
    expect(() => checkRoutes([aRoute(['agent'])])).not.toThrow();
  });

  it('keeps the API from starting when an operation is there twice', () => {
    expect(() => checkRoutes([aRoute(['agent']), aRoute(['agent'])])).toThrow('twice');
  });

  it('is open only where a reason is known', () => {
    expect(
      ROUTES.filter(({ roles }) => isOpen(roles))
        .map(({ operationId }) => operationId)
        .toSorted(),
    ).toEqual(OPEN);
  });

  it('asks for an Idempotency-Key on every act in a case', () => {
    const without = ROUTES.filter(({ method, idempotency }) => method === 'post' && idempotency !== 'required').map(
      ({ operationId }) => operationId,
    );
    expect(without.toSorted()).toEqual([
      'addStaffKey',
      'checkDraft',
      'clearTrouble',
      'createImport',
      'createLink',
      'decodePayloads',
      'fastForward',
      'keepEvidence',
      'playCase',
      'previewAct',
      'previewMessage',
      'previewOffer',
      'previewReply',
      'receiveMail',
      'receiveMessage',
      'receiveWebhook',
      'sendParcel',
      'signIn',
      'signOut',
      'switchTrouble',
      'tryPolicy',
      'uploadEvidence',
    ]);
  });

  it('lets customers act only on addresses that name their case', () => {
    const forCustomers = ROUTES.filter(({ roles }) => !isOpen(roles) && roles.includes('customer'));
    expect(forCustomers.every(({ path }) => path.startsWith('/v1/cases/{no}'))).toBe(true);
  });
});

const GUARDED = ROUTES.filter(({ roles }) => !isOpen(roles));

describe('a case of somebody else', () => {
  it.each(GUARDED.filter(({ path }) => path.includes('{no}')).map((route) => [route.operationId, route] as const))(
    '%s: a case of another shop is as unknown as one that is not there (API1)',
    async (_name, route) => {
      const moves = { now: async () => 0, fastForward: async () => ({ now: 0, happened: [] }) };
      const role = KEY_ROLES.find((known) => !isOpen(route.roles) && route.roles.includes(known)) ?? 'agent';
      const other = anApi({
        rehearse: moves,
        world: aWorldDesk(),
        keys: { find: async () => ({ id: 'other', role, shops: ['other-shop'] }) },
      });
      const gone = anApi({ rehearse: moves, world: aWorldDesk() });
      gone.cases.clear();
      const [foreign, unknown] = [await ask(other, route, keyOf(role)), await ask(gone, route, keyOf(role))];
      expect([foreign.status, foreign.body.code, unknown.status]).toEqual([404, 'case_unknown', 404]);
      expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
      expect([...other.done.sent, ...gone.done.sent, ...other.done.texts]).toEqual([]);
    },
  );

  it.each(
    GUARDED.filter(({ roles }) => !isOpen(roles) && roles.includes('customer')).map(
      (route) => [route.operationId, route] as const,
    ),
  )("%s: a customer's link opens one case only (API1)", async (_name, route) => {
    const api = anApi();
    const foreign = await customerOf(api, 'AS-2026-000002');
    const answer = await ask(api, route, foreign);
    expect([answer.status, answer.body.code, api.done.sent]).toEqual([404, 'case_unknown', []]);
  });
});

describe('credentials', () => {
  const tokens: Record<string, string> = {
    'no scheme': keyOf('agent').slice('Bearer '.length),
    'another scheme': keyOf('agent').replace('Bearer', 'Basic'),
    'an unknown key': 'Bearer ak_demo-agent_another-secret',
    'a key without secret': 'Bearer ak_demo-agent_',
    nothing: 'Bearer ',
    'an empty token': 'Bearer ak__',
    'an unsigned token': `Bearer ${[{ alg: 'none' }, { sub: CASE_NO, aud: 'customer', iss: 'aftercare', jti: 'x', iat: 1_795_300_000, exp: 9_999_999_999 }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`,
    'a cut token': 'Bearer eyJhbGciOiJIUzI1NiJ9.e30',
  };

  it.each(Object.entries(tokens))('%s lets nobody in (API2)', async (_name, authorization) => {
    const { status, body, headers } = await request(anApi().app)
      .get(`/v1/cases/${CASE_NO}`)
      .set('Authorization', authorization);
    expect([status, body.code, headers['www-authenticate']]).toEqual([
      401,
      'unauthenticated',
      'Bearer realm="aftercare"',
    ]);
  });

  it('a link of another installation, an expired one and a changed one let nobody in (API2)', async () => {
    const api = anApi();
    const foreign = anApi({
      settings: { ...api.deps.settings, linkSecret: new TextEncoder().encode('the secret of somebody else, long too') },
    });
    const old = anApi({ now: () => api.deps.now() - 3 * 86_400_000 });
    const good = await customerOf(api);
    const [head = '', body = '', signature = ''] = good.split('.');
    const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace(CASE_NO, 'AS-2026-000009')).toString(
      'base64url',
    );
    for (const authorization of [await customerOf(foreign), await customerOf(old), `${head}.${changed}.${signature}`]) {
      expect((await request(api.app).get(`/v1/cases/${CASE_NO}`).set('Authorization', authorization)).status).toBe(401);
    }
    expect((await request(api.app).get(`/v1/cases/${CASE_NO}`).set('Authorization', good)).status).toBe(200);
  });
});

describe('whose task it is', () => {
  const kinds = {
    decide: 'supervisor',
    newOffer: 'agent',
    stuck: 'agent',
    stuckRefund: 'finance',
    traceParcel: 'agent',
    lateMoney: 'finance',
  } as const;

  it.each(Object.entries(kinds))(
    '%s is for the role %s, and a supervisor may do what agents may (B5, B6)',
    async (kind, owner) => {
      for (const role of ['agent', 'supervisor', 'finance'] as const) {
        const api = anApi();
        api.cases.set(
          CASE_NO,
          aCase({ tasks: [{ id: 't1', kind: kind as keyof typeof kinds, openedAt: 0, why: 'for a test', level: 0 }] }),
        );
        const { status } = await request(api.app)
          .post(`/v1/cases/${CASE_NO}/tasks/t1/resolve`)
          .set('Authorization', keyOf(role))
          .set('Idempotency-Key', 'a')
          .set('If-Match', '"v7"')
          .send({ how: 'retry' });
        const may = role === owner || (role === 'supervisor' && owner === 'agent');
        expect([kind, role, status]).toEqual([kind, role, may ? 200 : 403]);
        expect(api.done.sent.length).toBe(may ? 1 : 0);
      }
    },
  );
});
