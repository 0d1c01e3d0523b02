import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { Order, Payment } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, type Result } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';
import { claimOpenUnits } from './open-units.ts';

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
  readonly policy: Pick<Policy, 'shippingRefund'>;
}

/**
 * Ties the named units up in this case and prices them by what was really paid for each (R1, R2, R8); the outbound
 * shipping is a line of its own, given back with the order's last unit, so never twice (R11).
 */
export async function claimAndPrice({ tx, state, order, policy }: Pricing, terms: Terms): Promise<Result<Priced>> {
  const claimed = await claimOpenUnits(tx, state, terms.remedy);
  if (!claimed.ok) return claimed;
  const units = claimed.value;
  const last = (await tx.unitsOfOrder()).every(
    ({ state: now, caseNo }) => now === 'settled' || caseNo === state.caseNo,
  );
  const shipping =
    last && terms.refundShipping && shippingGoesBack(policy, order)
      ? [{ label: 'shipping', amount: order.shipping }]
      : [];
  const arithmetic = [...goodsOf(order, units), ...shipping];
  return accept({
    money: money(sumOf(arithmetic.map(({ amount }) => amount)), order.currency),
    arithmetic,
    tender: tenderOf(state, order),
    stopShipment: terms.remedy === 'refund_only' && order.status === 'pending',
  });
}

/** Whether the policy gives the way back at all, or only where nothing has left. */
const shippingGoesBack = ({ shippingRefund }: Pricing['policy'], { shipping, status }: Order): boolean =>
  shipping > 0 &&
  (shippingRefund === 'withLastUnit' || (shippingRefund === 'withLastUnitUnshipped' && status === 'pending'));

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
