import { readdirSync } from 'node:fs';
import request from 'supertest';
import { PROBLEM_CODES } from '#api/problem-catalogue.ts';
import { problemOf } from '#api/problem-of.ts';
import { anApi, CASE_NO, keyOf } from './an-api.ts';

const { app } = anApi();
const post = (body: string, type = 'application/json') =>
  request(app)
    .post('/v1/cases')
    .set('Authorization', keyOf('agent'))
    .set('Idempotency-Key', 'k')
    .set('Content-Type', type)
    .send(body);

describe('problems (RFC 9457)', () => {
  it('say what, where and why, and name the request', async () => {
    const { status, headers, body } = await request(app).get('/v1/nothing').set('X-Request-Id', 'req-42');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['x-request-id']).toBe('req-42');
    expect(body).toMatchObject({
      type: '/problems/route_unknown',
      status: 404,
      instance: '/v1/nothing',
      code: 'route_unknown',
      requestId: 'req-42',
    });
    expect(body.title && body.detail).toBeTruthy();
  });

  it('have a type that leads to their meaning', async () => {
    for (const code of PROBLEM_CODES) {
      const { status, body } = await request(app).get(`/problems/${code}`);
      expect([status, body.code]).toEqual([200, code]);
    }
    expect((await request(app).get('/problems/no_such_code')).body.code).toBe('problem_unknown');
  });

  it('give a request without an id a new one, and take no wild ones', async () => {
    const { headers } = await request(app).get('/healthz').set('X-Request-Id', 'a'.repeat(65));
    expect(headers['x-request-id']).toMatch(/^id-\d+$/);
  });
});

describe('requests that cannot be read', () => {
  const JSON_TYPE = 'application/json';
  it.each([
    { name: 'not JSON', text: '{"shop":', type: JSON_TYPE, refused: [400, 'malformed_json'] },
    {
      name: 'another type',
      text: 'a=b',
      type: 'application/x-www-form-urlencoded',
      refused: [415, 'media_type_unsupported'],
    },
    {
      name: 'another alphabet',
      text: '{}',
      type: `${JSON_TYPE}; charset=klingon`,
      refused: [415, 'media_type_unsupported'],
    },
    {
      name: 'too large',
      text: JSON.stringify({ symptom: 'x'.repeat(70_000) }),
      type: JSON_TYPE,
      refused: [413, 'body_too_large'],
    },
    { name: 'a list', text: '[]', type: JSON_TYPE, refused: [400, 'invalid_request'] },
    { name: 'a word', text: '"x"', type: JSON_TYPE, refused: [400, 'invalid_request'] },
    { name: 'nothing', text: 'null', type: JSON_TYPE, refused: [400, 'invalid_request'] },
    {
      name: 'too deep',
      text: `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      type: JSON_TYPE,
      refused: [400, 'invalid_request'],
    },
    {
      name: 'a prototype',
      text: '{"__proto__":{"shop":"retail-us"}}',
      type: JSON_TYPE,
      refused: [400, 'invalid_request'],
    },
  ])('$name', async ({ text, type, refused }) => {
    const answer = await post(text, type);
    expect([answer.status, answer.body.code]).toEqual(refused);
  });

  it('packed ones, whatever they would grow to', async () => {
    const answer = await post('x').set('Content-Encoding', 'gzip');
    expect([answer.status, answer.body.code]).toEqual([415, 'media_type_unsupported']);
  });

  it('addresses that cannot be decoded', async () => {
    const { status, body } = await request(app).get('/v1/cases/%E0%A4%A').set('Authorization', keyOf('agent'));
    expect([status, body.code]).toEqual([400, 'malformed_url']);
  });

  it('methods an address does not know, with those it does', async () => {
    const { status, body, headers } = await request(app)
      .delete(`/v1/cases/${CASE_NO}`)
      .set('Authorization', keyOf('agent'));
    expect([status, body.code, headers['allow']]).toEqual([405, 'method_not_allowed', 'GET, HEAD, OPTIONS']);
    expect((await request(app).options('/v1/cases')).headers['allow']).toBe('POST, GET, HEAD, OPTIONS');
  });
});

describe('what breaks inside', () => {
  const broken = (error: unknown) =>
    anApi({
      cases: {
        ...anApi().deps.cases,
        get: async () => {
          throw error;
        },
      },
    });
  const ask = (api: ReturnType<typeof anApi>) =>
    request(api.app).get(`/v1/cases/${CASE_NO}`).set('Authorization', keyOf('agent'));

  it('tells the caller nothing of itself, and the log everything (API8)', async () => {
    const api = broken(new Error('select secret from pg_shadow failed at /srv/store/cases.ts:12'));
    const { status, body, text } = await ask(api);
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toMatch(/pg_shadow|\.ts|at /);
    expect(api.done.errors).toHaveLength(1);
  });

  it.each([
    ['Postgres is not there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['Postgres is shutting down', Object.assign(new Error('terminating'), { code: '57P01' })],
    [
      'the reason is hidden in a cause',
      new Error('query failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
    ],
    ['every address was tried', new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })])],
  ])('is worth another try when %s', async (_name, error) => {
    const { status, body, headers } = await ask(broken(error));
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'unavailable', '2']);
  });

  it('is a wrong request when Postgres cannot keep the text', () => {
    expect(problemOf(Object.assign(new Error('x'), { code: '22P05' })).code).toBe('invalid_request');
  });
});

describe('every answer', () => {
  it('forbids frames, sniffing, foreign scripts and inline ones (API8)', async () => {
    const { headers } = await request(app).get('/docs');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('of the docs asks nobody else for anything', async () => {
    const page = await request(app).get('/docs');
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, address]) => address ?? []);
    expect(parts.length).toBeGreaterThan(3);
    for (const address of parts) {
      expect(address).toMatch(/^\/docs\//);
      expect([address, (await request(app).get(address)).status]).toEqual([address, 200]);
    }
    expect(page.text).not.toMatch(/<script>|<style|style=/);
    expect((await request(app).get('/docs/start.js')).text).toContain('validatorUrl: null');
  });
});

it('keeps the docs page to files that the package has', () => {
  expect(readdirSync('node_modules/swagger-ui-dist')).toEqual(
    expect.arrayContaining(['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png']),
  );
});
