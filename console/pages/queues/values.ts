import { TASK_NAMES } from '#console/kit/task-names.ts';
import type { View } from './filters.ts';

const FLAG = ['true', 'false'];
const QUEUES = ['general', 'vip', 'complaint'];
const ROLES = ['agent', 'senior', 'supervisor', 'manager', 'warehouse', 'finance', 'qa'];

/** The values each field can have. */
export const VALUES: Readonly<Record<View, Readonly<Record<string, readonly string[]>>>> = {
  tasks: {
    queue: QUEUES,
    group: ['pre_sale', 'in_sale', 'after_sale', 'vip', 'complaint'],
    role: ROLES,
    kind: TASK_NAMES,
    mine: ['true'],
    unassigned: ['true'],
  },
  cases: {
    stage: ['intake', 'diagnosis', 'negotiation', 'execution', 'followUp', 'closed'],
    waitingOn: ['customer', ...ROLES, 'carrier', 'payments', 'aftercare'],
    kind: [
      'return',
      'exchange',
      'repair',
      'compensation',
      'complaint',
      'consultation',
      'order_change',
      'cancellation',
      'out_of_stock',
      'late_or_lost',
      'refused_on_delivery',
    ],
    queue: QUEUES,
    priority: ['1', '2', '3', '4', '5'],
    stuck: FLAG,
    open: FLAG,
  },
};
