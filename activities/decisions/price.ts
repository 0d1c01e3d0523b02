import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { FreightPayer } from '#domain/offer.ts';
import type { Order, Payment } from '#domain/order.ts';
import type { Arithmetic } from '#domain/policy/decision.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';

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
  const wanted = stillOpen(state.request.items ?? [], await tx.unitsOfCase());
  const [first] = state.request.items ?? [];
  if (wanted.length === 0) return refuse('units_not_free', { line: first?.lineNo ?? 0, free: 0 });
  const claim = await tx.claimUnits(wanted, terms.remedy);
  if (!claim.ok) return refuse('units_not_free', { line: claim.lineNo, free: claim.free });
  const units = (await tx.unitsOfCase()).filter(isTied);
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

/** Units the case holds and has not settled. */
export const isTied = ({ state }: Pick<Unit, 'state'>): boolean => state === 'tied';

/** What was asked for, less what an earlier round of this case has settled for good (E2, R3). */
const stillOpen = (items: readonly LineClaim[], units: readonly Unit[]): readonly LineClaim[] =>
  items
    .map(({ lineNo, quantity }) => {
      const settled = units.filter((unit) => unit.lineNo === lineNo && !isTied(unit)).length;
      return { lineNo, quantity: quantity - settled };
    })
    .filter(({ quantity }) => quantity > 0);

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
