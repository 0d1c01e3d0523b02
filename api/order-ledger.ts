/** The books of an order as they are read: where every unit and every cent is (R1-R3, R7). */
export interface OrderLedger {
  readonly units: readonly {
    readonly lineNo: number;
    readonly unitNo: number;
    readonly sku: string;
    readonly net: number;
    readonly state: string;
    readonly caseNo: string | null;
    readonly remedy: string | null;
    readonly settledAs: string | null;
  }[];
  readonly payments: readonly {
    readonly paymentId: string;
    readonly tender: string;
    readonly currency: string;
    readonly captured: number;
    readonly held: number;
    readonly refunded: number;
    readonly disputed: number;
    readonly excess: number;
  }[];
  readonly refunds: readonly {
    readonly key: string;
    readonly caseNo: string;
    readonly paymentId: string;
    readonly amount: number;
    readonly currency: string;
    readonly state: string;
    readonly payout: string;
    readonly updatedAt: number;
  }[];
  readonly disputes: readonly {
    readonly disputeId: string;
    readonly paymentId: string;
    readonly caseNo: string | null;
    readonly amount: number;
    readonly lost: number;
    readonly currency: string;
    readonly state: string;
    readonly evidenceDueAt: number | null;
  }[];
  readonly charges: readonly {
    readonly key: string;
    readonly caseNo: string;
    readonly kind: string;
    readonly amount: number;
    readonly currency: string;
    readonly state: string;
    readonly paymentId: string | null;
  }[];
  /** What money was for, line by line; lines of the opposite sign take back what does not hold any more. */
  readonly settlements: readonly {
    readonly caseNo: string;
    readonly settlement: string;
    readonly kind: string;
    readonly lineNo: number | null;
    readonly amount: number;
  }[];
}
