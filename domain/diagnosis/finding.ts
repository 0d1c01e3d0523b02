/** Who has to answer for the problem (B4). */
export type FindingLiability = 'customer' | 'merchant' | 'carrier';

/** Liability with the rule and the evidence that decided it (B4). */
export interface Finding {
  readonly liability: FindingLiability;
  readonly rule: string;
  /** How often a supervisor changed it: no rule finds otherwise after that (R37). */
  readonly changed?: number;
}

/** Goods as a defect is counted: the article, and the batch where it is known (B3). */
export interface GoodsRef {
  readonly sku: string;
  readonly batch?: string;
}
