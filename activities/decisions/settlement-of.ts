import type { CaseState } from '#domain/case/state.ts';
import { roundOf } from '#domain/case/state.ts';
import { rmaOf } from '#domain/ids.ts';
import type { Order } from '#domain/order.ts';
import { purchaseOf } from '#domain/settlement/purchase.ts';
import { settleReturnedUnits } from '#domain/settlement/return-settlement.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { Settled } from '#domain/settlement/settle.ts';
import type { WearDeduction } from '#domain/settlement/wear.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';

export interface Settling {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly rules: SettlementRules;
  /** What the rule that offered it says of the outbound shipping (R11). */
  readonly refundShipping: boolean;
  /** Nothing of it has reached the customer (R30, R31). */
  readonly neverArrived?: boolean;
}

/** Names what a round of a case settles; no name begins with another's. */
export const settlementName = ({ caseNo, ...state }: CaseState, n = 1): string =>
  `${rmaOf(caseNo, roundOf({ caseNo, ...state }))}/${n}`;

/**
 * What giving back these units comes to, by all that the order's cases have settled before (R6, R8, R10-R14). An offer
 * and the settlement of what was offered ask the same. Units are claimed before it; other cases of the order wait.
 */
export async function settlementOf(
  { tx, state, order, rules, refundShipping, neverArrived = false }: Settling,
  units: readonly Unit[],
  wear: readonly WearDeduction[] = [],
): Promise<Settled> {
  const before = await tx.settledBefore(settlementName(state));
  const all = await tx.unitsOfOrder();
  const isBack = (unit: Unit): boolean =>
    units.some(({ lineNo, unitNo }) => lineNo === unit.lineNo && unitNo === unit.unitNo);
  return settleReturnedUnits(rulesFor(rules, { refundShipping, neverArrived }), {
    purchase: purchaseOf(order),
    before,
    present: {
      goods: order.lines.flatMap(({ lineNo, sku, quantity }) => {
        const back = units.filter((unit) => unit.lineNo === lineNo);
        return back.length === 0 ? [] : [{ lineNo, sku, quantity, units: back }];
      }),
      liability: state.finding?.liability ?? 'customer',
      problem: state.request.problem ?? 'no_longer_wanted',
      wear,
      shipped: !neverArrived && order.status !== 'pending',
      lastUnit: all.every((unit) => unit.state === 'settled' || isBack(unit)),
    },
  });
}

/** Whoever never had the goods pays no fee for giving them back, and has the way they paid for back with the last (R11, R12). */
function rulesFor(
  rules: SettlementRules,
  { refundShipping, neverArrived }: Required<Pick<Settling, 'refundShipping' | 'neverArrived'>>,
): SettlementRules {
  if (!refundShipping) return { ...withoutFees(rules, neverArrived), shippingRefund: 'never' };
  return neverArrived ? { ...withoutFees(rules, true), shippingRefund: 'withLastUnit' } : rules;
}

const withoutFees = (rules: SettlementRules, neverArrived: boolean): SettlementRules =>
  neverArrived ? { ...rules, returnFee: 0, restockingFeePercent: 0 } : rules;
