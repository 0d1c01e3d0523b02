import { Problem } from './problems.ts';
import type { CodeFlow } from './sign-in-port.ts';
import type { IdentityProvider } from './staff-port.ts';

export interface CodeFlowSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** None for a public client; PKCE binds the code to the browser that asked either way. */
  readonly clientSecret?: string;
}

const PATIENCE_MS = 5_000;

interface Endpoints {
  readonly authorization: string;
  readonly token: string;
}

/** Signs people in at an OpenID Connect provider; its own document says where. */
export function createCodeFlow(
  { issuer, clientId, clientSecret }: CodeFlowSettings,
  identity: Pick<IdentityProvider, 'verify'>,
): CodeFlow {
  let known: Promise<Endpoints> | undefined;
  const endpoints = (): Promise<Endpoints> =>
    (known ??= discover(issuer).catch((error: unknown) => {
      known = undefined;
      throw error;
    }));
  return {
    async authorizeUrl({ state, challenge, returnTo }) {
      const address = new URL((await reached(endpoints())).authorization);
      const fields = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: returnTo,
        scope: 'openid email',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value);
      return address.href;
    },
    async redeem({ code, verifier, returnTo }) {
      const { token } = await reached(endpoints());
      const fields = new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: returnTo,
        client_id: clientId,
        code_verifier: verifier,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      });
      const answer = await reached(
        fetch(token, { method: 'POST', body: fields, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) }),
      );
      const told: unknown = await answer.json().catch(() => undefined);
      const idToken = typeof told === 'object' && told !== null && 'id_token' in told ? told.id_token : undefined;
      return answer.ok && typeof idToken === 'string' ? identity.verify(idToken) : undefined;
    },
  };
}

async function discover(issuer: string): Promise<Endpoints> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  });
  const document = (await answer.json()) as Readonly<Record<string, unknown>>;
  const { issuer: named, authorization_endpoint: authorization, token_endpoint: token } = document;
  if (named !== issuer || typeof authorization !== 'string' || typeof token !== 'string')
    throw new Error('the document of the identity provider names no way to sign in');
  return { authorization, token };
}

/** A provider that does not answer is no 'no'. */
const reached = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch(() => {
    throw new Problem('unavailable', {
      detail: 'The identity provider does not answer.',
      headers: { 'Retry-After': '5' },
    });
  });
