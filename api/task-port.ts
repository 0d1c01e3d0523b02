import type { Department } from '#domain/department.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { Order } from '#domain/order.ts';
import type { Task, TaskKind } from '#domain/task.ts';
import type { Group } from '#domain/team/groups.ts';
import type { Queue } from '#domain/triage.ts';
import type { Shops } from './deps.ts';

/** An open task as it stands in its queue, with what tells why it stands there. */
export interface StoredTask extends Omit<Task, 'step' | 'department' | 'owner' | 'dueAt'> {
  readonly caseNo: string;
  readonly department: Department | null;
  readonly owner: string | null;
  readonly priority: number;
  readonly queue: Queue;
  readonly role: string;
  readonly step: string | null;
  readonly dueAt: number | null;
  readonly shop: string;
  readonly caseKind: Kind;
  readonly rule: string | null;
  readonly tier: Order['tier'] | null;
  readonly ownerAway: boolean;
}

export interface QueueFilter {
  readonly shops: Shops;
  readonly queues: readonly Queue[];
  readonly role?: string;
}

export interface TaskFilter {
  readonly shops: Shops;
  readonly role?: string;
  readonly kind?: TaskKind;
  readonly department?: Department;
  readonly queue?: Queue;
  readonly queues?: readonly Queue[];
  readonly group?: Group;
  /** Whose; null for nobody's. */
  readonly owner?: string | null;
}
