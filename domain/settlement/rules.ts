import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { Problem } from '#domain/intake/request.ts';
import type { Tender } from './tender.ts';

/** What becomes of an offer whose threshold a part return breaks: the customer keeps it, or it is settled anew (R10). */
export type ThresholdMode = 'keep' | 'resettle';

/** When the outbound shipping goes back: never, with the last unit of an order that never left, with the last unit (R11). */
export type ShippingRefund = 'never' | 'withLastUnitUnshipped' | 'withLastUnit';

/** The price of what the customer gets in exchange: as it was when they bought, or as it is now (R15). */
export type PriceRule = 'atPurchase' | 'today';

/** Whether an amount goes back tender by tender in the policy's order, or to all of them by what each had paid (R16). */
export type TenderSplit = 'inOrder' | 'proportional';

/** Where money goes that cannot go back to what it was paid by (R16, R21). */
export type AlternatePayout = 'gift_card' | 'wallet' | 'bank';

/** What a provider refuses however right the refund is; null where it has no such limit (R21). */
export interface ProviderLimits {
  /** A payment older than this takes no refund any more. */
  readonly maxAgeDays: number | null;
  /** So many refunds of one payment at most. */
  readonly maxRefunds: number | null;
  /** This long between two refunds of one payment at least. */
  readonly minGapMs: number | null;
}

/** What a policy says of money: one section of its file, the same shape there; amounts in minor units of the order's currency. */
export interface SettlementRules {
  readonly thresholdOffers: ThresholdMode;
  /** What free shipping spared is taken off when a part return leaves less than its limit; once for the order (R10). */
  readonly freeShippingClawback: boolean;
  readonly shippingRefund: ShippingRefund;
  /** Whether what was paid above standard shipping goes back as well (R11). */
  readonly expressSurplus: boolean;
  /** Flat, once for each return; 0 for none (R12). */
  readonly returnFee: number;
  /** Of what the returned units are worth, 0 to 100 (R12). */
  readonly restockingFeePercent: number;
  /** Liabilities without fees. Merchant and carrier never bear one, named here or not (R12). */
  readonly feesNotOn: readonly FindingLiability[];
  /** Problems without fees, whoever is liable (R12). */
  readonly feesNotOnProblems: readonly Problem[];
  /** A wear deduction above this share of the unit's value needs a supervisor first (R13). */
  readonly wearSupervisorAbovePercent: number;
  readonly priceRule: PriceRule;
  /** What money goes back to first; tenders not named come last, as TENDERS has them (R16). */
  readonly tenderOrder: readonly Tender[];
  readonly tenderSplit: TenderSplit;
  /** By means of payment; without an entry there are no limits (R21). */
  readonly providerLimits: Readonly<Partial<Record<Tender, ProviderLimits>>>;
  /** The other ways the customer may choose of, best first (R16, R21). */
  readonly alternatePayouts: readonly AlternatePayout[];
  /** How many people must agree before money goes another way than it came (R16). */
  readonly alternatePayoutApprovals: number;
}
