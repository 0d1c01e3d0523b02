import { Card, Descriptions, Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { Background, CaseView, CustomerFile } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface CustomerCardProps {
  readonly view: CaseView;
  readonly background: Background | undefined;
}

/** Who the case is with, how they want to be reached, and what was between us before (E5). */
export function CustomerCard({ view, background }: CustomerCardProps): ReactElement {
  const t = useWords(words);
  const customer = background?.customer;
  return (
    <Card
      size="small"
      title={<h2 className="block-title">{t('customer')}</h2>}
      extra={
        customer ? <Link href={`/customers/${view.shop}/${encodeURIComponent(customer.id)}`}>{t('file')}</Link> : null
      }
    >
      {background ? <Person person={background.person} /> : <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {customer ? <Earlier shop={view.shop} customer={customer.id} own={view.caseNo} /> : null}
    </Card>
  );
}

function Person({ person }: { readonly person: Background['person'] }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  if (!person) return <span className="quiet">{t('maskedContact')}</span>;
  const contacts = [person.email, person.phone].filter((one) => one !== null);
  const items = [
    { key: 'name', label: t('name'), children: person.name ?? '—' },
    { key: 'contact', label: t('contact'), children: contacts.length > 0 ? contacts.join(' · ') : '—' },
    { key: 'prefers', label: t('prefers'), children: `${name('channel', person.channel)} · ${person.locale}` },
  ];
  return <Descriptions size="small" column={1} items={items} className="facts" />;
}

/** So many of the latest are listed here; the file has the others. */
const LISTED = 5;

function Earlier({
  shop,
  customer,
  own,
}: {
  readonly shop: string;
  readonly customer: string;
  readonly own: string;
}): ReactElement | null {
  const t = useWords(words);
  const name = useCaseNames();
  const stage = useNames();
  const file = useRead<CustomerFile>(`/v1/customers/${shop}/${encodeURIComponent(customer)}`);
  if (file.error?.status === 404) return null;
  if (file.error) return <ProblemBox problem={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const { cases, caseCount, orders } = file.data;
  const others = cases.filter(({ caseNo }) => caseNo !== own);
  return (
    <>
      <h3 className="small-title">{t('earlier')}</h3>
      {others.length === 0 ? <span className="quiet">{t('noEarlier')}</span> : null}
      <ul className="plain-list earlier">
        {others.slice(0, LISTED).map(({ caseNo, problem, remedy, stage: at, outcome }) => (
          <li key={caseNo}>
            <CaseLink caseNo={caseNo} />{' '}
            <span>
              {[remedy ? name('remedy', remedy) : undefined, problem ? name('problem', problem) : undefined]
                .filter(Boolean)
                .join(' · ')}
            </span>{' '}
            <Tag>{outcome ? name('outcome', outcome) : stage('stage', at)}</Tag>
          </li>
        ))}
      </ul>
      <span className="quiet">{t('cases', { n: caseCount, orders: orders.length })}</span>
    </>
  );
}
