import type { FreightPayer, OfferTerms } from '#domain/offer.ts';
import type { Order } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, type Result } from '#domain/refusals.ts';
import type { RemedyKind } from './index.ts';

/** What is to be offered, before it has a price: by a rule of the policy or by a person. */
export interface Terms {
  readonly remedy: RemedyKind;
  readonly freight: FreightPayer;
  readonly refundShipping: boolean;
}

/** Everything a remedy's price is worked out from; looked up and tied up before, so that pricing is plain arithmetic. */
export interface PriceBasis {
  readonly order: Order;
  /** The units the case holds for it, with what was really paid for each (R8); none for a remedy that claims none. */
  readonly units: readonly { readonly lineNo: number; readonly net: number }[];
  readonly terms: Terms;
  /** Outbound shipping that goes back with these units, minor units; 0 when it does not (R11). */
  readonly shipping: number;
}

/** What the customer gets back and what it costs them, line by line, and what else the offer states. */
export interface Price {
  readonly refund: readonly Arithmetic[];
  /** What the customer pays before anything is carried out (C4, R15). */
  readonly charge?: readonly Arithmetic[];
  readonly terms?: OfferTerms;
}

/** What was really paid for the units, and the shipping that goes back with them (R8, R11). */
export function netPaid({ order, units, shipping }: PriceBasis): Result<Price> {
  const goods = order.lines.flatMap((line): Arithmetic[] => {
    const held = units.filter(({ lineNo }) => lineNo === line.lineNo);
    const amount = held.reduce((total, { net }) => total + net, 0);
    return held.length === 0 ? [] : [{ label: `${held.length} of ${line.quantity} x ${line.sku}`, amount }];
  });
  return accept({ refund: [...goods, ...(shipping > 0 ? [{ label: 'shipping', amount: shipping }] : [])] });
}
