import type { Impact } from '#domain/intake/request.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { Order } from '#domain/order.ts';

/** 1 goes first, 5 last. */
export const PRIORITIES = [1, 2, 3, 4, 5] as const;
export type Priority = (typeof PRIORITIES)[number];

/** The queues of specialists (A7, J3). */
export const QUEUES = ['general', 'vip', 'complaint'] as const;
export type Queue = (typeof QUEUES)[number];

/** How soon a case is looked at, and by whom; with the rule of the policy that said so (A7). */
export interface Triage {
  readonly priority: Priority;
  readonly queue: Queue;
  readonly rule: string;
}

/** What triage reads: impact on use, urgency, whose case it is and of which kind (A7). */
export interface TriageFacts {
  readonly kind: Kind;
  readonly impact: Impact | 'unsaid';
  readonly urgent: boolean;
  readonly tier: Order['tier'];
}

/** Where a case stands before anybody has judged it: in the middle, a VIP's a little before it (A7). */
export const untriaged = (tier: Order['tier'] | undefined): Priority => (tier === 'vip' ? 2 : 3);
