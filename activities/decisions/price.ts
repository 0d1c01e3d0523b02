import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { Order, Payment } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';

/** What is offered, before it has a price. */
export interface Terms {
  readonly remedy: RemedyKind;
  readonly freight: FreightPayer;
  readonly refundShipping: boolean;
}

/** What an offer is worth, line by line, and what it goes back to. */
export interface Priced {
  readonly money: Money;
  readonly arithmetic: readonly Arithmetic[];
  readonly tender: Payment['tender'];
  readonly stopShipment: boolean;
}

interface Pricing {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly policy: Policy;
}

/**
 * Ties the named units up in this case and prices them by what was really paid for each (R1, R2, R8); the outbound
 * shipping is a line of its own, at most once an order (R11).
 */
export async function claimAndPrice({ tx, state, order }: Pricing, terms: Terms): Promise<Result<Priced>> {
  const claim = await tx.claimUnits(state.request.items ?? [], terms.remedy);
  if (!claim.ok) return refuse('units_not_free', { line: claim.lineNo, free: claim.free });
  const units = await tx.unitsOfCase();
  const perLine = order.lines
    .map((line) => ({ line, units: units.filter(({ lineNo }) => lineNo === line.lineNo) }))
    .filter((entry) => entry.units.length > 0);
  const goods = perLine.map(({ line, units: claimed }) => ({
    label: `${claimed.length} of ${line.quantity} x ${line.sku}`,
    amount: claimed.reduce((total, { net }) => total + net, 0),
  }));
  const whole = units.length === order.lines.reduce((total, { quantity }) => total + quantity, 0);
  const shipping = terms.refundShipping && whole && order.shipping > 0 ? [{ label: 'shipping', amount: order.shipping }] : [];
  const arithmetic = [...goods, ...shipping];
  const total = arithmetic.reduce((sum, { amount }) => sum + amount, 0);
  return accept({
    money: money(total, order.currency),
    arithmetic,
    tender: state.request.refundTo !== undefined && !order.payments.some(({ methodId }) => methodId === state.request.refundTo) ? 'gift_card' : (order.payments[0]?.tender ?? 'card'),
    stopShipment: terms.remedy === 'refund_only' && order.status === 'pending',
  });
}
