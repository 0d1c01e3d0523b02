import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { isPromised } from '#domain/parts/grant/grant.ts';
import type { GrantTerms } from '#domain/parts/grant/terms.ts';
import { remedyOf } from '#domain/remedies/index.ts';

/** What is promised, in minor units of the order's currency. */
export interface Worth {
  /** What counts against limits: all that a person promised, and whatever compensates. */
  readonly promised: number;
  /** What compensates: grants, and money for goods that are kept. */
  readonly compensation: number;
}

export const NOTHING: Worth = { promised: 0, compensation: 0 };
export const plus = (a: Worth, b: Worth): Worth => ({
  promised: a.promised + b.promised,
  compensation: a.compensation + b.compensation,
});

const ofGrants = (grants: readonly GrantTerms[]): number => grants.reduce((sum, { worth }) => sum + worth.amount, 0);

/** The money of an offer alone: what the policy gives for goods is nobody's promise, what a person gives is (R43). */
export function moneyOf({ remedy, money, byPerson }: OfferSummary): Worth {
  const compensation = remedyOf(remedy).compensates === true ? money.amount : 0;
  return { promised: byPerson === true ? money.amount : compensation, compensation };
}

/** All that an offer promises, its grants included: combined remedies count together (R43). */
export function worthOf(offer: OfferSummary): Worth {
  const grants = ofGrants(offer.terms?.grants ?? []);
  return plus(moneyOf(offer), { promised: grants, compensation: grants });
}

/** What a case has promised by agreement, over all its rounds; what it still offers comes on top. */
export function agreedIn({ promised = [], grants = [] }: CaseState): Worth {
  const given = ofGrants(grants.filter(isPromised));
  return promised.reduce((sum, { amount, compensation }) => plus(sum, { promised: amount, compensation }), {
    promised: given,
    compensation: given,
  });
}

/** The same with what is on the table, seen or not: splitting into several cases does not help (R43). */
export function committedIn(state: CaseState): Worth {
  const { offer, proposal } = state;
  const open = offer?.status === 'open' ? worthOf(offer) : NOTHING;
  const proposed = proposal ? worthOf(proposal.offer) : NOTHING;
  return plus(agreedIn(state), open.promised >= proposed.promised ? open : proposed);
}
