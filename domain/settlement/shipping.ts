import { lineOf, type SettlementLine } from './line.ts';
import type { SettlementRules } from './rules.ts';

/** What the way to the customer cost them, and where the order stands, over all its cases. */
export interface ShippingPaid {
  /** What standard shipping was charged at. */
  readonly standard: number;
  /** What was paid on top for a faster way. */
  readonly surplus: number;
  /** What of it went back so far, in whatever case. */
  readonly refunded: number;
  /** Whether anything of the order has left the warehouse. */
  readonly shipped: boolean;
  /** Whether no unit of the order stays with the customer after this settlement. */
  readonly lastUnit: boolean;
}

type Rules = Pick<SettlementRules, 'shippingRefund' | 'expressSurplus'>;

/**
 * The outbound shipping as a line of its own, with the last unit of the order and never twice (R11). Where nothing has
 * left, no way was gone and all that was paid for it goes back; otherwise the surplus goes back as the policy says.
 */
export function shippingBack(rules: Rules, paid: ShippingPaid): readonly SettlementLine[] {
  const { standard, surplus, refunded, shipped } = paid;
  if (!goesBack(rules, paid)) return [];
  const due = standard + (rules.expressSurplus || !shipped ? surplus : 0);
  const label = surplus > 0 && due === standard ? 'standard shipping' : 'shipping';
  return lineOf({ kind: 'shipping', label, amount: Math.max(0, due - refunded) });
}

function goesBack({ shippingRefund }: Rules, { shipped, lastUnit }: ShippingPaid): boolean {
  switch (shippingRefund) {
    case 'never':
      return false;
    case 'withLastUnitUnshipped':
      return lastUnit && !shipped;
    case 'withLastUnit':
      return lastUnit;
  }
}
