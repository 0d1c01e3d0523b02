import { customer } from '#domain/case/notice.ts';
import type { Notes, Notice } from '#domain/case/notices.ts';
import type { CaseState } from '#domain/case/state.ts';
import { formatMoney, type Money } from '#domain/money.ts';
import type { GrantTerms } from '#domain/parts/grant/terms.ts';
import { differenceParams } from '#domain/parts/order-change/notes.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import { inLanguage } from '#domain/words/in-language.ts';

/** What customers hear of an offer and of what they get beside it; an offer that awaits approval is no news to them (R43). */
export const negotiationNotes: Pick<
  Notes,
  'offerMade' | 'offerAccepted' | 'offerDeclined' | 'grantMade' | 'grantReported'
> = {
  offerMade: ({ data: { offer } }, _state, dueOf) =>
    customer('offer_made', {
      version: offer.version,
      remedy: offer.remedy,
      money: formatMoney(offer.money),
      refund: offer.money.amount > 0,
      freight: remedyOf(offer.remedy).takesBack ? offer.freight : null,
      refundDays: offer.refundDays,
      charge: offer.charge && offer.charge.amount > 0 ? formatMoney(offer.charge) : null,
      grants: grantsText(offer.terms?.grants),
      confirm: offer.confirm === true,
      change: offer.terms?.change?.kind ?? null,
      ...differenceParams(offer.terms?.change?.difference),
      dueAt: dueOf('offerAnswer'),
    }),
  offerAccepted: ({ data }, state, dueOf) => [
    ...customer('offer_accepted', { version: data.version, money: sumOf(state.offer?.money) }),
    ...guidanceSent(state, dueOf('guidanceAnswer')),
    ...(state.offer?.terms?.grants?.some(({ kind }) => kind === 'apology') === true ? customer('apology') : []),
  ],
  offerDeclined: ({ data }) => customer('offer_declined', { version: data.version }),
  grantMade: ({ data: { grant } }) => (grant.kind === 'apology' ? customer('apology') : []),
  grantReported: ({ data: { n, report } }, { grants = [] }) => {
    const grant = grants.find((one) => one.n === n);
    if (!grant || report.status !== 'delivered') return [];
    return customer('grant_delivered', {
      kind: grant.kind,
      worth: sumOf(grant.worth),
      code: grant.code ?? null,
      expiresAt: grant.expiresAt ?? null,
    });
  },
};

const sumOf = (money: Money | undefined): string | null => (money && money.amount > 0 ? formatMoney(money) : null);

/** Grants as a message carries them: `coupon 20.00 CNY; apology`. */
const grantsText = (grants: readonly GrantTerms[] = []): string | null =>
  grants.length === 0
    ? null
    : grants.map(({ kind, worth }) => [kind, sumOf(worth)].filter((part) => part !== null).join(' ')).join('; ');

/** The steps in the customer's language, one a line (B2). */
function guidanceSent({ offer, request }: CaseState, dueAt: number | null): readonly Notice[] {
  const steps = offer?.terms?.guidance?.steps;
  if (!steps) return [];
  const text = steps.map((step, index) => `${index + 1}. ${inLanguage(step, request.locale)}`).join('\n');
  return customer('guidance_sent', { steps: text, dueAt });
}
