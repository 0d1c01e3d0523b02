/**
 * The departments that a case asks (B6) or that a complaint goes to (A6), with the role that answers for them. Carrier
 * and makers have no keys of their own: whoever keeps in touch with them acts for them.
 */
export const DEPARTMENTS = {
  warehouse: 'warehouse',
  carrier: 'agent',
  logistics: 'agent',
  product: 'agent',
  service: 'agent',
  after_sales: 'agent',
  finance: 'finance',
} as const satisfies Record<string, 'agent' | 'warehouse' | 'finance'>;
export type Department = keyof typeof DEPARTMENTS;

export const DEPARTMENT_NAMES = Object.keys(DEPARTMENTS).filter((name): name is Department =>
  Object.hasOwn(DEPARTMENTS, name),
);
