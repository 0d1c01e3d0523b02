import type { CaseState } from '#domain/case/state.ts';
import { nextAfterOutbound, nextForOutbound } from '#domain/parts/outbound/plan.ts';
import { priceOnTheRoad } from '#domain/parts/outbound/price.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';

/** The customer did not take the parcel: it comes back, is inspected, and is paid back less freight by liability (D5, R30). */
export const refusedDelivery: Remedy = {
  title: { zh: '拒签退款', en: 'Refund of a refused delivery' },
  claims: true,
  settles: true,
  neverArrived: true,
  takesBack: false,
  price: priceOnTheRoad,
  steps: [
    { zh: '包裹由承运方退回我们的仓库', en: 'The carrier brings the parcel back to our warehouse' },
    { zh: '仓库验收', en: 'The warehouse inspects it' },
    { zh: '退款原路退回', en: 'We refund to the means of payment agreed' },
  ],
  duties: [{ zh: '请不要再签收该包裹', en: 'Do not take the parcel any more' }],
  proposal: {
    zh: '我们的方案是：包裹退回仓库并验收后退您 {money}。',
    en: 'We suggest that we refund you {money} once the parcel is back at our warehouse and inspected.',
  },
  next: nextOfRefusal,
};

/** No money before the parcel is back or declared lost; delivered after all, the case is over (R30). */
function nextOfRefusal(state: CaseState): NextStep | undefined {
  return state.outbound?.settled ? nextAfterOutbound(state) : nextForOutbound(state, { ended: 'lapsed' });
}
