import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Problem } from './problems.ts';
import type { IdentityProvider } from './staff-port.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where the provider's keys are; without it its own document says so. */
  readonly jwksUrl?: string;
}

/** Signatures by a key that only the provider has; one that is agreed on with us, or none, proves nothing. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const PATIENCE_MS = 5_000;

/** What a token that was read and refused looks like; anything else means that the provider cannot be asked. */
const REFUSED: ReadonlySet<string> = new Set([
  errors.JWTExpired.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

/** Proves bearer tokens of an OpenID Connect provider (H2). Role and shops are ours to say, never the token's. */
export function createOidc({ issuer, audience, jwksUrl }: OidcSettings, now: () => number): IdentityProvider {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const keySet = (): Promise<JWTVerifyGetKey> =>
    (keys ??= keysOf(issuer, jwksUrl).catch((error: unknown) => {
      keys = undefined;
      throw error;
    }));
  return {
    issued: (token) => issuerOf(token) === issuer,
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, await keySet(), {
          algorithms: ALGORITHMS,
          issuer,
          audience,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        });
        if (!payload.sub) return undefined;
        const { email, email_verified: proved } = payload;
        return { subject: payload.sub, ...(typeof email === 'string' && proved === true ? { email } : {}) };
      } catch (error) {
        if (error instanceof errors.JOSEError && REFUSED.has(error.code)) return undefined;
        throw new Problem('unavailable', {
          detail: 'The identity provider does not answer.',
          headers: { 'Retry-After': '5' },
        });
      }
    },
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function keysOf(issuer: string, jwksUrl: string | undefined): Promise<JWTVerifyGetKey> {
  const address = jwksUrl ?? (await discovered(issuer));
  return createRemoteJWKSet(new URL(address), { timeoutDuration: PATIENCE_MS });
}

/** The address of the keys in the provider's document, which must be the document of this issuer. */
async function discovered(issuer: string): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  });
  const document: unknown = await answer.json();
  if (!answer.ok || typeof document !== 'object' || document === null)
    throw new Error(`the identity provider answered ${answer.status}`);
  const { issuer: named, jwks_uri: address } = document as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (named !== issuer || typeof address !== 'string')
    throw new Error('the document of the identity provider is not that of its issuer');
  return address;
}
