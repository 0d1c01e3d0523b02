import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary, OfferTerms } from '#domain/offer.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { Policy } from '#policies/policy.ts';
import type { Terms } from '#domain/remedies/price.ts';
import type { Priced } from './price.ts';

interface Offering {
  readonly state: CaseState;
  readonly policy: Policy;
  readonly terms: Terms;
  readonly priced: Pick<Priced, 'money' | 'charge' | 'terms' | 'tender' | 'stopShipment' | 'days'>;
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
  ...statedTerms(policy, terms, priced),
  ...(needsConfirmation(policy, priced) ? { confirm: true } : {}),
  ...(priced.stopShipment ? { stopShipment: true } : {}),
});

/** What the remedy states, and when the money of goods that come back is due (F4). */
function statedTerms(
  { refundHold, grantsOnLapse }: Policy,
  { remedy }: Terms,
  { terms }: Pick<Priced, 'terms'>,
): Pick<OfferSummary, 'terms'> {
  const onProof = remedy === 'return_and_refund' && refundHold === 'untilGoodsOrProofOfPosting';
  const isConditional = remedyOf(remedy).takesBack && grantsOnLapse === 'revoke' && terms?.grants !== undefined;
  const stated: OfferTerms = {
    ...terms,
    ...(onProof ? { refundOnProof: true } : {}),
    ...(isConditional ? { grantsOnLapse: 'revoke' } : {}),
  };
  return Object.keys(stated).length === 0 ? {} : { terms: stated };
}

/** What the customer pays for, and what takes longer than the policy calls ordinary, is agreed in writing (C4). */
function needsConfirmation(
  { values }: Pick<Policy, 'values'>,
  { charge, days = 0, terms }: Pick<Priced, 'charge' | 'days' | 'terms'>,
): boolean {
  const { longDurationDays } = values;
  const cost = (charge?.amount ?? 0) + (terms?.change?.difference?.amount ?? 0);
  return cost > 0 || (typeof longDurationDays === 'number' && days > longDurationDays);
}
