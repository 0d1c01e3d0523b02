import type { CaseState } from '#domain/case/state.ts';
import { nextForIntercept } from '#domain/parts/intercept/intercept.ts';
import { nextAfterOutbound, nextForOutbound } from '#domain/parts/outbound/plan.ts';
import { parcelsOf } from '#domain/parts/outbound/price.ts';
import { isRefundPlanned, nextForRefunds, refundsSettled } from '#domain/parts/refund-plan.ts';
import { netPaid, type Price, type PriceBasis } from '#domain/remedies/price.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { accept, type Result } from '#domain/refusals.ts';
import { isParked } from '#domain/task.ts';

/** The goods are on the point of leaving: the warehouse is asked to hold them back, and its answer decides (R31). */
export const intercept: Remedy = {
  title: { zh: '拦截包裹', en: 'Stop the parcel' },
  claims: true,
  settles: true,
  neverArrived: true,
  takesBack: false,
  price: priceOfIntercept,
  steps: [
    { zh: '我们请仓库拦截包裹', en: 'We ask the warehouse to hold the goods back' },
    { zh: '拦截成功：全额退款，含运费', en: 'Held back: you are refunded in full, shipping included' },
    { zh: '来不及拦截：签收后为您办理退货', en: 'Too late: once the parcel is with you, we offer you a return' },
  ],
  duties: [],
  proposal: {
    zh: '我们的方案是：请仓库拦截包裹，拦截成功后退您 {money}；如果来不及，签收后为您办理退货。',
    en: 'We suggest that the warehouse stops the parcel and we refund you {money}; if it is too late for that, we offer you a return when it has arrived.',
  },
  next: nextOfIntercept,
};

/** The whole price and the shipping: what is held back costs the customer nothing (R31). */
function priceOfIntercept(basis: PriceBasis): Result<Price> {
  const priced = netPaid(basis);
  if (!priced.ok) return priced;
  const { order, units } = basis;
  const lineNos = [...new Set(units.map(({ lineNo }) => lineNo))];
  const lines = lineNos.map((lineNo) => ({ lineNo, quantity: units.filter((unit) => unit.lineNo === lineNo).length }));
  const terms = { intercept: { lines }, outbound: { parcels: parcelsOf(order, units) } };
  return accept({ ...priced.value, terms });
}

function nextOfIntercept(state: CaseState): NextStep | undefined {
  const race = state.intercept;
  if (!race) return { ended: 'lapsed' };
  if (race.status === 'intercepted') return nextOfHeldBack(state);
  if (race.status !== 'tooLate') return nextForIntercept(state, race);
  // Refused at the door after all, it comes back like any other (R30); delivered, it is a return (R31).
  if (state.outbound?.settled) return nextAfterOutbound(state);
  const next = nextForOutbound(state, { do: 'offerReturn' });
  return next && 'do' in next && next.do === 'offerReturn' && isParked(state, 'intercept') ? undefined : next;
}

/** The shop takes the lines out of the order, then the money goes back (R31). */
function nextOfHeldBack(state: CaseState): NextStep | undefined {
  if (!state.unitsCancelled) return isParked(state, 'cancelUnits') ? undefined : { do: 'cancelUnits' };
  if (!isRefundPlanned(state)) return { do: 'planRefund' };
  const next = nextForRefunds(state);
  if (next !== undefined || !refundsSettled(state)) return next;
  return { ended: 'fulfilled' };
}
