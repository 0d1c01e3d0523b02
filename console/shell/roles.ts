/** Who may sign in here. */
export type Role =
  'integrator' | 'agent' | 'senior' | 'supervisor' | 'manager' | 'warehouse' | 'finance' | 'qa' | 'operator';
