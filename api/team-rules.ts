import { seesQueue } from '#domain/team/groups.ts';
import { isForRole } from '#domain/team/whose-task.ts';
import { rankOf } from '#domain/roles.ts';
import type { Task } from '#domain/task.ts';
import { QUEUES, type Queue } from '#domain/triage.ts';
import { seesQueueOf, seesShop, type House, type Principal } from './access.ts';
import type { CaseRecord } from './deps.ts';
import { Problem } from './problems.ts';
import type { StaffFields, StaffMember } from './staff-port.ts';

/** The queues somebody may look into (J3). */
export const queuesOf = (principal: Principal): readonly Queue[] =>
  QUEUES.filter((queue) => seesQueueOf(principal, queue));

/** The same as a list is asked with: nothing for whoever may look into every queue. */
export function queueWish(principal: Principal): { queues?: readonly Queue[] } {
  const queues = queuesOf(principal);
  return queues.length === QUEUES.length ? {} : { queues };
}

/** People one works with: of a shop of one's own, or of all shops. */
export const isColleague = (principal: Principal, { shops }: Pick<StaffMember, 'shops'>): boolean =>
  principal.kind === 'key' &&
  (principal.shops.includes('*') || shops.includes('*') || shops.some((shop) => seesShop(principal, shop)));

/** Whether all of a person's shops are one's own: who has more answers to somebody else. */
const answersFor = (principal: House, shops: readonly string[]): boolean =>
  principal.shops.includes('*') || shops.every((shop) => shop !== '*' && principal.shops.includes(shop));

/** Whether somebody may make a person what the fields say: nobody gives a role above their own, or another's shop (H2). */
export const mayMake = (principal: Principal, { role, shops }: Pick<StaffFields, 'role' | 'shops'>): boolean =>
  principal.kind === 'key' && rankOf(role) <= rankOf(principal.role) && answersFor(principal, shops);

/** What people may say of themselves; all else others say of them (H2). */
const OWN_AFFAIR: ReadonlySet<string> = new Set(['name', 'locale']);

/** Refuses what would give more than whoever asks has, before and after the change. */
export function checkChange(principal: Principal, member: StaffMember, change: Partial<StaffFields>): void {
  const isSelf = member.id === principal.id;
  const isOwnAffair = Object.keys(change).every((field) => OWN_AFFAIR.has(field));
  const isAllowed = isSelf ? isOwnAffair : mayMake(principal, member) && mayMake(principal, { ...member, ...change });
  if (!isAllowed) throw new Problem('staff_above');
}

/** Whether a person could do a task of a case: there, of its shop, role and queue. */
export const fits = (member: StaffMember, task: Task, { shop, state }: CaseRecord): boolean =>
  member.active &&
  (member.shops.includes('*') || member.shops.includes(shop)) &&
  isForRole(task, member.role) &&
  seesQueue(member, state.triage?.queue ?? 'general');
