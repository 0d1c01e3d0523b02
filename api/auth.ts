import { isOpen, type Principal } from './access.ts';
import type { ApiDeps } from './deps.ts';
import { readLink } from './links.ts';
import type { IdentityProvider, StaffMember } from './staff-port.ts';
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
  const principal = token && (await holderOf(token, deps));
  if (!principal) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="aftercare"' } });
  return principal;
}

async function holderOf(token: string, deps: ApiDeps): Promise<Principal | undefined> {
  if (token.startsWith('ak_')) return keyHolder(token, deps);
  return deps.identity?.issued(token) ? colleague(token, deps.identity, deps) : readLink(token, deps);
}

/** Roles and shops come from the store at every request: a key that was revoked is nobody at once. */
async function keyHolder(token: string, deps: ApiDeps): Promise<Principal | undefined> {
  const stored = KEY.test(token) ? await deps.keys.find(token) : undefined;
  if (!stored) return undefined;
  const { id, role, shops, person } = stored;
  if (!person) return { kind: 'key', id, role, shops };
  return person.active ? personOf(person) : undefined;
}

/** Somebody the identity provider vouches for: who they are to us stands in our own table (H2). */
async function colleague(token: string, identity: IdentityProvider, deps: ApiDeps): Promise<Principal | undefined> {
  const told = await identity.verify(token);
  if (!told) return undefined;
  const person = await deps.staff.bySubject(told);
  if (!person?.active) throw new Problem('staff_not_let_in');
  return personOf(person);
}

const personOf = ({ id, role, shops, groups }: StaffMember): Principal => ({ kind: 'key', id, role, shops, groups });
