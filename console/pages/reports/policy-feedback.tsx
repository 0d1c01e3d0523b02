import { Flex, Skeleton, Table } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { PolicyFeedback } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { plain } from '#console/kit/names.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import type { Span } from '#console/kit/span-filter.tsx';
import { useLocale, useWords, type Words } from '#console/words/use-words.ts';
import { cellText } from './cell-text.ts';

const words = {
  en: {
    says: 'For policy owners: what does not hold in practice. Counted from five times on.',
    nothing: 'Nothing stands out in these days: clocks are met, verdicts stand, limits hold.',
    clocks: 'Clocks that are missed or never run',
    overrides: 'Verdicts that people set aside',
    limits: 'Limits that are always raised',
    policy: 'Policy',
    clock: 'Clock',
    runs: 'Runs',
    met: 'Met',
    low: 'Met too rarely',
    never_used: 'Never ran',
    says_: 'Why it is here',
    rule: 'Rule',
    said: 'It said',
    overridden: 'Set aside',
    refused: 'Given',
    what: 'What',
    asked: 'Asked',
    approved: 'Approved',
    none: 'None',
  },
  'zh-CN': {
    says: '供政策负责人参考：实践中站不住的规定。至少出现五次才列出。',
    nothing: '这段时间没有异常：时限得到遵守，判定成立，权限够用。',
    clocks: '常超时或从未启用的时钟',
    overrides: '常被人工推翻的判定',
    limits: '总是被放宽的权限',
    policy: '政策',
    clock: '时钟',
    runs: '次数',
    met: '按时',
    low: '按时率过低',
    never_used: '从未启用',
    says_: '列出原因',
    rule: '规则',
    said: '原判定',
    overridden: '推翻次数',
    refused: '判定次数',
    what: '事项',
    asked: '申请',
    approved: '批准',
    none: '无',
  },
} satisfies Words;

const number = { align: 'right', className: 'figures' } as const;

/** Clocks, verdicts and limits that do not hold, for policy owners (I4, R37). */
export function PolicyFeedbackLists({ span }: { readonly span: Span }): ReactElement {
  const t = useWords(words);
  const found = useRead<PolicyFeedback>('/v1/feedback/policy', { ...span }, { keep: true });
  if (found.error) return <ProblemBox problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  const { clocks, overrides, limits } = found.data;
  if (clocks.length + overrides.length + limits.length === 0) return <Empty says={t('nothing')} />;
  return (
    <Flex vertical gap="large">
      <p style={{ margin: 0 }}>{t('says')}</p>
      <Section title={t('clocks')} isEmpty={clocks.length === 0}>
        <Clocks of={clocks} />
      </Section>
      <Section title={t('overrides')} isEmpty={overrides.length === 0}>
        <Table
          size="small"
          rowKey={({ policy, rule }) => `${policy} ${rule}`}
          dataSource={[...overrides]}
          pagination={false}
          columns={[
            { title: t('policy'), dataIndex: 'policy' },
            { title: t('rule'), dataIndex: 'rule' },
            { title: t('said'), render: (_, { said }) => plain(said) },
            { ...number, title: t('overridden'), dataIndex: 'overridden' },
            { ...number, title: t('refused'), render: (_, { refused }) => refused ?? '—' },
          ]}
        />
      </Section>
      <Section title={t('limits')} isEmpty={limits.length === 0}>
        <Table
          size="small"
          rowKey={({ policy, what }) => `${policy} ${what}`}
          dataSource={[...limits]}
          pagination={false}
          columns={[
            { title: t('policy'), dataIndex: 'policy' },
            { title: t('what'), render: (_, { what }) => plain(what) },
            { ...number, title: t('asked'), dataIndex: 'asked' },
            { ...number, title: t('approved'), dataIndex: 'approved' },
          ]}
        />
      </Section>
    </Flex>
  );
}

function Clocks({ of }: { readonly of: PolicyFeedback['clocks'] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <Table
      size="small"
      rowKey={({ policy, clock }) => `${policy} ${clock}`}
      dataSource={[...of]}
      pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('policy'), dataIndex: 'policy' },
        { title: t('clock'), render: (_, { clock }) => plain(clock) },
        { ...number, title: t('runs'), dataIndex: 'runs' },
        {
          ...number,
          title: t('met'),
          render: (_, { runs, met }) => (runs === 0 ? '—' : cellText({ unit: 'share', value: met / runs }, locale)),
        },
        { title: t('says_'), render: (_, { says }) => t(says) },
      ]}
    />
  );
}

interface SectionProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Section({ title, isEmpty, children }: SectionProps): ReactElement {
  const t = useWords(words);
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      {isEmpty ? <p className="quiet">{t('none')}</p> : children}
    </section>
  );
}
