import type { ReactElement, ReactNode } from 'react';
import type { DisputePackView } from '#console/api/types.ts';
import { Moment } from '#console/kit/moment.tsx';
import { Money } from '#console/kit/money.tsx';
import { plain } from '#console/kit/names.ts';
import { useWords } from '#console/words/use-words.ts';
import { drawerWords } from './drawer-words.ts';
import { useTermOf } from './means.ts';

/** What the pack holds besides the statement: goods, refunds, what happened, what the customer was told. */
export function PackParts({ pack }: { readonly pack: DisputePackView }): ReactElement {
  const t = useWords(drawerWords);
  const term = useTermOf();
  const { order, refunds, timeline, told, shop } = pack;
  return (
    <>
      <Part title={t('goods')}>
        {order.lines.map(({ line, name, sku, quantity, paid, trackingNo }) => (
          <li key={line}>
            {quantity} × {name} <span className="quiet figures">{[sku, trackingNo ?? ''].join(' ')}</span>{' '}
            <Money value={paid} />
          </li>
        ))}
      </Part>
      <Part title={t('refundsMade')}>
        {refunds.map(({ key, money, status, at }) => (
          <li key={key}>
            <Money value={money} /> {term('s', status)} <Moment at={at} shop={shop} show="absolute" />
          </li>
        ))}
        {refunds.length === 0 ? <li className="quiet">{t('noRefunds')}</li> : null}
      </Part>
      <Part title={t('timeline')}>
        {timeline.map(({ at, what, by }, index) => (
          <li key={`${at}${index}`}>
            <Moment at={at} shop={shop} show="absolute" /> {plain(what)} <span className="quiet">{by}</span>
          </li>
        ))}
      </Part>
      <Part title={t('told')}>
        {told.map(({ at, template }, index) => (
          <li key={`${at}${index}`}>
            <Moment at={at} shop={shop} show="absolute" /> {plain(template)}
          </li>
        ))}
      </Part>
    </>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => (
  <section>
    <h3 className="finance-part">{title}</h3>
    <ul className="plain-list">{children}</ul>
  </section>
);
