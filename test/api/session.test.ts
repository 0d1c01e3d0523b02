import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import request from 'supertest';
import { createCodeFlow } from '#api/code-flow.ts';
import type { ApiDeps } from '#api/deps.ts';
import { createOidc } from '#api/oidc.ts';
import { createSessions } from '#api/sessions.ts';
import { aPerson, aTeam } from './a-team.ts';
import { anApi, CASE_NO, NOW } from './an-api.ts';

const OWN = { 'X-Aftercare-Console': '1' };
const KEY = 'ak_demo-agent_sandbox-only-not-a-secret';
const DEMO = [{ id: 'li-na', name: '李娜', role: 'agent', groups: [], shops: ['*'], key: KEY }];

const cookieFrom = (answer: request.Response, name: string): string => {
  const set = ([] as string[]).concat(answer.headers['set-cookie'] ?? []).find((one) => one.startsWith(`${name}=`));
  return set?.split(';')[0] ?? '';
};

const signedIn = async (api: ReturnType<typeof anApi>): Promise<string> =>
  cookieFrom(await request(api.app).post('/v1/session').set(OWN).send({ key: KEY }).expect(204), 'aftercare_session');

describe('a session of the console', () => {
  it('is begun by a key, or by a person to try things as where there are such (H2)', async () => {
    const api = anApi({ signIn: { demo: DEMO } });
    const ways = await request(api.app).get('/v1/session/ways').expect(200);
    expect(ways.body).toEqual({
      provider: false,
      demo: [{ id: 'li-na', name: '李娜', role: 'agent', groups: [], shops: ['*'] }],
    });
    const cookie = cookieFrom(
      await request(api.app).post('/v1/session').set(OWN).send({ demo: 'li-na' }).expect(204),
      'aftercare_session',
    );
    const me = await request(api.app).get('/v1/me').set('Cookie', cookie).expect(200);
    expect(me.body).toMatchObject({
      id: 'demo-agent',
      role: 'agent',
      sandbox: false,
      works: [{ shop: 'retail-us', zone: 'America/New_York', locale: 'en' }],
    });
    await request(api.app).post('/v1/session').set(OWN).send({ key: 'ak_nobody_x' }).expect(401);
    await request(anApi().app).post('/v1/session').set(OWN).send({ demo: 'li-na' }).expect(401);
  });

  it('is kept from scripts and other sites, and goes over https alone where we are reached so', async () => {
    const api = anApi();
    const answer = await request(api.app).post('/v1/session').set(OWN).send({ key: KEY });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/v1; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    expect(answer.headers['set-cookie']?.[0]).not.toContain('sandbox-only');
    const secure = anApi({ settings: { ...api.deps.settings, publicUrl: 'https://desk.example' } });
    const other = await request(secure.app).post('/v1/session').set(OWN).send({ key: KEY });
    expect(other.headers['set-cookie']?.[0]).toMatch(/; Secure$/);
  });

  it('acts only with the header that no other site can send, and is begun and ended with it alone (CSRF)', async () => {
    const api = anApi();
    const cookie = await signedIn(api);
    const write = () =>
      request(api.app)
        .post(`/v1/cases/${CASE_NO}/offers/1/accept`)
        .set({ Cookie: cookie, 'Idempotency-Key': 'k1' })
        .send({});
    const refused = await write().expect(403);
    expect(refused.body.detail).toContain('X-Aftercare-Console');
    expect(api.done.sent).toEqual([]);
    await write().set(OWN).expect(200);
    await request(api.app).post('/v1/session').send({ key: KEY }).expect(403);
    await request(api.app).post('/v1/session/end').set('Cookie', cookie).send({}).expect(403);
    const out = await request(api.app).post('/v1/session/end').set(OWN).send({}).expect(204);
    expect(out.headers['set-cookie']?.[0]).toContain('aftercare_session=; Path=/v1; Max-Age=0');
  });

  it('ends with its key, with its time, and with the secret it was sealed by; a bearer token goes before it', async () => {
    let isRevoked = false;
    const keys: ApiDeps['keys'] = {
      find: async (token) => (isRevoked || token !== KEY ? undefined : { id: 'k', role: 'agent', shops: ['*'] }),
    };
    const api = anApi({ keys });
    const cookie = await signedIn(api);
    const ask = (app = api.app) => request(app).get('/v1/me').set('Cookie', cookie);
    await ask().expect(200);
    await ask().set('Authorization', 'Bearer ak_nobody_x').expect(401);
    const other = createSessions(new TextEncoder().encode('another secret that is long enough, too'), () => NOW);
    await ask(anApi({ keys, sessions: other }).app).expect(401);
    const secret = new TextEncoder().encode('a secret for tests that is long enough');
    const later = createSessions(secret, () => NOW + 13 * 3_600_000);
    await ask(anApi({ keys, sessions: later }).app).expect(401);
    isRevoked = true;
    expect((await ask()).status).toBe(401);
  });

  it('that is made up is nobody’s', async () => {
    const { app } = anApi();
    for (const made of ['x', 'a.b.c.d.e', '']) {
      const answer = await request(app).get('/v1/me').set('Cookie', `aftercare_session=${made}`);
      expect(answer.status).toBe(401);
    }
  });
});

describe('signing in at the identity provider', () => {
  let server: Server;
  let url = '';
  let asked: URLSearchParams | undefined;
  let subject = 'u-1';
  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    const idToken = (): Promise<string> =>
      new SignJWT({ sub: subject, aud: 'console', iat: NOW / 1000, exp: NOW / 1000 + 600 })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(url)
        .sign(privateKey);
    server = createServer((req, res) => {
      const answer = (body: unknown): void =>
        void res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      if (req.url?.endsWith('openid-configuration'))
        answer({
          issuer: url,
          authorization_endpoint: `${url}/auth?tenant=1`,
          token_endpoint: `${url}/token`,
          jwks_uri: `${url}/keys`,
        });
      else if (req.url === '/keys') answer({ keys: [jwk] });
      else {
        let body = '';
        req.on('data', (chunk: Buffer) => (body += chunk.toString()));
        req.on('end', () => {
          asked = new URLSearchParams(body);
          if (asked.get('code') !== 'good') res.writeHead(400).end('{"error":"invalid_grant"}');
          else void idToken().then((token) => answer({ id_token: token }));
        });
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const api = () =>
    anApi({
      staff: aTeam([
        aPerson({ id: 'li-na', oidcSubject: 'u-1' }),
        aPerson({ id: 'gone', active: false, oidcSubject: 'u-2' }),
      ]),
      signIn: {
        demo: [],
        codeFlow: createCodeFlow(
          { issuer: url, clientId: 'console', clientSecret: 's3cret' },
          createOidc({ issuer: url, audience: 'console' }, () => NOW),
        ),
      },
    });

  const journey = async ({ app }: ReturnType<typeof anApi>, to = '/console/queues') => {
    const begun = await request(app).get('/v1/session/provider').query({ to }).expect(302);
    return { go: new URL(begun.headers['location'] ?? ''), cookie: cookieFrom(begun, 'aftercare_journey') };
  };
  const back = ({ app }: ReturnType<typeof anApi>, cookie: string, query: Record<string, string>) =>
    request(app).get('/v1/session/provider/back').query(query).set('Cookie', cookie);

  it('goes there with PKCE, comes back to the page that was asked for, and is somebody of our own table (H2)', async () => {
    const one = api();
    const { go, cookie } = await journey(one);
    expect(Object.fromEntries(go.searchParams)).toMatchObject({
      tenant: '1',
      response_type: 'code',
      client_id: 'console',
      redirect_uri: 'http://shop.test/v1/session/provider/back',
      code_challenge_method: 'S256',
    });
    const state = go.searchParams.get('state') ?? '';
    const answer = await back(one, cookie, { code: 'good', state }).expect(302);
    expect(answer.headers['location']).toBe('/console/queues');
    expect(asked?.get('client_secret')).toBe('s3cret');
    expect(asked?.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    const session = cookieFrom(answer, 'aftercare_session');
    const me = await request(one.app).get('/v1/me').set('Cookie', session).expect(200);
    expect(me.body).toMatchObject({ id: 'li-na', role: 'agent', name: '李娜' });
  });

  it('refuses another’s journey, a code the provider does not know, strangers, and ways out of the console', async () => {
    const one = api();
    const { go, cookie } = await journey(one);
    const state = go.searchParams.get('state') ?? '';
    await back(one, '', { code: 'good', state }).expect(401);
    await back(one, cookie, { code: 'good', state: 'another' }).expect(401);
    await back(one, cookie, { code: 'bad', state }).expect(401);
    await back(one, cookie, { state, error: 'access_denied' }).expect(401);
    subject = 'u-2';
    await back(one, cookie, { code: 'good', state }).expect(403);
    subject = 'u-1';
    const away = await journey(one, 'https://evil.example/');
    const answer = await back(one, away.cookie, { code: 'good', state: away.go.searchParams.get('state') ?? '' });
    expect(answer.headers['location']).toBe('/console/');
    await request(anApi().app).get('/v1/session/provider').expect(404);
  });
});

describe('the console', () => {
  it('is a problem where none was built, and where browsers are led', async () => {
    const { app } = anApi();
    await request(app).get('/').set('Accept', 'text/html').expect(302).expect('Location', '/console/');
    await request(app).get('/').set('Accept', 'application/json').expect(404);
    const answer = await request(app).get('/console/queues').expect(404);
    expect(answer.body).toMatchObject({ code: 'route_unknown', detail: expect.stringContaining('without a console') });
  });
});
