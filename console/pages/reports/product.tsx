import { Skeleton, Table } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { ProductFeedback } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { plain } from '#console/kit/names.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useWords, type Words } from '#console/words/use-words.ts';
import { Cases } from './hot-spots.tsx';

const words = {
  en: {
    says: 'For the product department: which defects were found in what, those with the most cases first.',
    nothing: 'No defect was found in these days.',
    shop: 'Shop',
    sku: 'Article',
    batch: 'Batch',
    units: 'Units',
    symptoms: 'Symptoms (cases)',
    cases: 'Cases',
    words: 'Words and photos',
    alarm: 'Batch alarm',
  },
  'zh-CN': {
    says: '供产品部门参考：在哪些商品中发现了哪些缺陷，案件最多的在前。',
    nothing: '这段时间没有发现缺陷。',
    shop: '店铺',
    sku: '商品',
    batch: '批次',
    units: '件数',
    symptoms: '现象（案件数）',
    cases: '案件',
    words: '文字与照片',
    alarm: '批次警报',
  },
} satisfies Words;

type Defect = ProductFeedback['data'][number];

/** Defects by article and batch, for the product department (I4). */
export function ProductDefects({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const found = useRead<ProductFeedback>('/v1/feedback/product', { ...span }, { keep: true });
  if (found.error) return <ProblemBox problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  if (found.data.data.length === 0) return <Empty says={t('nothing')} />;
  return (
    <>
      <p>{t('says')}</p>
      <Table<Defect>
        size="small"
        rowKey={({ shop, sku, batch }) => [shop, sku, batch].join('\n')}
        dataSource={[...found.data.data]}
        pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('sku'), dataIndex: 'sku', className: 'figures' },
          { title: t('batch'), render: (_, { batch }) => batch ?? '—' },
          { title: t('shop'), dataIndex: 'shop' },
          { title: t('units'), dataIndex: 'units', align: 'right', className: 'figures' },
          {
            title: t('symptoms'),
            render: (_, { symptoms }) =>
              symptoms.map(({ code, cases }) => `${plain(code)} (${cases})`).join(', ') || '—',
          },
          { title: t('cases'), render: (_, { cases }) => <Cases of={cases} /> },
          { title: t('words'), align: 'right', className: 'figures', render: (_, defect) => defect.words.length },
          { title: t('alarm'), render: (_, { alarm }) => alarm ?? '—' },
        ]}
      />
    </>
  );
}
