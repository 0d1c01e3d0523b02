import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { Order, Payment } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
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
}

/**
 * Ties the named units up in this case and prices them by what was really paid for each (R1, R2, R8); the outbound
 * shipping is a line of its own, given back only with the whole order (R11).
 */
export async function claimAndPrice({ tx, state, order }: Pricing, terms: Terms): Promise<Result<Priced>> {
  const claim = await tx.claimUnits(state.request.items ?? [], terms.remedy);
  if (!claim.ok) return refuse('units_not_free', { line: claim.lineNo, free: claim.free });
  const units = await tx.unitsOfCase();
  const whole = units.length === sumOf(order.lines.map(({ quantity }) => quantity));
  const shipping =
    terms.refundShipping && whole && order.shipping > 0 ? [{ label: 'shipping', amount: order.shipping }] : [];
  const arithmetic = [...goodsOf(order, units), ...shipping];
  return accept({
    money: money(sumOf(arithmetic.map(({ amount }) => amount)), order.currency),
    arithmetic,
    tender: tenderOf(state, order),
    stopShipment: terms.remedy === 'refund_only' && order.status === 'pending',
  });
}

const goodsOf = (order: Order, units: readonly { readonly lineNo: number; readonly net: number }[]): Arithmetic[] =>
  order.lines.flatMap((line) => {
    const claimed = units.filter(({ lineNo }) => lineNo === line.lineNo);
    return claimed.length === 0
      ? []
      : [
          {
            label: `${claimed.length} of ${line.quantity} x ${line.sku}`,
            amount: sumOf(claimed.map(({ net }) => net)),
          },
        ];
  });

/** What the money goes back to: the first payment's means, or the gift card the customer wished for. */
function tenderOf({ request: { refundTo } }: CaseState, { payments }: Order): Payment['tender'] {
  const wished = refundTo !== undefined && !payments.some(({ methodId }) => methodId === refundTo);
  return wished ? 'gift_card' : (payments[0]?.tender ?? 'card');
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
