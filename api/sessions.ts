import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** Who came in by the console: a key, or a person whom the identity provider vouched for. Neither is proof for ever. */
export type Session = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'person'; readonly id: string };

/** What waits in the browser while somebody is at the identity provider. */
export interface Journey {
  readonly state: string;
  readonly verifier: string;
  readonly to: string;
}

/** Keeps sessions in cookies: encrypted, so that nobody but us reads or makes one, and with an end. */
export interface Sessions {
  seal(session: Session): Promise<string>;
  open(sealed: string): Promise<Session | undefined>;
  sealJourney(journey: Journey): Promise<string>;
  openJourney(sealed: string): Promise<Journey | undefined>;
}

/** A working day; whoever stays longer signs in again. */
export const SESSION_S = 12 * 3_600;
export const JOURNEY_S = 600;

const KEY_BYTES = 32;
const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

export function createSessions(secret: Uint8Array, now: () => number): Sessions {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'aftercare console sessions', KEY_BYTES));
  const seal = (what: Readonly<Record<string, unknown>>, audience: string, seconds: number): Promise<string> =>
    new EncryptJWT({ ...what })
      .setProtectedHeader(ALGORITHM)
      .setAudience(audience)
      .setExpirationTime(Math.floor(now() / 1000) + seconds)
      .encrypt(key);
  const open = async (sealed: string, audience: string): Promise<Record<string, unknown> | undefined> => {
    try {
      const { payload } = await jwtDecrypt(sealed, key, {
        audience,
        currentDate: new Date(now()),
        keyManagementAlgorithms: [ALGORITHM.alg],
        contentEncryptionAlgorithms: [ALGORITHM.enc],
      });
      return payload;
    } catch {
      return undefined;
    }
  };
  return {
    seal: (session) => seal({ session }, 'session', SESSION_S),
    open: async (sealed) => (await open(sealed, 'session'))?.['session'] as Session | undefined,
    sealJourney: (journey) => seal({ journey }, 'journey', JOURNEY_S),
    openJourney: async (sealed) => (await open(sealed, 'journey'))?.['journey'] as Journey | undefined,
  };
}
