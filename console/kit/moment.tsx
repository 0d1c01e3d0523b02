import type { ReactElement } from 'react';
import { useZoneOf } from '#console/shell/me.ts';
import { useLocale } from '#console/words/use-locale.ts';
import { absoluteText, relativeText } from './time-text.ts';
import { useNow } from './use-now.ts';

interface MomentProps {
  /** ISO, as the API sends it. */
  readonly at: string | null | undefined;
  /** The shop whose zone it is shown in. */
  readonly shop?: string | undefined;
  /** Which of the two is read first; the other one stands behind it (`both`) or in the tooltip. */
  readonly show?: 'relative' | 'absolute' | 'both';
}

/** An instant, relative and absolute, in the shop's zone. */
export function Moment({ at, shop, show = 'both' }: MomentProps): ReactElement {
  const locale = useLocale();
  const zone = useZoneOf()(shop);
  const now = useNow();
  if (!at) return <span>—</span>;
  const ms = Date.parse(at);
  const relative = relativeText(ms, now, locale);
  const absolute = absoluteText(ms, now, { locale, zone });
  const text = { relative, absolute, both: `${absolute} (${relative})` }[show];
  return (
    <time dateTime={at} title={show === 'relative' ? absolute : relative} className="figures">
      {text}
    </time>
  );
}
