import type { CaseState } from '#domain/case/state.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { CaseView } from './schemas/case.ts';

type OfferView = NonNullable<CaseView['offer']>;

/** The wish as the case carries it: the address stays in the store (R50). */
export const changeWishedOf = ({ change }: CaseRequest): Pick<CaseView['request'], 'change'> => ({
  change: change ? { kind: change.kind, methodId: change.methodId ?? null } : null,
});

export const changeOfOffer = ({ terms }: OfferSummary): Pick<OfferView, 'change'> => ({
  change: terms?.change
    ? {
        kind: terms.change.kind,
        difference: terms.change.difference ?? null,
        items: (terms.change.items ?? []).map(({ lineNo, quantity, sku }) => ({ line: lineNo, quantity, sku })),
      }
    : null,
});

export const changeOfCase = ({ orderChange }: CaseState): Pick<CaseView, 'orderChange'> => ({
  orderChange: orderChange
    ? { kind: orderChange.kind, difference: orderChange.difference ?? null, offer: orderChange.offer }
    : null,
});
