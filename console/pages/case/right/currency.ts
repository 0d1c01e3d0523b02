import { EXPONENTS, isCurrency } from '#domain/money.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';

/** The currency a case is in, as far as anything of it has a price. */
export const currencyOf = ({ offer, proposal, refunds, charges }: CaseView): string | undefined =>
  (offer?.money ?? proposal?.money ?? refunds[0]?.money ?? charges[0]?.money)?.currency;

/** How many digits its minor unit has. */
export function exponentOf(view: CaseView): number {
  const currency = currencyOf(view);
  return currency !== undefined && isCurrency(currency) ? EXPONENTS[currency] : 2;
}
