import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { SpanFilter, useSpan, type Span } from '#console/kit/span-filter.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { Figures } from './figures.tsx';
import { Files } from './files.tsx';
import { HotSpots } from './hot-spots.tsx';
import { People } from './people.tsx';
import { PolicyFeedbackLists } from './policy-feedback.tsx';
import { ProductDefects } from './product.tsx';
import { words } from './words.ts';

const DAYS = 30;

/** What is learned from the record (I1-I4): figures, hot spots, people's work, feedback, files. */
export function ReportsPage(): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const [span, setSpan] = useSpan(DAYS);
  const [address, setAddress] = useSearchParams();
  const tabs = TABS.filter(({ operation }) => may(operation));
  const shown = tabs.find(({ key }) => key === address.get('tab')) ?? tabs[0];
  return (
    <PageFrame title={t('title')} actions={<SpanFilter value={span} onChange={setSpan} />}>
      <Tabs
        aria-label={t('tabs')}
        activeKey={shown?.key ?? ''}
        onChange={(tab) => setAddress({ tab })}
        destroyOnHidden
        items={tabs.map(({ key, show: Show }) => ({ key, label: t(key), children: <Show span={span} /> }))}
      />
    </PageFrame>
  );
}

type Tab = (props: { readonly span: Span }) => ReactElement;

/** What there is to look at, and the operation it needs. */
const TABS = [
  { key: 'figures', operation: 'figures', show: Figures },
  { key: 'hotSpots', operation: 'listHotSpots', show: HotSpots },
  { key: 'people', operation: 'agentFigures', show: People },
  { key: 'product', operation: 'productFeedback', show: ProductDefects },
  { key: 'policy', operation: 'policyFeedback', show: PolicyFeedbackLists },
  { key: 'files', operation: 'exportList', show: Files },
] as const satisfies readonly { key: string; operation: string; show: Tab }[];
