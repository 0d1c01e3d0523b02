import { Popover, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Moment } from '#console/kit/moment.tsx';
import { moneyText } from '#console/kit/money.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { partRows, type PartRow } from './part-rows.ts';
import { Section } from './section.tsx';
import { words } from './words.ts';

const GOOD = new Set([
  'arrived',
  'settled',
  'signed',
  'delivered',
  'paid',
  'captured',
  'repaired',
  'won',
  'recovered',
  'refunded',
]);
const BAD = new Set(['failed', 'reversed', 'lost', 'unknown', 'outOfStock', 'unrepairable', 'exception', 'refused']);
const colorOf = (status: string): string => (GOOD.has(status) ? 'default' : BAD.has(status) ? 'red' : 'blue');

/** What was set in motion, as chips with state and key; the quotes of a repair in words. */
export function PartsCard({ view }: { readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const rows = partRows(view);
  return (
    <Section title={t('parts')}>
      {rows.length === 0 ? <Typography.Text type="secondary">{t('noParts')}</Typography.Text> : null}
      <div>
        {rows.map((row) => (
          <Chip key={row.id} row={row} shop={view.shop} />
        ))}
      </div>
      <Quotes view={view} />
    </Section>
  );
}

function Chip({ row, shop }: { readonly row: PartRow; readonly shop: string }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const locale = useLocale();
  const title = t(row.what, { n: row.n ?? 0 });
  const state = row.what === 'refund' ? name('refund', row.status) : name('state', row.status);
  const money = row.money ? ` · ${moneyText(row.money, locale)}` : '';
  return (
    <Popover
      trigger={['hover', 'focus']}
      title={title}
      content={
        <ul className="plain-list">
          <li>{state}</li>
          {row.key === null ? null : (
            <li>
              {t('key')}: <code>{row.key}</code>
            </li>
          )}
          {row.detail === null ? null : <li>{row.detail}</li>}
          {row.expectedAt === null ? null : (
            <li>
              {t('expected')} <Moment at={row.expectedAt} shop={shop} />
            </li>
          )}
        </ul>
      }
    >
      <Tag tabIndex={0} color={colorOf(row.status)} className="part-chip figures">
        {title} · {state}
        {money}
        {row.key === null ? '' : ` · ${row.key}`}
      </Tag>
    </Popover>
  );
}

function Quotes({ view }: { readonly view: CaseView }): ReactElement | null {
  const t = useWords(words);
  const name = useCaseNames();
  const locale = useLocale();
  const quotes = view.repairs.flatMap(({ n, quotes: all }) => all.map((quote) => ({ ...quote, n })));
  if (quotes.length === 0) return null;
  return (
    <ul>
      {quotes.map(({ n, version, money, days, reason, answer }) => (
        <li key={`${n} ${version}`}>
          {t('quote', {
            n: version,
            money: (money as typeof money | null) ? moneyText(money, locale) : '…',
            days,
            reason,
          })}
          {answer === null ? '' : ` (${name('state', answer)})`}
        </li>
      ))}
    </ul>
  );
}
