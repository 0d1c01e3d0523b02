import { isOpen, type Principal } from './access.ts';
import type { ApiDeps } from './deps.ts';
import { readLink } from './links.ts';
import { Problem } from './problems.ts';
import type { Route } from './route.ts';

const KEY = /^ak_[a-z0-9-]{1,64}_[\x21-\x7e]{1,256}$/;

/** Who asks, and that the route is for them; an open route asks nobody. */
export async function admit(
  route: Route,
  authorization: string | undefined,
  deps: ApiDeps,
): Promise<Principal | undefined> {
  if (isOpen(route.roles)) return undefined;
  const principal = await identify(authorization, deps);
  if (!route.roles.includes(principal.role)) {
    throw new Problem('forbidden', {
      detail: `The role ${principal.role} may not do that; it is for: ${route.roles.join(', ')}.`,
    });
  }
  return principal;
}

async function identify(authorization: string | undefined, deps: ApiDeps): Promise<Principal> {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? '')?.[1];
  const principal = token && (token.startsWith('ak_') ? await keyHolder(token, deps) : await readLink(token, deps));
  if (!principal) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="aftercare"' } });
  return principal;
}

/** Roles and shops come from the store at every request: a key that was revoked is nobody at once. */
async function keyHolder(token: string, deps: ApiDeps): Promise<Principal | undefined> {
  const stored = KEY.test(token) ? await deps.keys.find(token) : undefined;
  return stored && { kind: 'key', id: stored.id, role: stored.role, shops: stored.shops };
}
