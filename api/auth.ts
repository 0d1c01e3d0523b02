import { isOpen, type Principal } from './access.ts';
import { cookieOf, SESSION_COOKIE } from './cookies.ts';
import type { ApiDeps } from './deps.ts';
import { readLink } from './links.ts';
import type { IdentityProvider, StaffMember } from './staff-port.ts';
import { Problem } from './problems.ts';
import type { Route } from './route.ts';

const KEY = /^ak_[a-z0-9-]{1,64}_[\x21-\x7e]{1,256}$/;

/** What of a request says who asks. */
export interface Shown {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  /** The console's own header, which no other site can send along with our cookie. */
  readonly console?: string | undefined;
}

/** Who asks, and that the route is for them; an open route asks nobody. */
export async function admit(route: Route, shown: Shown, deps: ApiDeps): Promise<Principal | undefined> {
  if (isOpen(route.roles)) return undefined;
  const principal = await identify(route, shown, deps);
  if (!route.roles.includes(principal.role)) {
    throw new Problem('forbidden', {
      detail: `The role ${principal.role} may not do that; it is for: ${route.roles.join(', ')}.`,
    });
  }
  return principal;
}

async function identify(route: Route, shown: Shown, deps: ApiDeps): Promise<Principal> {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(shown.authorization ?? '')?.[1];
  const principal = token
    ? await holderOf(token, deps)
    : shown.authorization === undefined
      ? await sessionOf(route, shown, deps)
      : undefined;
  if (!principal) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="aftercare"' } });
  return principal;
}

/** Whoever signed in to the console; writes have to come from its own pages (CSRF). */
async function sessionOf(route: Route, { cookie, console }: Shown, deps: ApiDeps): Promise<Principal | undefined> {
  const sealed = cookieOf(cookie, SESSION_COOKIE);
  const session = sealed === undefined ? undefined : await deps.sessions.open(sealed);
  if (!session) return undefined;
  if (route.method !== 'get' && console !== '1')
    throw new Problem('forbidden', {
      detail: 'With a session, the header X-Aftercare-Console: 1 goes with every act.',
    });
  if (session.kind === 'key') return principalOfKey(session.key, deps);
  const person = await deps.staff.find(session.id);
  return person?.active ? personOf(person) : undefined;
}

async function holderOf(token: string, deps: ApiDeps): Promise<Principal | undefined> {
  if (token.startsWith('ak_')) return principalOfKey(token, deps);
  return deps.identity?.issued(token) ? colleague(token, deps.identity, deps) : readLink(token, deps);
}

/** Roles and shops come from the store at every request: a key that was revoked is nobody at once. */
export async function principalOfKey(token: string, deps: ApiDeps): Promise<Principal | undefined> {
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
