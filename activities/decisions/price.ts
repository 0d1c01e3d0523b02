import type { CaseState } from '#domain/case/state.ts';
import type { Goods } from '#domain/goods.ts';
import { money, type Money } from '#domain/money.ts';
import type { OfferTerms } from '#domain/offer.ts';
import type { Order, Payment } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, type Result } from '#domain/refusals.ts';
import { grantsOf } from '#domain/parts/grant/extras.ts';
import type { GrantTerms } from '#domain/parts/grant/terms.ts';
import { unitsOnTheRoad } from '#domain/parts/outbound/price.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import { worthOf } from '#domain/settlement/price-reduction.ts';
import type { Price, PriceBasis, Terms } from '#domain/remedies/price.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';
import { claimOpenUnits } from './open-units.ts';
import { settlementOf } from './settlement-of.ts';

/** What an offer is worth, line by line, what it costs the customer, and what the money goes back to. */
export interface Priced {
  readonly money: Money;
  readonly charge?: Money;
  readonly terms?: OfferTerms;
  readonly days?: number;
  readonly arithmetic: readonly Arithmetic[];
  readonly tender: Payment['tender'];
  readonly stopShipment: boolean;
}

interface Pricing {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly policy: Pick<Policy, 'settlement'>;
  /** Articles that were looked up for it; none were, when absent (D3). */
  readonly goods?: readonly Goods[];
}

/**
 * Ties the named units up in this case, where the remedy is about units, and has the remedy price them (R1, R2, R8);
 * the outbound shipping is a line of its own, given back with the order's last unit, so never twice (R11).
 */
export async function claimAndPrice(pricing: Pricing, asked: Terms): Promise<Result<Priced>> {
  const { tx, state, order } = pricing;
  const terms = withWishes(asked, state);
  const remedy = remedyOf(terms.remedy);
  const claimed: Result<readonly Unit[]> = remedy.claims ? await claimOpenUnits(tx, state, terms.remedy) : accept([]);
  if (!claimed.ok) return claimed;
  const basis = await basisOf(pricing, terms, claimed.value);
  const price = remedy.price(basis);
  if (!price.ok) return price;
  const extras = grantsOf(terms.extras ?? [], order.currency, pricing.goods);
  return extras.ok ? accept(pricedAs(pricing, { basis, price: price.value, extras: extras.value })) : extras;
}

/** What the remedy works its price out from: the units as they are worth now, and what settling them would give. */
async function basisOf(
  { tx, state, order, policy, goods }: Pricing,
  terms: Terms,
  units: readonly Unit[],
): Promise<PriceBasis> {
  const { refundShipping } = terms;
  const { settles = false, neverArrived = false } = remedyOf(terms.remedy);
  const settling = { tx, state, order, rules: policy.settlement, refundShipping, neverArrived };
  const meant = neverArrived && terms.remedy !== 'intercept' ? unitsOnTheRoad(order, units) : units;
  const settled = settles ? await settlementOf(settling, meant) : undefined;
  return {
    order,
    units: units.map((unit) => ({ ...unit, net: worthOf(unit) })),
    terms,
    priceRule: policy.settlement.priceRule,
    ...(settled ? { settled } : {}),
    ...(goods ? { goods } : {}),
  };
}

interface Computed {
  readonly basis: PriceBasis;
  readonly price: Price;
  readonly extras: readonly GrantTerms[];
}

function pricedAs({ state, order }: Pricing, { basis, price, extras }: Computed): Priced {
  const { refund, charge = [], explained = [], days } = price;
  const stated = withGrants(withSettlement(price.terms, basis), extras);
  return {
    money: money(sumOf(refund), order.currency),
    ...(charge.length === 0 ? {} : { charge: money(sumOf(charge), order.currency) }),
    ...(stated ? { terms: stated } : {}),
    ...(days === undefined ? {} : { days }),
    arithmetic: [...refund, ...charge, ...explained],
    tender: tenderOf(state, order),
    stopShipment: basis.terms.remedy === 'refund_only' && order.status === 'pending',
  };
}

/** What the goods would give without lowering, so that a part of them can be settled by its share (C5, R8). */
const withSettlement = (
  stated: OfferTerms | undefined,
  { settled, terms: { refundShipping } }: PriceBasis,
): OfferTerms | undefined => (settled ? { ...stated, settlement: { refundShipping, full: settled.due } } : stated);

/** The articles that the customer named, unless the offer names others (D3). */
const withWishes = (terms: Terms, { request: { replacements, change, wish } }: CaseState): Terms => ({
  ...(terms.remedy === 'lost_parcel' && wish === 'reship' ? { sendsAgain: true } : {}),
  ...(replacements === undefined ? {} : { replacements }),
  ...(change === undefined ? {} : { change: change.kind }),
  ...terms,
});

/** What the remedy states, and the grants beside it (C1). */
const withGrants = (stated: OfferTerms | undefined, extras: readonly GrantTerms[]): OfferTerms | undefined =>
  extras.length === 0 ? stated : { ...stated, grants: [...(stated?.grants ?? []), ...extras] };

/** What the money goes back to: the first payment's means, or the gift card the customer wished for. */
function tenderOf({ request: { refundTo } }: CaseState, { payments }: Order): Payment['tender'] {
  const wished = refundTo !== undefined && !payments.some(({ methodId }) => methodId === refundTo);
  return wished ? 'gift_card' : (payments[0]?.tender ?? 'card');
}

const sumOf = (lines: readonly Arithmetic[]): number => lines.reduce((total, { amount }) => total + amount, 0);
