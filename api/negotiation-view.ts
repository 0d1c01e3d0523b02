import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { Grant } from '#domain/parts/grant/grant.ts';
import type { GrantTerms } from '#domain/parts/grant/terms.ts';
import type { CaseView } from './schemas/case.ts';

const iso = (at: number): string => new Date(at).toISOString();

type OfferView = NonNullable<CaseView['offer']>;

/** What an offer states beside its money. */
export const offerDetailsView = ({
  charge,
  terms,
  confirm,
}: OfferSummary): Pick<OfferView, 'charge' | 'grants' | 'guidance' | 'confirm'> => ({
  charge: charge ?? null,
  grants: (terms?.grants ?? []).map(termsView),
  guidance: terms?.guidance ? [...terms.guidance.steps] : null,
  confirm: confirm === true,
});

const termsView = ({ kind, worth, sku, quantity }: GrantTerms): OfferView['grants'][number] => ({
  kind,
  worth,
  sku: sku ?? null,
  quantity: quantity ?? null,
});

type NegotiationView = Pick<CaseView, 'proposal' | 'grants' | 'guidance' | 'overrides'>;

/** What was given and tried; proposals and overrides are the house's own (R37, R43). */
export function negotiationView(state: CaseState, isCustomer: boolean): NegotiationView {
  return {
    proposal: isCustomer ? null : proposalView(state),
    grants: (state.grants ?? []).map(grantView),
    guidance: guidanceView(state),
    overrides: isCustomer ? [] : (state.overrides ?? []).map(({ at, ...rest }) => ({ ...rest, at: iso(at) })),
  };
}

function proposalView({ proposal }: CaseState): CaseView['proposal'] {
  if (!proposal) return null;
  const { offer, by, above, task } = proposal;
  return {
    status: 'awaitingApproval',
    remedy: offer.remedy,
    money: offer.money,
    grants: (offer.terms?.grants ?? []).map(termsView),
    by: by.id ?? by.type,
    task,
    above,
  };
}

const grantView = (grant: Grant): CaseView['grants'][number] => ({
  ...termsView(grant),
  n: grant.n,
  status: grant.status,
  code: grant.code ?? null,
  expiresAt: grant.expiresAt === undefined ? null : iso(grant.expiresAt),
});

const guidanceView = ({ guidance }: CaseState): CaseView['guidance'] =>
  guidance
    ? {
        article: guidance.article ?? null,
        version: guidance.version ?? null,
        steps: [...guidance.steps],
        status: guidance.status,
      }
    : null;
