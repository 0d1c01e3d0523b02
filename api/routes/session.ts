import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { principalOfKey } from '#api/auth.ts';
import { cookieOf, JOURNEY_COOKIE, SESSION_COOKIE, setCookie } from '#api/cookies.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute, type Answer, type Context } from '#api/route.ts';
import { reference } from '#api/schemas/fields.ts';
import { JOURNEY_S, SESSION_S, type Session } from '#api/sessions.ts';

const shared = { tag: 'team', cites: ['H2'], idempotency: 'none' } as const;
const SECRET_BYTES = 32;
const said = (max = 500) => z.string().max(max).optional();
const CALLBACK = '/v1/session/provider/back';

export const signInWays = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/session/ways',
  operationId: 'signInWays',
  summary: 'Read how one can sign in here',
  responses: {
    200: {
      description: 'The ways in; people to try the console as are there in sandbox mode only.',
      schema: z
        .object({
          provider: z.boolean(),
          demo: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              role: z.string(),
              groups: z.array(z.string()),
              shops: z.array(z.string()),
            }),
          ),
        })
        .meta({ id: 'SignInWays' }),
    },
  },
  handler: (_input, { deps: { signIn: ways } }) => ({
    status: 200,
    body: {
      provider: ways.codeFlow !== undefined,
      demo: ways.demo.map(({ id, name, role, groups, shops }) => ({ id, name, role, groups, shops })),
    },
  }),
});

export const signIn = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/session',
  operationId: 'signIn',
  summary: 'Sign in to the console',
  description:
    'The answer sets an encrypted cookie that no script reads. It is worth what its key is worth at each request: a key that is revoked ends the session. Whoever writes by cookie sends the header `X-Aftercare-Console: 1`.',
  body: z.strictObject({
    key: reference(400).optional(),
    demo: reference(64).optional().meta({ description: 'Somebody to try the console as.' }),
  }),
  responses: { 204: { description: 'Signed in.', headers: { 'Set-Cookie': 'The session.' } } },
  refusals: ['unauthenticated', 'forbidden'],
  async handler({ body }, context) {
    const { deps } = context;
    checkConsole(context);
    const key = body.key ?? deps.signIn.demo.find(({ id }) => id === body.demo)?.key;
    if (key === undefined || !(await principalOfKey(key, deps))) throw new Problem('unauthenticated');
    return begun(context, { kind: 'key', key }, { status: 204 });
  },
});

export const signOut = defineRoute({
  ...shared,
  method: 'post',
  path: '/v1/session/end',
  operationId: 'signOut',
  summary: 'Sign out of the console',
  responses: { 204: { description: 'Signed out.', headers: { 'Set-Cookie': 'An empty session.' } } },
  refusals: ['forbidden'],
  handler(_input, context) {
    checkConsole(context);
    return { status: 204, headers: { 'Set-Cookie': cookie(context, { name: SESSION_COOKIE, value: '', seconds: 0 }) } };
  },
});

export const goToProvider = defineRoute({
  ...shared,
  method: 'get',
  path: '/v1/session/provider',
  operationId: 'goToProvider',
  summary: 'Sign in at the identity provider',
  query: z.strictObject({
    to: z.string().max(500).optional().meta({ description: 'The page of the console to land on.' }),
  }),
  responses: { 302: { description: 'To the provider.', headers: { Location: 'Where to sign in.' } } },
  refusals: ['route_unknown', 'unavailable'],
  async handler({ query: { to = '/console/' } }, context) {
    const { signIn: ways, sessions } = context.deps;
    if (!ways.codeFlow) throw new Problem('route_unknown');
    const state = randomBytes(SECRET_BYTES).toString('base64url');
    const verifier = randomBytes(SECRET_BYTES).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const address = await ways.codeFlow.authorizeUrl({ state, challenge, returnTo: returnTo(context) });
    const sealed = await sessions.sealJourney({ state, verifier, to: pageOf(to) });
    const kept = cookie(context, { name: JOURNEY_COOKIE, value: sealed, seconds: JOURNEY_S }, 'Lax');
    return { status: 302, headers: { Location: address, 'Set-Cookie': kept } };
  },
});

export const backFromProvider = defineRoute({
  ...shared,
  method: 'get',
  path: CALLBACK,
  operationId: 'backFromProvider',
  summary: 'Come back from the identity provider',
  query: z.strictObject({
    code: said(4_000),
    state: said(200),
    // what providers add on their own; nothing of it is used
    iss: said(),
    session_state: said(),
    scope: said(),
    authuser: said(),
    prompt: said(),
    hd: said(),
    error: said(),
    error_description: said(2_000),
    error_uri: said(),
  }),
  responses: { 302: { description: 'To the console, signed in.', headers: { Location: 'The page.' } } },
  refusals: ['unauthenticated', 'staff_not_let_in', 'unavailable'],
  async handler({ query: { code, state } }, context) {
    const { signIn: ways, sessions, staff } = context.deps;
    const sealed = cookieOf(context.headers['cookie'], JOURNEY_COOKIE);
    const journey = sealed === undefined ? undefined : await sessions.openJourney(sealed);
    if (!ways.codeFlow || !journey || journey.state !== state || code === undefined)
      throw new Problem('unauthenticated');
    const told = await ways.codeFlow.redeem({ code, verifier: journey.verifier, returnTo: returnTo(context) });
    if (!told) throw new Problem('unauthenticated');
    const person = await staff.bySubject(told);
    if (!person?.active) throw new Problem('staff_not_let_in');
    return begun(context, { kind: 'person', id: person.id }, { status: 302, headers: { Location: journey.to } });
  },
});

async function begun(context: Context, session: Session, answer: Answer): Promise<Answer> {
  const value = await context.deps.sessions.seal(session);
  const set = cookie(context, { name: SESSION_COOKIE, value, seconds: SESSION_S });
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': set } };
}

/** Another site cannot send this header with a form, and is not let to with a script. */
function checkConsole({ headers }: Context): void {
  if (headers['x-aftercare-console'] !== '1')
    throw new Problem('forbidden', { detail: 'A session is begun and ended by the console alone.' });
}

const cookie = (
  { deps }: Context,
  wish: { readonly name: string; readonly value: string; readonly seconds: number },
  sameSite: 'Strict' | 'Lax' = 'Strict',
): string => setCookie({ ...wish, sameSite, publicUrl: deps.settings.publicUrl });

const returnTo = ({ deps }: Context): string => `${deps.settings.publicUrl}${CALLBACK}`;

/** A page of the console and nothing else: nobody is led elsewhere by a link to us. */
const pageOf = (to: string): string => (/^\/console\/[\w\-/?=&.%:]*$/.test(to) ? to : '/console/');
