/** What an offer was settled by, for the day when its goods are back. */
export interface SettlementTerms {
  readonly settlement?: {
    /** Whether the outbound shipping goes back with the last unit (R11). */
    readonly refundShipping: boolean;
    /** What it came to in full, in minor units: a person may have agreed to less (C5). */
    readonly full: number;
  };
}
