import { ClockCircleOutlined, ExclamationCircleOutlined, EyeInvisibleOutlined, InboxOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import type { ComponentType, ReactElement } from 'react';
import type { DigestBody } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { plain } from '#console/kit/names.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { runName } from './run-names.ts';
import { words } from './words.ts';

type Item = DigestBody['items'][number];

const ICONS: { readonly [S in Item['section']]: ComponentType } = {
  late: ExclamationCircleOutlined,
  due: ClockCircleOutlined,
  forgotten: EyeInvisibleOutlined,
  open: InboxOutlined,
};

interface DigestItemsProps {
  readonly of: readonly Item[];
  readonly shop: string;
}

/** The things of a digest, the gravest first, each with its case, its tasks and why it is here. */
export function DigestItems({ of, shop }: DigestItemsProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <Table<Item>
      size="small"
      rowKey="key"
      dataSource={[...of]}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('section'), render: (_, { section }) => <Section of={section} /> },
        { title: t('thing'), render: (_, item) => <Thing of={item} /> },
        {
          title: t('topics'),
          render: (_, { topics, says }) =>
            [...topics.map((topic) => runName(topic, locale)), ...(says === null ? [] : [says])].join(', '),
        },
        { title: t('tasks'), render: (_, { tasks }) => <Tasks of={tasks} /> },
        { title: t('dueAt'), render: (_, { dueAt }) => <Moment at={dueAt} shop={shop} /> },
        { title: t('since'), render: (_, { since }) => <Moment at={since} shop={shop} show="relative" /> },
      ]}
    />
  );
}

function Section({ of }: { readonly of: Item['section'] }): ReactElement {
  const t = useWords(words);
  const Icon = ICONS[of];
  return (
    <span>
      <Icon /> {t(of)}
    </span>
  );
}

function Thing({ of: { caseNo, order, key } }: { readonly of: Item }): ReactElement {
  const t = useWords(words);
  if (caseNo !== null) return <CaseLink caseNo={caseNo} />;
  return <span className="figures">{order === null ? key : t('order', { order })}</span>;
}

function Tasks({ of }: { readonly of: Item['tasks'] }): ReactElement {
  const t = useWords(words);
  const name = useNames();
  if (of.length === 0) return <span>—</span>;
  return (
    <ul className="plain-list">
      {of.map(({ task, kind, role, department }) => (
        <li key={task}>
          {plain(kind)} ·{' '}
          {department === null ? name('role', role) : t('department', { department: plain(department) })}
        </li>
      ))}
    </ul>
  );
}
