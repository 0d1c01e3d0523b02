import type { CaseState } from '#domain/case/state.ts';
import { nextAfterOutbound, nextForOutbound } from '#domain/parts/outbound/plan.ts';
import { priceOfSendingAgain, priceOnTheRoad } from '#domain/parts/outbound/price.ts';
import { presentShipment } from '#domain/parts/shipment/shipment.ts';
import type { NextStep, Remedy } from '#domain/remedies/remedy.ts';
import { nextOfReship } from '#domain/remedies/reship/plan.ts';

/** A parcel that does not arrive is looked for; lost, it is paid back or sent again, as the customer wished (R29). */
export const lostParcel: Remedy = {
  title: { zh: '查找包裹', en: 'Search for the parcel' },
  claims: true,
  settles: true,
  neverArrived: true,
  takesBack: false,
  price: (basis) => (basis.terms.sendsAgain === true ? priceOfSendingAgain(basis) : priceOnTheRoad(basis)),
  steps: [
    { zh: '我们向承运方查找包裹', en: 'We have the carrier search for the parcel' },
    { zh: '确认丢失后，为您退款或补发', en: 'Once it is lost, we refund you or send the goods again' },
  ],
  duties: [{ zh: '如果其间收到包裹，请告诉我们', en: 'Tell us if the parcel reaches you meanwhile' }],
  proposal: {
    zh: '我们的方案是：先向承运方查找包裹；如果确认丢失，就为您退款或补发。',
    en: 'We suggest that the carrier searches for your parcel; if it is lost, we refund you or send the goods again.',
  },
  next: nextOfSearch,
};

function nextOfSearch(state: CaseState): NextStep | undefined {
  if (presentShipment(state)) return nextOfReship(state);
  return state.outbound?.settled ? nextAfterOutbound(state) : nextForOutbound(state, { ended: 'fulfilled' });
}
