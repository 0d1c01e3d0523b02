import type { FreightPayer, OfferTerms } from '#domain/offer.ts';
import type { Order } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, type Result } from '#domain/refusals.ts';
import type { Extra } from '#domain/negotiation/commands.ts';
import type { Goods } from '#domain/goods.ts';
import type { ReplacementWish } from '#domain/intake/request.ts';
import type { PriceRule } from '#domain/settlement/rules.ts';
import type { Settled } from '#domain/settlement/settle.ts';
import type { ChangeKind } from '#domain/parts/order-change/order-change.ts';
import type { GuidanceTerms } from '#domain/parts/guidance/guidance.ts';
import type { RemedyKind } from './index.ts';

/** What is to be offered, before it has a price: by a rule of the policy or by a person. */
export interface Terms {
  readonly remedy: RemedyKind;
  readonly freight: FreightPayer;
  readonly refundShipping: boolean;
  /** What it is worth, in minor units, where a rule or a person names it. */
  readonly amount?: number;
  /** The share of what was paid that goes back while the goods are kept. */
  readonly percent?: number;
  /** Grants beside it, or the gift that it is (C1). */
  readonly extras?: readonly Extra[];
  readonly guidance?: GuidanceTerms;
  /** The articles wanted instead; what they leave open is exchanged like for like (D3). */
  readonly replacements?: readonly ReplacementWish[];
  /** What is changed about an order that has not left (J1). */
  readonly change?: ChangeKind;
  /** The new goods go out before the old ones are back, against money held on a card. */
  readonly replacementFirst?: boolean;
  /** Something is to come back that the remedy does not wait for. */
  readonly sendsBack?: boolean;
  /** What the way back of goods that were not taken costs, minor units: off the refund where the customer is liable (R12, R30); of goods that go back unrepaired, paid first (D4). */
  readonly wayBackCost?: number;
  /** What does not arrive is sent once more, as the customer wished (R29). */
  readonly sendsAgain?: boolean;
}

/** Everything a remedy's price is worked out from; looked up and tied up before, so that pricing is plain arithmetic. */
export interface PriceBasis {
  readonly order: Order;
  /** The units the case holds for it, with what was really paid for each (R8); none for a remedy that claims none. */
  readonly units: readonly {
    readonly lineNo: number;
    readonly unitNo?: number;
    readonly net: number;
    readonly sku?: string;
  }[];
  readonly terms: Terms;
  /** What giving the units back comes to, for a remedy that settles them (R6, R8, R10-R14). */
  readonly settled?: Settled;
  /** Articles as the shop sells them today, those in question (D3). */
  readonly goods?: readonly Goods[];
  readonly priceRule?: PriceRule;
}

/** What the customer gets back and what it costs them, line by line, and what else the offer states. */
export interface Price {
  readonly refund: readonly Arithmetic[];
  /** What the customer pays before anything is carried out (C4, R15). */
  readonly charge?: readonly Arithmetic[];
  readonly terms?: OfferTerms;
  /** Lines that explain it without being money of the case. */
  readonly explained?: readonly Arithmetic[];
  /** Days from the agreement until the customer has what was agreed, where that is known: long ones are agreed in writing (C4). */
  readonly days?: number;
}

/** What was really paid for the units, and the shipping that goes back with them (R8, R11), less what breaks by it (R6, R10, R12). */
export function netPaid({ order, units, settled }: PriceBasis): Result<Price> {
  if (settled) return accept({ refund: settled.lines.map(({ label, amount }) => ({ label, amount })) });
  const goods = order.lines.flatMap((line): Arithmetic[] => {
    const held = units.filter(({ lineNo }) => lineNo === line.lineNo);
    const amount = held.reduce((total, { net }) => total + net, 0);
    return held.length === 0 ? [] : [{ label: `${held.length} of ${line.quantity} x ${line.sku}`, amount }];
  });
  return accept({ refund: goods });
}
