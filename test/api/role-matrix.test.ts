import { createServer, type Server } from 'node:http';
import request from 'supertest';
import { isOpen, KEY_ROLES, type KeyRole } from '#api/access.ts';
import type { ApiDeps } from '#api/deps.ts';
import { signLink } from '#api/links.ts';
import { PERMISSIONS } from '#api/permissions.ts';
import type { Route } from '#api/route.ts';
import { ROUTES } from '#api/routes/index.ts';
import { isForRole } from '#domain/team/whose-task.ts';
import { TASK_KINDS, TASK_ROLES, type TaskKind } from '#domain/task.ts';
import { aWorldDesk } from './a-case-page.ts';
import { aPerson, aTeam } from './a-team.ts';
import { aCase, anApi, askBy, CASE_NO } from './an-api.ts';
import { VALID } from './valid-requests.ts';

/** Whose shop it is that the request is about, seen from the key. */
const RELATIONS = { own: ['retail-us'], other: ['other-shop'], all: ['*'] } as const;
type Relation = keyof typeof RELATIONS;

const keyFor = (role: KeyRole, relation: Relation): string => `Bearer ak_${role}-${relation}_secret`;

const keys: ApiDeps['keys'] = {
  find: async (token) => {
    const [, role, relation] = /^ak_([a-z]+)-([a-z]+)_/.exec(token) ?? [];
    const known = KEY_ROLES.find((one) => one === role);
    return known && { id: `${role}-${relation}`, role: known, shops: RELATIONS[relation as Relation] };
  },
};

interface Asked {
  readonly status: number;
  readonly code: string | undefined;
  /** Whether it was the table that said no; a handler may have reasons of its own. */
  readonly byTable: boolean;
  readonly shops: unknown[];
  readonly sent: number;
}

/** The API with a witness at every port: which shops the store was asked for. */
function aWitnessedApi() {
  const shops: unknown[] = [];
  const witness = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const found: unknown = Reflect.get(target, name, receiver);
        if (typeof found !== 'function') return found;
        return (...given: unknown[]): unknown => {
          for (const one of given)
            if (typeof one === 'object' && one !== null && 'shops' in one && name !== 'add') shops.push(one.shops);
          return Reflect.apply(found, target, given);
        };
      },
    });
  const inner = anApi({ staff: aTeam([aPerson({ role: 'agent' }), aPerson({ id: 'john-doe' })]) });
  const ports = Object.entries(inner.deps).filter(
    ([name, port]) => typeof port === 'object' && port !== null && !['settings', 'log', 'keys'].includes(name),
  );
  const watched = Object.fromEntries(ports.map(([name, port]) => [name, witness(port as object)])) as Partial<ApiDeps>;
  const rehearse = { now: async () => 0, fastForward: async () => ({ now: 0, happened: [] }) };
  return {
    ...anApi({ ...watched, keys, rehearse, world: aWorldDesk() }),
    cases: inner.cases,
    sent: inner.done.sent,
    shops,
  };
}

let api: ReturnType<typeof aWitnessedApi>;
let server: Server;
let asks = 0;
beforeAll(async () => {
  api = aWitnessedApi();
  server = createServer(api.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function asker(route: Route) {
  const { params = {}, query = {}, bodies } = VALID[route.operationId] ?? {};
  const address = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const { cursor: _cursor, ...asked } = query;
  return {
    async ask(authorization?: string): Promise<Asked> {
      const [seen, sent] = [api.shops.length, api.sent.length];
      const call = askBy(request(server), route.method, address)
        .query(asked)
        .set('Idempotency-Key', `key-${(asks += 1)}`)
        .set('If-Match', '"v7"');
      if (authorization !== undefined) void call.set('Authorization', authorization);
      const { status, body } = bodies?.[0] === undefined ? await call : await call.send(bodies[0] as object);
      const byTable = body?.code === 'forbidden' && String(body.detail).includes('may not do that; it is for');
      return { status, code: body?.code, byTable, shops: api.shops.slice(seen), sent: api.sent.length - sent };
    },
  };
}

const GUARDED = ROUTES.filter(({ roles }) => !isOpen(roles));
const rows = GUARDED.map((route) => [route.operationId, route] as const);
const isFor = ({ roles }: Route, role: string): boolean => !isOpen(roles) && roles.some((one) => one === role);

/** Whatever was asked of the store was asked for the caller's shops alone. */
function expectShops(relation: Relation, shops: readonly unknown[]): void {
  for (const asked of shops) {
    if (relation === 'own') expect(asked).toEqual(['retail-us']);
    if (relation === 'other') expect(asked === 'all' || [asked].flat().includes('retail-us')).toBe(false);
  }
}

/** What the table says of a role that may ask, by what the operation touches. */
function expectTouched({ within }: Route, relation: Relation, { status, code, shops, sent }: Asked): void {
  const isForeign = relation === 'other';
  switch (within) {
    case 'case':
    case 'task':
    case 'offer':
      expect(code === 'case_unknown').toBe(isForeign);
      if (isForeign) expect([status, sent]).toEqual([404, 0]);
      break;
    case 'shop':
      if (isForeign) expect([status, sent]).toEqual([404, 0]);
      break;
    case 'shops':
    case 'staff':
      expectShops(relation, shops);
      if (within === 'staff' && isForeign && shops.length === 0) expect([403, 404]).toContain(status);
      break;
    case 'all':
      expect(shops).toEqual([]);
  }
}

describe('the table of permissions', () => {
  it('has a row for each operation, and no other (H2, API5)', () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual(ROUTES.map(({ operationId }) => operationId).toSorted());
    for (const { operationId, roles, within } of ROUTES) expect(PERMISSIONS[operationId]).toEqual({ roles, within });
  });

  it('lets whoever stands higher do what those below may (H2)', () => {
    for (const { operationId, roles } of GUARDED) {
      if (isOpen(roles)) continue;
      const ladder = ['agent', 'senior', 'supervisor', 'manager'].map((step) => roles.some((role) => role === step));
      const firstThatMay = ladder.includes(true) ? ladder.indexOf(true) : ladder.length;
      expect([operationId, ladder]).toEqual([operationId, ladder.map((_, step) => step >= firstThatMay)]);
    }
  });

  it('lets quality control read, and act on nothing of a case (H2)', () => {
    const acts = GUARDED.filter((route) => isFor(route, 'qa') && route.method !== 'get');
    expect(
      acts.filter(({ within }) => ['case', 'task', 'offer'].includes(within)).map((one) => one.operationId),
    ).toEqual([]);
  });

  it.each(rows)('%s: every role, of its own shop, another one and all (H2, API1, API5)', async (_name, route) => {
    const { ask } = asker(route);
    expect(await ask()).toMatchObject({ status: 401, shops: [], sent: 0 });
    for (const role of KEY_ROLES) {
      for (const relation of ['own', 'other', 'all'] as const) {
        const asked = await ask(keyFor(role, relation));
        const isRefused = asked.status === 403 && asked.byTable;
        expect([role, relation, isRefused ? 'forbidden' : 'let in']).toEqual([
          role,
          relation,
          isFor(route, role) ? 'let in' : 'forbidden',
        ]);
        expect([role, relation, asked.status]).not.toEqual([role, relation, 500]);
        if (isRefused) expect(asked).toMatchObject({ shops: [], sent: 0 });
        else expectTouched(route, relation, asked);
      }
    }
  });

  it.each(rows)("%s: a customer, in their own case and in another's (H2, API1)", async (_name, route) => {
    const { ask } = asker(route);
    const linkTo = async (caseNo: string) => `Bearer ${(await signLink(caseNo, 1, api.deps)).token}`;
    const [own, foreign] = [await ask(await linkTo(CASE_NO)), await ask(await linkTo('AS-2026-000002'))];
    if (isFor(route, 'customer')) {
      expect([401, 403]).not.toContain(own.status);
      expect(own.code).not.toBe('case_unknown');
      expect(foreign).toMatchObject({ status: 404, code: 'case_unknown', sent: 0 });
    } else {
      expect([own, foreign]).toMatchObject([{ byTable: true }, { byTable: true }]);
    }
  });
});

describe('whose task it is', () => {
  const kinds = Object.keys(TASK_KINDS) as TaskKind[];
  const take = ROUTES.find(({ operationId }) => operationId === 'takeTask');

  it.each(kinds)('%s: every role (H2, B6)', async (kind) => {
    if (!take) throw new Error('there is no takeTask');
    const { ask } = asker(take);
    const task = { id: 't1', kind, openedAt: 0, why: 'for a test', level: 0 };
    api.cases.set(CASE_NO, aCase({ tasks: [task] }));
    for (const role of TASK_ROLES) {
      const { status, sent } = await ask(keyFor(role, 'own'));
      expect([role, status, sent]).toEqual(isForRole(task, role) ? [role, 200, 1] : [role, 403, 0]);
    }
  });
});
