import { Input, Skeleton } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { usePages } from '#console/api/use-read.ts';
import type { FoundCase } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { More } from '#console/kit/more.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useMe } from '#console/shell/me.ts';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { FoundList } from './found-list.tsx';
import { words } from './words.ts';

/** Finds cases by number, person or words; what is looked for stands in the address, so that it can be shared (E4). */
export function SearchPage(): ReactElement {
  const t = useWords(words);
  const { role } = useMe();
  const [address, setAddress] = useSearchParams();
  const q = (address.get('q') ?? '').trim();
  return (
    <PageFrame title={t('title')} subtitle={role === 'warehouse' || role === 'operator' ? t('masked') : t('hint')}>
      <search style={{ display: 'block', marginBottom: 16 }}>
        <Field key={q} q={q} onSearch={(text) => setAddress({ q: text.trim() })} />
      </search>
      {q === '' ? <Empty says={t('tips')} /> : <Results q={q} />}
    </PageFrame>
  );
}

interface FieldProps {
  readonly q: string;
  readonly onSearch: (text: string) => void;
}

function Field({ q, onSearch }: FieldProps): ReactElement {
  const t = useWords(words);
  const [text, setText] = useState(q);
  const isComposing = useRef(false);
  return (
    <Input.Search
      aria-label={t('field')}
      placeholder={t('field')}
      size="large"
      enterButton={t('go')}
      allowClear
      autoFocus
      maxLength={200}
      value={text}
      style={{ maxWidth: 640, flex: '1 1 320px' }}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => (isComposing.current = true)}
      onCompositionEnd={() => (isComposing.current = false)}
      onSearch={(wanted) => isComposing.current || onSearch(wanted)}
    />
  );
}

function Results({ q }: { readonly q: string }): ReactElement {
  const t = useWords(words);
  const shop = useShop();
  const pages = usePages<FoundCase>('/v1/search', { q, shop });
  if (pages.error) return <ProblemBox problem={pages.error} onRetry={pages.refetch} />;
  if (pages.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (pages.rows.length === 0)
    return (
      <Empty says={t('nothing', { q })}>
        <p className="quiet">{t('tips')}</p>
      </Empty>
    );
  return (
    <section aria-label={t('found', { q })}>
      <FoundList of={pages.rows} />
      <More of={pages} />
    </section>
  );
}
