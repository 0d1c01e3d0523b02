import type { ReactElement } from 'react';
import { useLocale } from '#console/words/use-locale.ts';
import { moneyText, type Amount } from './money-text.ts';

export { moneyText } from './money-text.ts';
export type { Amount } from './money-text.ts';

/** An amount with its currency, in figures of one width. */
export function Money({ value }: { readonly value: Amount | null | undefined }): ReactElement {
  const locale = useLocale();
  return <span className="figures">{value ? moneyText(value, locale) : '—'}</span>;
}
