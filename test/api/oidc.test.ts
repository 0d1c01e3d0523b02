import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import request from 'supertest';
import { createOidc } from '#api/oidc.ts';
import { aPerson, aTeam } from './a-team.ts';
import { anApi, CASE_NO, NOW } from './an-api.ts';

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** A small identity provider on a port of its own: its document, its keys, and tokens signed by them. */
async function aProvider() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const keys: JWK[] = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }];
  const asked: string[] = [];
  const server: Server = createServer((req, res) => {
    asked.push(req.url ?? '');
    const body = req.url?.endsWith('openid-configuration') ? { issuer: url(), jwks_uri: `${url()}/keys` } : { keys };
    res.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const url = (): string => {
    const address = server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const token = (
    claims: Record<string, unknown> = {},
    { key = privateKey, kid = 'k1', issuer = url() }: { key?: Key; kid?: string; issuer?: string } = {},
  ) =>
    new SignJWT({ sub: 'u-1', aud: 'aftercare', iat: NOW / 1000, exp: NOW / 1000 + 600, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issuer)
      .sign(key);
  return {
    url: url(),
    asked,
    token,
    stranger: other.privateKey,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const PEOPLE = [
  aPerson({ id: 'li-na', oidcSubject: 'u-1' }),
  aPerson({ id: 'zhou-min', role: 'supervisor', oidcSubject: 'zhou@example.com' }),
  aPerson({ id: 'gone', active: false, oidcSubject: 'u-3' }),
  aPerson({ id: 'abroad', shops: ['other-shop'], oidcSubject: 'u-4' }),
];

describe('tokens of an identity provider', () => {
  let provider: Awaited<ReturnType<typeof aProvider>>;
  beforeAll(async () => {
    provider = await aProvider();
  });
  afterAll(() => provider.close());

  const api = (over: { jwksUrl?: string; issuer?: string } = {}) =>
    anApi({
      staff: aTeam(PEOPLE),
      identity: createOidc({ issuer: provider.url, audience: 'aftercare', ...over }, () => NOW),
    });
  const me = async (token: string, where = api()) => {
    const { status, body } = await request(where.app).get('/v1/me').set('Authorization', `Bearer ${token}`);
    return [status, body.code ?? body.id, body.role];
  };

  it('let in whom the table of people knows, with role and shops from there (H2)', async () => {
    expect(await me(await provider.token())).toEqual([200, 'li-na', 'agent']);
    expect(await me(await provider.token({ role: 'manager', shops: ['*'] }))).toEqual([200, 'li-na', 'agent']);
    expect(provider.asked).toEqual(expect.arrayContaining(['/.well-known/openid-configuration', '/keys']));
    const direct = api({ jwksUrl: `${provider.url}/keys` });
    expect(await me(await provider.token(), direct)).toEqual([200, 'li-na', 'agent']);
  });

  it('by an e-mail address only where the provider has proved it (H2)', async () => {
    const email = 'zhou@example.com';
    const proved = await provider.token({ sub: 'u-9', email, email_verified: true });
    expect(await me(proved)).toEqual([200, 'zhou-min', 'supervisor']);
    expect(await me(await provider.token({ sub: 'u-9', email }))).toEqual([403, 'staff_not_let_in', undefined]);
  });

  it('of somebody who is not there, or no longer, say so (H2)', async () => {
    expect(await me(await provider.token({ sub: 'u-77' }))).toEqual([403, 'staff_not_let_in', undefined]);
    expect(await me(await provider.token({ sub: 'u-3' }))).toEqual([403, 'staff_not_let_in', undefined]);
  });

  it('see the cases of their shops alone (API1)', async () => {
    const read = async (sub: string) =>
      request(api().app)
        .get(`/v1/cases/${CASE_NO}`)
        .set('Authorization', `Bearer ${await provider.token({ sub })}`);
    expect((await read('u-1')).status).toBe(200);
    expect((await read('u-4')).body.code).toBe('case_unknown');
  });

  it('that are old, for somebody else, not signed, or signed by another let nobody in (API2)', async () => {
    const claims = { sub: 'u-1', aud: 'aftercare', iss: provider.url, exp: NOW / 1000 + 600 };
    const refused = [
      await provider.token({ exp: NOW / 1000 - 1 }),
      await provider.token({ nbf: NOW / 1000 + 300 }),
      await provider.token({ aud: 'another' }),
      await provider.token({}, { issuer: 'http://elsewhere.example' }),
      await provider.token({}, { key: provider.stranger }),
      await provider.token({}, { key: provider.stranger, kid: 'k2' }),
      new UnsecuredJWT(claims).encode(),
      // the provider's public key as a shared secret: an algorithm that is not allowed
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
        .sign(new TextEncoder().encode('k'.repeat(32))),
    ];
    for (const token of refused) expect(await me(token)).toEqual([401, 'unauthenticated', undefined]);
  });

  it('cannot be proved while the provider is away: that is said, and passes (X2)', async () => {
    const away = await aProvider();
    const token = await away.token();
    await away.close();
    expect(await me(token, api({ issuer: away.url }))).toEqual([503, 'unavailable', undefined]);
  });
});
