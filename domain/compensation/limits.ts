import type { Actor } from '#domain/case/actor.ts';
import { isAtLeast } from '#domain/roles.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { Worth } from './worth.ts';

/** What each role may promise alone, in minor units; a role without a figure may promise anything (R43). */
export interface PromiseLimits {
  readonly agent: number;
  readonly senior?: number;
  readonly supervisor?: number;
  readonly manager?: number;
}

/** The limit of whoever promises: a senior's is an agent's, a manager's a supervisor's, where the policy says nothing (R43). */
export function limitOf(limits: PromiseLimits, { type }: Pick<Actor, 'type'>): number | undefined {
  switch (type) {
    case 'manager':
      return limits.manager ?? limits.supervisor;
    case 'supervisor':
      return limits.supervisor;
    case 'senior':
      return limits.senior ?? limits.agent;
    default:
      return limits.agent;
  }
}

/** What one offer would make of the order: it and all else that was promised in the order's cases. */
export interface Promise {
  readonly by: Actor;
  readonly total: Worth;
  /** What was paid for the goods that the case is about. */
  readonly paid: number;
}

/**
 * Whether an offer needs another person's yes before the customer sees it, and why (B5, R43). Compensation above what
 * was paid is nobody's to promise but a supervisor's or a manager's, whatever the limits are.
 */
export function above(limits: PromiseLimits, { by, total, paid }: Promise): Above | undefined {
  const limit = limitOf(limits, by);
  if (limit !== undefined && total.promised > limit) return { what: 'limit', limit, total: total.promised };
  if (!isAtLeast(by.type, 'supervisor') && total.compensation > paid)
    return { what: 'worth', limit: paid, total: total.compensation };
  return undefined;
}
