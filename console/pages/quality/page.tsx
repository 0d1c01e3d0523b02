import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { SpanFilter, useSpan } from '#console/kit/span-filter.tsx';
import { useWords } from '#console/words/use-words.ts';
import { Samples } from './samples.tsx';
import { SatisfactionList } from './satisfaction.tsx';
import { TrainingList } from './training.tsx';
import { Trends } from './trends.tsx';
import { words } from './words.ts';

const DAYS = 30;

/** Samples of closed cases, their scores, trends, what is to be learned, what customers said (H3, E1). */
export function QualityPage(): ReactElement {
  const t = useWords(words);
  const [span, setSpan] = useSpan(DAYS, true);
  const [address, setAddress] = useSearchParams();
  return (
    <PageFrame title={t('title')} subtitle={t('says')} actions={<SpanFilter value={span} onChange={setSpan} />}>
      <Tabs
        aria-label={t('tabs')}
        activeKey={address.get('tab') ?? 'samples'}
        onChange={(tab) => setAddress({ tab })}
        destroyOnHidden
        items={[
          { key: 'samples', label: t('samples'), children: <Samples span={span} /> },
          { key: 'trends', label: t('trends'), children: <Trends shop={span.shop} /> },
          { key: 'training', label: t('training'), children: <TrainingList span={span} /> },
          { key: 'satisfaction', label: t('satisfaction'), children: <SatisfactionList span={span} /> },
        ]}
      />
    </PageFrame>
  );
}
