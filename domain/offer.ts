import type { Money } from './money.ts';
import type { GrantOfferTerms } from './parts/grant/terms.ts';
import type { GuidanceOfferTerms } from './parts/guidance/guidance.ts';
import type { RepairTerms } from './parts/repair/repair.ts';
import type { HoldTerms } from './parts/charge/charge.ts';
import type { InterceptTerms } from './parts/intercept/intercept.ts';
import type { OutboundTerms } from './parts/outbound/outbound.ts';
import type { GoodsTerms } from './parts/shipment/shipment.ts';
import type { OrderChangeTerms } from '#domain/parts/order-change/order-change.ts';
import type { RemedyKind } from './remedies/index.ts';
import type { PostingTerms } from './parts/posting/posting.ts';
import type { SettlementTerms } from './settlement/terms.ts';

/** Who pays for the way back. */
export type FreightPayer = 'customer' | 'merchant';

/** What a remedy states beside money, each part in its own field: replacements, a quote, ... (C3). */
export interface OfferTerms
  extends
    GrantOfferTerms,
    GuidanceOfferTerms,
    GoodsTerms,
    OutboundTerms,
    InterceptTerms,
    HoldTerms,
    RepairTerms,
    OrderChangeTerms,
    PostingTerms,
    SettlementTerms {}

/**
 * An offer as the case carries it (C3); the full explanation - rule, facts, arithmetic - is the stored decision
 * number `decision` of the case. `version` counts rounds from 1, and consent names it (R44).
 */
export interface OfferSummary {
  readonly version: number;
  readonly remedy: RemedyKind;
  /** What the customer gets back if all units are accepted. */
  readonly money: Money;
  readonly freight: FreightPayer;
  readonly decision: number;
  /** Working days after acceptance of the goods within which the refund is promised. */
  readonly refundDays: number;
  /** What the customer pays before anything is carried out (C4, R15). */
  readonly charge?: Money;
  readonly terms?: OfferTerms;
  /** It costs the customer money or takes long: they have to agree in writing (C4). */
  readonly confirm?: true;
  /** A person made it, not a rule: what it gives counts against limits (R43). */
  readonly byPerson?: true;
  /** The units have not left the warehouse and are to be stopped first (R31). */
  readonly stopShipment?: boolean;
}

export interface OfferState extends OfferSummary {
  readonly status: 'open' | 'accepted' | 'declined' | 'lapsed';
  readonly madeAt: number;
}
