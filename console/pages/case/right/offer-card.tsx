import { Button, Descriptions, Tag, Typography } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { told } from '#console/kit/bilingual.ts';
import { Moment } from '#console/kit/moment.tsx';
import { Money, moneyText } from '#console/kit/money.tsx';
import { Why } from '#console/kit/why.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { Section } from './section.tsx';
import { words } from './words.ts';

interface OfferCardProps {
  readonly view: CaseView;
  /** Absent where nothing can be offered now. */
  readonly onCompose: (() => void) | undefined;
}

/** The offer on the table: version, terms, duties, expiry, and why; a better one that waits for approval. */
export function OfferCard({ view, onCompose }: OfferCardProps): ReactElement {
  const t = useWords(words);
  const { offer } = view;
  const compose = onCompose ? (
    <Button size="small" onClick={onCompose}>
      {t('compose')}
    </Button>
  ) : undefined;
  return (
    <Section title={t('offer')} extra={compose}>
      {offer ? <Terms offer={offer} view={view} /> : <Typography.Text type="secondary">{t('noOffer')}</Typography.Text>}
      <Proposal view={view} />
    </Section>
  );
}

type Offer = NonNullable<CaseView['offer']>;

function Terms({ offer, view }: { readonly offer: Offer; readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const name = useCaseNames();
  return (
    <>
      <div>
        <strong>{told(offer.title, locale)}</strong> <Tag>{t('version', { n: offer.version })}</Tag>
        <Tag color={offer.status === 'accepted' ? 'blue' : 'default'}>{name('state', offer.status)}</Tag>
        <Why of={offer.explanation} currency={(offer.money as Offer['money'] | null)?.currency} />
      </div>
      <Descriptions size="small" column={1} items={useItems(offer, view)} />
      {offer.confirm ? <p>{t('writing')}</p> : null}
      <Lines title={t('duties')} of={offer.duties.map((duty) => told(duty, locale))} />
    </>
  );
}

interface Item {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** What of the offer is worth a line; amounts that the role does not see are not there. */
function useItems(offer: Offer, view: CaseView): Item[] {
  const t = useWords(words);
  const name = useCaseNames();
  const locale = useLocale();
  const expiry = view.clocks.find((clock) => clock.name === 'offerAnswer')?.dueAt;
  const goods = (offer.goods ?? []).map(({ quantity, sku }) => `${quantity} × ${sku}`);
  const grants = offer.grants.map(({ kind, worth }) =>
    [name('grant', kind), (worth as typeof worth | null) && worth.amount > 0 ? moneyText(worth, locale) : '']
      .filter((part) => part !== '')
      .join(' '),
  );
  const back = offer.money as Offer['money'] | null;
  const owes = back !== null && back.amount > 0;
  const lines: (Item & { readonly shown: boolean })[] = [
    { key: 'gets', label: t('gets'), children: <Money value={back} />, shown: owes },
    { key: 'pays', label: t('pays'), children: <Money value={offer.charge} />, shown: (offer.charge?.amount ?? 0) > 0 },
    { key: 'comes', label: t('comes'), children: goods.join(', '), shown: goods.length > 0 },
    { key: 'grants', label: t('grants'), children: grants.join(', '), shown: grants.length > 0 },
    { key: 'freight', label: t('freight'), children: t(offer.freight), shown: true },
    { key: 'within', label: t('within'), children: t('days', { n: offer.refundDays }), shown: owes },
    { key: 'by', label: t('expires'), children: <Moment at={expiry} shop={view.shop} />, shown: expiry !== undefined },
  ];
  return lines.filter(({ shown }) => shown).map(({ key, label, children }) => ({ key, label, children }));
}

function Lines({ title, of }: { readonly title: string; readonly of: readonly string[] }): ReactElement | null {
  if (of.length === 0) return null;
  return (
    <>
      <Typography.Text type="secondary">{title}</Typography.Text>
      <ul>
        {of.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Proposal({ view: { proposal } }: { readonly view: CaseView }): ReactElement | null {
  const t = useWords(words);
  const name = useCaseNames();
  const locale = useLocale();
  if (!proposal) return null;
  const money = proposal.money as typeof proposal.money | null;
  const sum = (amount: number): string => (money ? moneyText({ ...money, amount }, locale) : '…');
  return (
    <p>
      <strong>{t('proposal')}</strong>
      <br />
      {name('remedy', proposal.remedy)} <Money value={money} /> · {proposal.by} ·{' '}
      {t('above', { total: sum(proposal.above.total), limit: sum(proposal.above.limit) })}
    </p>
  );
}
