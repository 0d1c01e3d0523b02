import type { Kind } from '#domain/intake/kind.ts';
import type { Queue } from '#domain/triage.ts';

/** Who works together (H2, J3): before a sale, before delivery, after it, for VIPs, on complaints. */
export const GROUPS = ['pre_sale', 'in_sale', 'after_sale', 'vip', 'complaint'] as const;
export type Group = (typeof GROUPS)[number];

/** What is asked before anything is bought, and what concerns goods that have not arrived; all else comes after a sale. */
export const KINDS_OF_GROUP: Readonly<Record<'pre_sale' | 'in_sale', readonly Kind[]>> = {
  pre_sale: ['consultation'],
  in_sale: ['order_change', 'cancellation', 'out_of_stock', 'late_or_lost', 'refused_on_delivery'],
};

/** Whose work a case is: its queue's specialists', and in the general queue that of the group of its kind (A7, H2, J3). */
export function groupOf({ queue, kind }: { readonly queue: Queue; readonly kind: Kind }): Group {
  if (queue !== 'general') return queue;
  if (KINDS_OF_GROUP.pre_sale.includes(kind)) return 'pre_sale';
  return KINDS_OF_GROUP.in_sale.includes(kind) ? 'in_sale' : 'after_sale';
}

/** Whether somebody may look into a queue: agents need its group, and who stands above them sees every one (J3). */
export const seesQueue = (
  { role, groups }: { readonly role: string; readonly groups?: readonly Group[] },
  queue: Queue,
): boolean => queue === 'general' || groups === undefined || role !== 'agent' || groups.includes(queue);
