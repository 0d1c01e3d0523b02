import type { ChangeWish } from '#domain/parts/order-change/order-change.ts';
import type { OrderNo } from '#domain/ids.ts';
import type { ComplaintCause } from './complaint.ts';
import type { SymptomCode } from './symptom.ts';

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
  'payment_disputed',
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
  'wait',
] as const;
export type Wish = (typeof WISHES)[number];

/** Where a request came in (A1). */
export const CHANNELS = ['chat', 'hotline', 'email', 'web', 'app', 'social', 'marketplace', 'offline'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LOCALES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** How much the problem keeps the customer from using the goods (A7). */
export const IMPACTS = ['unusable', 'limited', 'cosmetic'] as const;
export type Impact = (typeof IMPACTS)[number];

/** Units of one order line; `quantity` counts units, not lines (A2). */
export interface LineClaim {
  readonly lineNo: number;
  readonly quantity: number;
}

/** Another article for units of a line. */
export interface ReplacementWish extends LineClaim {
  readonly sku: string;
}

/** The facts a request may still lack and the case asks for (A3). */
export const QUESTIONS = ['items', 'problem', 'wish', 'symptom', 'evidence', 'cause'] as const;
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
  /** What the customer would like instead, each article for units of a line (D3). */
  readonly replacements?: readonly ReplacementWish[];
  /** A payment method of the customer that a difference is charged to; without it they are sent a link (R15). */
  readonly payWith?: string;
  /** What shall be different about the order, or about where the next ones go (J1). */
  readonly change?: ChangeWish;
  /** The class of a complaint's cause: decides whose business it is (A6). */
  readonly cause?: ComplaintCause;
  readonly impact?: Impact;
  readonly urgent?: boolean;
  /** What can be seen of the defect, picked from the closed list (B2). */
  readonly symptomCode?: SymptomCode;
  /** Whether it was said what the customer already tried; the words stay in the store (A2). */
  readonly hasTried?: boolean;
  /** When the problem appeared (A2). */
  readonly appearedAt?: number;
  /** Serial numbers as the customer reads them off (A2, R33). */
  readonly serials?: readonly string[];
  /** What the customer wrote in public, by its reference (G1). */
  readonly review?: ReviewRef;
  /** When goods that cannot be shipped are expected again; null when nobody knows (D9). */
  readonly expectedAt?: number | null;
}

/** A public opinion as a case refers to it; its text stays with the shop (G1). */
export interface ReviewRef {
  readonly reviewId: string;
  readonly stars: number;
  readonly lineNo?: number;
}
