export const SESSION_COOKIE = 'aftercare_session';
export const JOURNEY_COOKIE = 'aftercare_journey';

/** One cookie of a `Cookie` header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key = '', value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}

interface CookieWish {
  readonly name: string;
  readonly value: string;
  readonly seconds: number;
  /** `Lax` only for what must survive the way back from another site. */
  readonly sameSite: 'Strict' | 'Lax';
  readonly publicUrl: string;
}

/** A cookie for the API alone that no script reads; over https only where we are reached so. */
export function setCookie({ name, value, seconds, sameSite, publicUrl }: CookieWish): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/v1; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure}`;
}
