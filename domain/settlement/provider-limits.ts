import type { ProviderLimits, SettlementRules } from './rules.ts';
import type { Tender } from './tender.ts';

/** A payment as its provider counts: its age, and the refunds that were asked for so far, failed ones left out. */
export interface PaymentPast {
  readonly tender: Tender;
  readonly capturedAt: number;
  readonly refundedAt: readonly number[];
}

/** Whether the provider would take another refund now, when it would, or why it never will (R21). */
export type RefundTiming =
  | { readonly when: 'now' }
  | { readonly when: 'later'; readonly notBefore: number }
  | { readonly when: 'never'; readonly because: 'too_old' | 'too_many' };

const DAY = 86_400_000;
const NONE: ProviderLimits = { maxAgeDays: null, maxRefunds: null, minGapMs: null };

/**
 * When a refund of this payment can be asked for, by what the policy knows of the provider. Refunds of one decision
 * are planned one after the other: each with those before it among `refundedAt`. What can never go is for another way
 * (R16); a limit that would be met only after waiting too long is never, too.
 */
export function refundTiming(
  { providerLimits }: Pick<SettlementRules, 'providerLimits'>,
  { tender, capturedAt, refundedAt }: PaymentPast,
  at: number,
): RefundTiming {
  const { maxAgeDays, maxRefunds, minGapMs } = providerLimits[tender] ?? NONE;
  const expiresAt = maxAgeDays === null ? Infinity : capturedAt + maxAgeDays * DAY;
  const notBefore = minGapMs === null ? -Infinity : Math.max(-Infinity, ...refundedAt) + minGapMs;
  if (maxRefunds !== null && refundedAt.length >= maxRefunds) return { when: 'never', because: 'too_many' };
  if (Math.max(at, notBefore) > expiresAt) return { when: 'never', because: 'too_old' };
  return notBefore > at ? { when: 'later', notBefore } : { when: 'now' };
}
