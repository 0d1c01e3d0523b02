import { readFileSync } from 'node:fs';
import { offerView } from '#api/case-view.ts';
import { caseView } from '#api/schemas/case.ts';
import type { OfferState } from '#domain/offer.ts';
import { isRemedyKind, REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';
import { remediesPage } from '#scripts/docs/remedies-page.ts';

const KINDS = Object.keys(REMEDIES) as RemedyKind[];
const page = readFileSync(new URL('../../docs/remedies.md', import.meta.url), 'utf8');

const anOffer = (remedy: RemedyKind): OfferState => ({
  version: 1,
  remedy,
  money: { amount: 100, currency: 'USD' },
  freight: 'merchant',
  decision: 1,
  refundDays: 5,
  status: 'open',
  madeAt: 0,
});

describe('a remedy is known everywhere by its line in the registry (C1)', () => {
  it.each(KINDS)('%s: to whoever reads a policy or a request, to the customer, and to the docs', (kind) => {
    expect(isRemedyKind(kind)).toBe(true);
    const offer = offerView(anOffer(kind), undefined);
    expect(caseView.shape.offer.parse(offer)).toMatchObject({ remedy: kind, title: REMEDIES[kind].title });
    expect(page).toContain(`## ${kind}\n`);
  });

  it('a kind that is not there is none', () => expect(isRemedyKind('toString')).toBe(false));

  it('docs/remedies.md is what npm run docs writes', () => expect(page).toBe(remediesPage()));
});
