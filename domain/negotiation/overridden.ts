import { event, type Act } from '#domain/case/new-event.ts';
import type { NewEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import { formatMoney } from '#domain/money.ts';
import type { OfferSummary } from '#domain/offer.ts';

/** An offer in the words of the record: what, how much, and what comes with it. */
export const told = ({ remedy, money, terms }: OfferSummary): string =>
  [
    `offer ${remedy}`,
    ...(money.amount > 0 ? [formatMoney(money)] : []),
    ...(terms?.grants ?? []).map(({ kind, worth }) => (worth.amount > 0 ? `${kind} ${formatMoney(worth)}` : kind)),
  ].join(', ');

/**
 * The rule that a person's offer goes against, on record with who and why (R37). Where the policy itself left it to a
 * person, or gives the same remedy, nothing was overridden; going below what it gives is no promise of its own.
 */
export function overriddenBy(
  { ruling }: CaseState,
  offer: OfferSummary,
  act: Act & { readonly reason: string },
): readonly NewEvent[] {
  const grants = offer.terms?.grants ?? [];
  if (!ruling || ruling.said === 'person' || (ruling.said === `offer ${offer.remedy}` && grants.length === 0))
    return [];
  return [{ ...event('ruleOverridden', { ...ruling, gave: told(offer) }, act), because: act.reason }];
}

/** A disputed refusal that a supervisor sets aside (R37); the next judgement says what is given instead. */
export function refusalSetAside(
  { ruling, refusal }: CaseState,
  act: Act & { readonly reason: string },
): readonly NewEvent[] {
  return refusal && ruling?.said.startsWith('refuse ') === true
    ? [{ ...event('ruleOverridden', { ...ruling, gave: 'granted' }, act), because: act.reason }]
    : [];
}
