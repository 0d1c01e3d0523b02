import type { Department } from '#domain/department.ts';

/** The five classes of cause a complaint can have, each with the department whose business it is (A6). */
export const COMPLAINT_CAUSES = {
  quality: 'product',
  service: 'service',
  logistics: 'logistics',
  returns: 'after_sales',
  transaction: 'finance',
} as const satisfies Record<string, Department>;
export type ComplaintCause = keyof typeof COMPLAINT_CAUSES;

export const CAUSES = Object.keys(COMPLAINT_CAUSES).filter((name): name is ComplaintCause =>
  Object.hasOwn(COMPLAINT_CAUSES, name),
);
