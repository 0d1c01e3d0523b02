import type { OrderNo } from '#domain/ids.ts';

/** What troubles the customer, in neutral words; the policy's tables start from it (A2, A5). */
export const PROBLEMS = [
  'no_longer_wanted',
  'ordered_by_mistake',
  'defective',
  'not_as_described',
  'wrong_item',
  'damaged_in_transit',
  'missing_item',
  'not_arrived',
  'refused_on_delivery',
  'out_of_stock',
  'order_details',
  'question',
  'complaint',
  'bad_review',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What the customer asks for; the remedy kinds that exist are the registry's business. */
export const WISHES = [
  'return_and_refund',
  'refund_only',
  'exchange',
  'reship',
  'repair',
  'partial_refund',
  'compensation',
  'guidance',
  'change_order',
  'cancel',
] as const;
export type Wish = (typeof WISHES)[number];

/** Where a request came in (A1). */
export const CHANNELS = ['chat', 'hotline', 'email', 'web', 'app', 'social', 'marketplace', 'offline'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Units of one order line; `quantity` counts units, not lines (A2). */
export interface LineClaim {
  readonly lineNo: number;
  readonly quantity: number;
}

/** The facts a request may still lack and the case asks for (A3). */
export const QUESTIONS = ['items', 'problem', 'wish', 'symptom', 'evidence'] as const;
export type Question = (typeof QUESTIONS)[number];

/**
 * A request as the case carries it: references and facts only. The customer's own words, name and contact live in
 * Postgres (R50).
 */
export interface CaseRequest {
  readonly shop: string;
  readonly order: OrderNo;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly items?: readonly LineClaim[];
  readonly problem?: Problem;
  readonly wish?: Wish;
  /** Whether words and proof were given; the texts themselves stay in the store. */
  readonly hasSymptom: boolean;
  readonly evidence: number;
  /** A payment method of the customer the refund should go to, when not the original one. */
  readonly refundTo?: string;
}

/** The facts that must be known before anybody judges; quality problems need words and proof (A2, B4). */
export function openQuestions(request: CaseRequest): Question[] {
  const questions: Question[] = [];
  if (!request.items || request.items.length === 0) questions.push('items');
  if (!request.problem) questions.push('problem');
  if (!request.wish) questions.push('wish');
  if (request.problem && NEEDS_PROOF.has(request.problem)) {
    if (!request.hasSymptom) questions.push('symptom');
    if (request.evidence === 0) questions.push('evidence');
  }
  return questions;
}

const NEEDS_PROOF: ReadonlySet<Problem> = new Set([
  'defective',
  'not_as_described',
  'damaged_in_transit',
  'wrong_item',
  'missing_item',
]);

/**
 * What makes two requests the same problem (A8): shop, order and problem, and the lines as far as they are named. A
 * request without problem or items is the same as any other such request for the order.
 */
export function sameCaseKey(request: CaseRequest): string {
  const items = (request.items ?? []).toSorted((a, b) => a.lineNo - b.lineNo).map((claim) => claim.lineNo);
  return [request.shop, request.order, request.problem ?? 'unsaid', items.join('+') || 'unsaid'].join('|');
}
