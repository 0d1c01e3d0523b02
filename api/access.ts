import type { Actor } from '#domain/case/actor.ts';
import { seesQueue, type Group } from '#domain/team/groups.ts';
import { STAFF_ROLES } from '#domain/roles.ts';
import type { Queue } from '#domain/triage.ts';

/** Who may be let in: the keys' roles, and the customer who holds a link to one case. */
export const ROLES = ['integrator', ...STAFF_ROLES, 'operator', 'customer'] as const;
export type Role = (typeof ROLES)[number];
export type KeyRole = Exclude<Role, 'customer'>;
export const KEY_ROLES = ROLES.filter((role): role is KeyRole => role !== 'customer');

/** Whoever asks with a key or a token of the house: of a role, for some shops; a person also of some groups. */
export interface House {
  readonly kind: 'key';
  /** A person's is the same with whichever key or token they come. */
  readonly id: string;
  readonly role: KeyRole;
  readonly shops: readonly string[];
  /** Of a person alone; a key that belongs to nobody looks into every queue. */
  readonly groups?: readonly Group[];
}

/** Whoever asks: the house, or a customer bound to one case. */
export type Principal =
  House | { readonly kind: 'customer'; readonly id: string; readonly role: 'customer'; readonly caseNo: string };

/** Who a route serves. An open route says why nobody has to show who he is. */
export type Access = readonly Role[] | { readonly open: string };

export const isOpen = (access: Access): access is { readonly open: string } => !Array.isArray(access);

/** A key sees the shops it names; `*` stands for all of them. */
export const seesShop = (principal: Principal, shop: string): boolean =>
  principal.kind === 'key' && (principal.shops.includes('*') || principal.shops.includes(shop));

/** Whether somebody may look into the queue a case is in (J3). */
export const seesQueueOf = (principal: Principal, queue: Queue): boolean =>
  principal.kind === 'key' && seesQueue(principal, queue);

/** A key sees the cases of its shops, a link its one case. */
export const seesCase = (principal: Principal, found: { readonly caseNo: string; readonly shop: string }): boolean =>
  principal.kind === 'customer' ? principal.caseNo === found.caseNo : seesShop(principal, found.shop);

/** Who the record will say it was (E4). An operator only looks after the machine: he acts in no case. */
export function actorOf(principal: Principal): Actor {
  if (principal.kind === 'customer') return { type: 'customer', id: principal.id };
  const { id, role } = principal;
  return role === 'operator' ? { type: 'system', id: `operator:${id}` } : { type: role, id };
}
