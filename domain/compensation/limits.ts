import type { Actor } from '#domain/case/actor.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { Worth } from './worth.ts';

/** What each role may promise alone, in minor units; a role without a figure may promise anything (R43). */
export interface PromiseLimits {
  readonly agent: number;
  readonly supervisor?: number;
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
 * was paid is nobody's to promise but a supervisor's, whatever the limits are.
 */
export function above(limits: PromiseLimits, { by, total, paid }: Promise): Above | undefined {
  const limit = by.type === 'supervisor' ? limits.supervisor : limits.agent;
  if (limit !== undefined && total.promised > limit) return { what: 'limit', limit, total: total.promised };
  if (by.type !== 'supervisor' && total.compensation > paid)
    return { what: 'worth', limit: paid, total: total.compensation };
  return undefined;
}
