import type { Payment } from '#domain/order.ts';

export type Tender = Payment['tender'];

/** Value that is no money: it comes back as what it was, whatever a policy or a customer would like better (R16). */
const IN_KIND: ReadonlySet<Tender> = new Set<Tender>(['points', 'coupon']);
export const comesBackInKind = (tender: Tender): boolean => IN_KIND.has(tender);
