/**
 * People of the shop by what they may do (H2). The first four climb: what one of them leaves undone goes to the next
 * (F2); the others are departments of their own.
 */
export const STAFF_ROLES = ['agent', 'senior', 'supervisor', 'manager', 'warehouse', 'finance', 'qa'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const STAFF: ReadonlySet<string> = new Set(STAFF_ROLES);

export const isStaffRole = (role: string): role is StaffRole => STAFF.has(role);

/** The roles that climb, from the bottom (F2). */
export const LADDER = ['agent', 'senior', 'supervisor', 'manager'] as const satisfies readonly StaffRole[];
export type LadderRole = (typeof LADDER)[number];

/** How high a role stands: departments stand where agents do. */
export const rankOf = (role: string): number =>
  Math.max(
    0,
    LADDER.findIndex((step) => step === role),
  );

/** Whether a role may do what the ladder's role may: whoever stands higher may do all that those below may (H2). */
export const isAtLeast = (role: string, needed: LadderRole): boolean =>
  LADDER.some((step) => step === role) && rankOf(role) >= rankOf(needed);

/** The roles that may do what this one may. */
export const upFrom = (needed: LadderRole): readonly LadderRole[] => LADDER.slice(rankOf(needed));
