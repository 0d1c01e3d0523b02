import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { Policy } from '#policies/policy.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { Priced } from './price.ts';

interface Offering {
  readonly state: CaseState;
  readonly policy: Policy;
  readonly terms: Terms;
  readonly priced: Pick<Priced, 'money' | 'charge' | 'terms' | 'tender' | 'stopShipment'>;
  /** The number of the decision that explains it. */
  readonly decision: number;
}

/** The next round's offer, as the case carries it (C3, R44). */
export const offerOf = ({ state, policy, terms, priced, decision }: Offering): OfferSummary => ({
  version: state.offers + 1,
  remedy: terms.remedy,
  money: priced.money,
  freight: terms.freight,
  decision,
  refundDays: policy.refundDays(priced.tender),
  ...(priced.charge ? { charge: priced.charge } : {}),
  ...(priced.terms ? { terms: priced.terms } : {}),
  ...(priced.stopShipment ? { stopShipment: true } : {}),
});
