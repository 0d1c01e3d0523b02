import { jwtVerify, SignJWT } from 'jose';
import type { ApiDeps } from '#api/deps.ts';

const ISSUER = 'aftercare';
const AUDIENCE = 'asker';
const ALGORITHM = 'HS256';
const LIFE_S = 2 * 3_600;

/** Somebody who has shown that an order is theirs, for two hours; the address names no person. */
export interface OrderGrant {
  readonly id: string;
  readonly shop: string;
  readonly orderNo: string;
}

type Deps = Pick<ApiDeps, 'settings' | 'now' | 'newId'>;

export function signGrant({ shop, orderNo }: Omit<OrderGrant, 'id'>, { settings, now, newId }: Deps): Promise<string> {
  const issuedAt = Math.floor(now() / 1000);
  return new SignJWT({ shop })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(orderNo)
    .setJti(newId())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFE_S)
    .sign(settings.linkSecret);
}

/** Undefined for whatever is cut, foreign, expired, or of another shop. */
export async function readGrant(token: string, shop: string, deps: Deps): Promise<OrderGrant | undefined> {
  try {
    const { payload } = await jwtVerify(token, deps.settings.linkSecret, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'jti', 'exp'],
      currentDate: new Date(deps.now()),
    });
    return payload.sub && payload.jti && payload['shop'] === shop
      ? { id: payload.jti, shop, orderNo: payload.sub }
      : undefined;
  } catch {
    return undefined;
  }
}
