import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { OfferTerms } from '#domain/offer.ts';
import type { Order, Payment } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, type Result } from '#domain/refusals.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';
import { claimOpenUnits } from './open-units.ts';

/** What an offer is worth, line by line, what it costs the customer, and what the money goes back to. */
export interface Priced {
  readonly money: Money;
  readonly charge?: Money;
  readonly terms?: OfferTerms;
  readonly arithmetic: readonly Arithmetic[];
  readonly tender: Payment['tender'];
  readonly stopShipment: boolean;
}

interface Pricing {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly policy: Pick<Policy, 'shippingRefund'>;
}

/**
 * Ties the named units up in this case, where the remedy is about units, and has the remedy price them (R1, R2, R8);
 * the outbound shipping is a line of its own, given back with the order's last unit, so never twice (R11).
 */
export async function claimAndPrice({ tx, state, order, policy }: Pricing, terms: Terms): Promise<Result<Priced>> {
  const remedy = remedyOf(terms.remedy);
  const claimed: Result<readonly Unit[]> = remedy.claims ? await claimOpenUnits(tx, state, terms.remedy) : accept([]);
  if (!claimed.ok) return claimed;
  const returnsShipping = remedy.claims && terms.refundShipping && shippingGoesBack(policy, order);
  const shipping = returnsShipping && (await isLastOfOrder(tx)) ? order.shipping : 0;
  const price = remedy.price({ order, units: claimed.value, terms, shipping });
  if (!price.ok) return price;
  const { refund, charge = [], terms: more } = price.value;
  return accept({
    money: money(sumOf(refund), order.currency),
    ...(charge.length === 0 ? {} : { charge: money(sumOf(charge), order.currency) }),
    ...(more ? { terms: more } : {}),
    arithmetic: [...refund, ...charge],
    tender: tenderOf(state, order),
    stopShipment: terms.remedy === 'refund_only' && order.status === 'pending',
  });
}

/** No unit of the order is left that another case could still give back. */
const isLastOfOrder = async (tx: CaseTx): Promise<boolean> =>
  (await tx.unitsOfOrder()).every(({ state, caseNo }) => state === 'settled' || caseNo === tx.caseNo);

/** Whether the policy gives the way back at all, or only where nothing has left. */
const shippingGoesBack = ({ shippingRefund }: Pricing['policy'], { shipping, status }: Order): boolean =>
  shipping > 0 &&
  (shippingRefund === 'withLastUnit' || (shippingRefund === 'withLastUnitUnshipped' && status === 'pending'));

/** What the money goes back to: the first payment's means, or the gift card the customer wished for. */
function tenderOf({ request: { refundTo } }: CaseState, { payments }: Order): Payment['tender'] {
  const wished = refundTo !== undefined && !payments.some(({ methodId }) => methodId === refundTo);
  return wished ? 'gift_card' : (payments[0]?.tender ?? 'card');
}

const sumOf = (lines: readonly Arithmetic[]): number => lines.reduce((total, { amount }) => total + amount, 0);
