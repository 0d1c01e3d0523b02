import type { CaseRequest, Problem, Wish } from './request.ts';

/** What sort of case it is (A5): decides which facts are asked for, who takes it and how soon. */
export const KINDS = [
  'consultation',
  'return',
  'exchange',
  'missing_or_wrong',
  'late_or_lost',
  'repair',
  'refused_on_delivery',
  'review_recovery',
  'complaint',
  'order_change',
  'cancellation',
  'out_of_stock',
  'payment_dispute',
] as const;
export type Kind = (typeof KINDS)[number];

const BY_PROBLEM: { readonly [P in Problem]?: Kind } = {
  question: 'consultation',
  complaint: 'complaint',
  bad_review: 'review_recovery',
  payment_disputed: 'payment_dispute',
  not_arrived: 'late_or_lost',
  refused_on_delivery: 'refused_on_delivery',
  out_of_stock: 'out_of_stock',
  order_details: 'order_change',
  wrong_item: 'missing_or_wrong',
  missing_item: 'missing_or_wrong',
};

const BY_WISH: { readonly [W in Wish]?: Kind } = {
  exchange: 'exchange',
  repair: 'repair',
  change_order: 'order_change',
  cancel: 'cancellation',
  guidance: 'consultation',
};

/** The kind of a request: its problem tells, and where it does not, the wish (A5). */
export const kindOf = ({ problem, wish }: Pick<CaseRequest, 'problem' | 'wish'>): Kind =>
  (problem && BY_PROBLEM[problem]) ?? (wish && BY_WISH[wish]) ?? 'return';

/** Kinds about an order, a parcel or an opinion as a whole: no units have to be named, and none are tied up by asking (A5). */
const ORDER_LEVEL: ReadonlySet<Kind> = new Set<Kind>([
  'consultation',
  'late_or_lost',
  'refused_on_delivery',
  'review_recovery',
  'complaint',
  'order_change',
  'cancellation',
  'out_of_stock',
  'payment_dispute',
]);

export const isOrderLevel = (kind: Kind): boolean => ORDER_LEVEL.has(kind);
