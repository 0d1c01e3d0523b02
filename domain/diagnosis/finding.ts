/** Who has to answer for the problem (B4). */
export type FindingLiability = 'customer' | 'merchant' | 'carrier';

/** Liability with the rule and the evidence that decided it (B4). */
export interface Finding {
  readonly liability: FindingLiability;
  readonly rule: string;
}
