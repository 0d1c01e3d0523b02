/**
 * People of the shop by what they may do (H2). The first four climb: what one of them leaves undone goes to the next
 * (F2); the others are departments of their own.
 */
export const STAFF_ROLES = ['agent', 'senior', 'supervisor', 'manager', 'warehouse', 'finance', 'qa'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const STAFF: ReadonlySet<string> = new Set(STAFF_ROLES);

export const isStaffRole = (role: string): role is StaffRole => STAFF.has(role);
