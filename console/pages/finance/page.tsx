import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useSearch } from 'wouter';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useWords } from '#console/words/use-words.ts';
import { ChargesTab } from './charges-tab.tsx';
import { DisputesTab } from './disputes-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { LimitTab } from './limit-tab.tsx';
import { RefundsTab } from './refunds-tab.tsx';
import './finance.css';
import { words } from './words.ts';

const REFUNDS = ['approval', 'failed', 'unknown', 'held'] as const;

/** Money that somebody has to look at, over all cases. */
export function FinancePage(): ReactElement {
  const t = useWords(words);
  const shown = new URLSearchParams(useSearch()).get('show') ?? 'approval';
  const part = (key: 'limit' | 'disputes' | 'charges' | 'findings', children: ReactElement) => ({
    key,
    label: t(key),
    children: (
      <>
        <p className="quiet">{t(`help_${key}`)}</p>
        {children}
      </>
    ),
  });
  return (
    <PageFrame title={t('title')}>
      <Tabs
        defaultActiveKey={shown}
        destroyOnHidden
        items={[
          ...REFUNDS.map((show) => ({ key: show, label: t(show), children: <RefundsTab show={show} /> })),
          part('limit', <LimitTab />),
          part('disputes', <DisputesTab />),
          part('charges', <ChargesTab />),
          part('findings', <FindingsTab />),
        ]}
      />
    </PageFrame>
  );
}
