import { event, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { isBooked, takenOf } from '#domain/parts/charge/charge.ts';
import { worthOf } from '#domain/parts/shipment/shipment.ts';
import type { SettledExchange } from './settle.ts';

/**
 * The old goods are here and the new ones cannot be sent: what those would have counted for is owed. What was paid for
 * them goes back on its own payment, the rest on the order's (R15, R19).
 */
export function paidBackInstead(state: CaseState, n: number, act: Act): Omit<SettledExchange, 'lines'> {
  const goods = state.shipments?.find((one) => one.n === n);
  if (!goods) throw new Error(`shipment ${n} of ${state.caseNo} was never planned`);
  const payments = (state.charges ?? []).filter(({ kind, offer }) => kind === 'payment' && offer === goods.offer);
  const paid = payments.filter(isBooked);
  const last = payments.at(-1);
  const unpaid = last && !isBooked(last) ? last.money.amount : 0;
  const stayed = paid.reduce((total, charge) => total + takenOf(charge) - (charge.back ?? 0), 0);
  return {
    events: [
      event('shipmentRefunded', { n }, act),
      ...paid.map((charge) => event('chargeSettled', { n: charge.n, back: takenOf(charge) }, act)),
    ],
    due: Math.max(0, worthOf(goods) - stayed - unpaid),
  };
}
