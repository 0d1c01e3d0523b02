import { jwtVerify, SignJWT } from 'jose';
import type { Principal } from './access.ts';
import type { ApiDeps } from './deps.ts';

const ISSUER = 'aftercare';
const AUDIENCE = 'customer';
const ALGORITHM = 'HS256';
const DAY = 86_400;
export const MAX_LINK_DAYS = 30;

export interface CustomerLink {
  readonly url: string;
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * A link that lets a customer act in one case for some days. The token is the address: the page works without script,
 * sends no referrer, is not kept by caches, and its address is in no log of ours.
 */
export async function signLink(
  caseNo: string,
  days: number,
  deps: Pick<ApiDeps, 'settings' | 'now' | 'newId'>,
): Promise<CustomerLink> {
  const issuedAt = Math.floor(deps.now() / 1000);
  const expiresAt = issuedAt + days * DAY;
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(caseNo)
    .setJti(deps.newId())
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(deps.settings.linkSecret);
  return { url: `${deps.settings.publicUrl}/c/${token}`, token, expiresAt: expiresAt * 1000 };
}

/** The customer a token stands for, or nobody: cut, foreign, expired and differently signed tokens are all alike. */
export async function readLink(token: string, deps: Pick<ApiDeps, 'settings' | 'now'>): Promise<Principal | undefined> {
  try {
    const { payload } = await jwtVerify(token, deps.settings.linkSecret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'jti', 'exp', 'iat'],
      maxTokenAge: MAX_LINK_DAYS * DAY,
      currentDate: new Date(deps.now()),
    });
    return payload.sub && payload.jti
      ? { kind: 'customer', id: `link:${payload.jti}`, role: 'customer', caseNo: payload.sub }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Of which case a link was that we signed once, however long ago it expired; undefined for anything else. */
export async function readPastLink(token: string, deps: Pick<ApiDeps, 'settings'>): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, deps.settings.linkSecret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'iat'],
      currentDate: new Date(0),
    });
    return payload.sub;
  } catch {
    return undefined;
  }
}
