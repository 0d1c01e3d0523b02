import { isStaffRole, type StaffRole } from '#domain/roles.ts';

/** Who did something: a person in a role, a system by the rule that made it act (R41), or a provider by its name. */
export interface Actor {
  readonly type: 'customer' | StaffRole | 'integrator' | 'provider' | 'system';
  /** The person's or key's id, the provider's port, or the rule's name. Never a person's own name (R50). */
  readonly id?: string;
}

export const system = (rule: string): Actor => ({ type: 'system', id: rule });
export const provider = (port: string): Actor => ({ type: 'provider', id: port });

/** People of the shop, as against customers, providers and the system. */
export const isStaff = ({ type }: Actor): boolean => isStaffRole(type);
